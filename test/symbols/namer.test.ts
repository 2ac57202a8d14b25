import { expect, test } from 'vitest';
import type { Entry } from '../../lib/model/entry.ts';
import { entryKeyOf } from '../../lib/model/identity.ts';
import { identify } from '../../lib/symbols/identify.ts';
import { namer } from '../../lib/symbols/namer.ts';
import { tableOf } from '../diff/table.ts';

const [entry] = tableOf(['1.00 [kernel] [k] foo.isra.0']).entries as readonly [Entry];

test.each<[string, Partial<Entry>]>([
  ['another object', { dso: '[xfs]' }],
  ['no object', { dso: null }],
  ['another level', { level: '.' }],
  ['another symbol', { symbol: 'bar' }],
  ['an empty name', { symbol: '' }],
  ['a thread', { level: null, pid: '12', comm: 'w', symbol: '12:w' }],
  ['another thread of the name', { level: null, pid: '12', comm: 'v', symbol: '12:w' }],
])('%s is who it is, whatever was asked before', (_, change) => {
  const nameOf = namer();
  for (const each of [entry, { ...entry, ...change }, entry]) {
    const identity = identify(each);
    expect(nameOf(each)).toEqual({ key: entryKeyOf(identity), identity, names: [each.symbol] });
  }
});

test('threads of one number and name are told apart by their command', () => {
  const nameOf = namer();
  const thread = { ...entry, dso: null, level: null, pid: '12', symbol: '12:w' };
  const commands = ['w', 'v', 'w'].map((comm) => nameOf({ ...thread, comm }).identity.symbol);
  expect(commands).toEqual(['w', '12:w', 'w']);
});

test.each<[string, Partial<Entry>]>([
  ['a function, in whatever thread', { pid: '12' }],
  ['a row without a level', { level: null }],
])('%s is named once', (_, changes) => {
  const nameOf = namer();
  const row = { ...entry, ...changes };
  expect(nameOf({ ...row, comm: 'w' })).toBe(nameOf(row));
});

test('a row without a symbol is written as nothing', () => {
  expect(namer()({ ...entry, symbol: null }).names).toEqual(['']);
});

test('rows of other figures and commands are named once', () => {
  const nameOf = namer();
  const other: Entry = { ...entry, line: 7, samples: 3, comm: 'w' };
  expect(nameOf(other)).toBe(nameOf(entry));
});

test('suffixes are kept where that is asked for', () => {
  expect(namer('keep')(entry).identity.symbol).toBe('foo.isra.0');
});
