import { expect, test } from 'vitest';
import { parseInputName, selectProfiles } from '../../lib/sections/selector.ts';
import { labelled } from './profiles.ts';

test.each([
  ['mail.txt', [], 'mail.txt', null, null],
  ['mail.txt#2', ['mail.txt'], 'mail.txt', '2', null],
  ['mail.txt#patched', ['mail.txt'], 'mail.txt', 'patched', null],
  ['mail.txt#with the patch', [], 'mail.txt', 'with the patch', null],
  ['new=run.txt', ['run.txt'], 'run.txt', null, 'new'],
  ['new=run.txt#2', ['run.txt'], 'run.txt', '2', 'new'],
  ['-', [], '-', null, null],
  ['-#2', [], '-', '2', null],
  ['new=-', [], '-', null, 'new'],
  ['bug#12.txt', ['bug#12.txt'], 'bug#12.txt', null, null],
  ['bug#12.txt#2', ['bug#12.txt'], 'bug#12.txt', '2', null],
  ['a=b.txt', ['a=b.txt', 'b.txt'], 'a=b.txt', null, null],
  ['a=b.txt#1', ['a=b.txt'], 'a=b.txt', '1', null],
  ['new=bug#12.txt', ['bug#12.txt'], 'bug#12.txt', null, 'new'],
] as const)('reads %j where %j exist', (text, files, path, selector, label) => {
  const exists = (name: string): boolean => (files as readonly string[]).includes(name);
  expect(parseInputName(text, exists)).toEqual({ path, selector, label });
});

const profiles = ['* before:', 'unpatched', 'patched', 'net-next + series v2', null].map((label) => labelled(label));

test.each([
  ['1', [0]],
  ['5', [4]],
  ['6', []],
  ['0', []],
  ['patched', [2]],
  ['unpatched', [1]],
  ['PATCHED', [2]],
  ['patch', [1, 2]],
  ['before', [0]],
  ['series', [3]],
  ['v2', [3]],
  ['nowhere', []],
])('#%s selects positions %j', (selector, positions) => {
  expect(selectProfiles(profiles, selector)).toEqual(positions);
});
