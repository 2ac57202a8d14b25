import { describe, expect, test } from 'vitest';
import { namesChange, SIDE_RULES, sideOfWords } from '../../lib/sections/side-words.ts';

describe.each(SIDE_RULES)('rule $name', ({ pattern, side, yes, no }) => {
  test('decides its own example', () => {
    expect(pattern.test(yes.toLowerCase())).toBe(true);
    expect(sideOfWords(yes)).toBe(side);
  });

  test('leaves its counter-example alone', () => {
    expect(pattern.test(no.toLowerCase())).toBe(false);
  });
});

test.each([
  ['* before:', 'before'],
  ['Before this patch:', 'before'],
  ['w/o patch', 'before'],
  ['without this series', 'before'],
  ['unpatched', 'before'],
  ['Baseline', 'before'],
  ['vanilla', 'before'],
  ['net-next', 'before'],
  ['* after:', 'after'],
  ['with the patch applied:', 'after'],
  ['w/ patch', 'after'],
  ['Patched:', 'after'],
  ['Base + orig_mm_cid:', 'after'],
  ['net-next + page_pool bulk', 'after'],
  ['After the patch it was no longer the baseline:', 'after'],
  ['perf top output', null],
  ['database server', null],
  ['thereafter', null],
  ['', null],
] as const)('%j tells %s', (label, side) => {
  expect(sideOfWords(label)).toBe(side);
});

test.each([
  ['with your patch', true],
  ['after v2', true],
  ['before lunch', false],
  ['dispatched', false],
])('knows whether %j names a change', (label, names) => {
  expect(namesChange(label)).toBe(names);
});
