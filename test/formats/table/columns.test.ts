import { expect, test } from 'vitest';
import { parseRuler, parseTitles } from '../../../lib/formats/table/columns.ts';

const titles = (text: string): readonly string[] | null => parseTitles(text)?.map((column) => column.kind) ?? null;

test.each([
  ['# Overhead  Command          Shared Object      Symbol', ['overhead', 'comm', 'dso', 'symbol']],
  ['Overhead  Shared Object                        Symbol', ['overhead', 'dso', 'symbol']],
  ['# Overhead Command Shared Object Symbol', ['overhead', 'comm', 'dso', 'symbol']],
  ['# Children      Self  Command  Shared Object  Symbol', ['children', 'self', 'comm', 'dso', 'symbol']],
  ['# Overhead       Samples        Period  Symbol', ['overhead', 'samples', 'period', 'symbol']],
  [
    '# Overhead      sys      usr  guest sys  guest usr  Symbol',
    ['overhead', 'part', 'part', 'part', 'part', 'symbol'],
  ],
  ['# Overhead      Pid:Command          Symbol', ['overhead', 'pid', 'symbol']],
  ['# Overhead  CPU  Symbol', ['overhead', 'cpu', 'symbol']],
  ['# Overhead  Symbol  Symbol size', ['overhead', 'symbol', 'other']],
  ['  Children      Self  Shared O', ['children', 'self', 'dso']],
  ['  Overhead  SymbolCoverage]', ['overhead', 'symbol']],
])('reads %j', (text, kinds) => {
  expect(titles(text)).toEqual(kinds);
});

test.each([
  'Overhead of the Symbol lookup',
  'Overhead',
  'Self',
  'Symbol  Overhead',
  '# Baseline  Delta Abs  Shared Object  Symbol',
  '',
])('takes %j for no titles', (text) => {
  expect(titles(text)).toBeNull();
});

test('gives the positions of a dotted ruler, the end behind the last dot', () => {
  expect(parseRuler('# ........  .......  ...')).toEqual([
    { start: 2, end: 10 },
    { start: 12, end: 19 },
    { start: 21, end: 24 },
  ]);
});

test.each(['', '#', '..', '[...]', '... and so on', '# ---- ----'])('takes %j for no ruler', (text) => {
  expect(parseRuler(text)).toBeNull();
});
