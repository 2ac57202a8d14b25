import { expect, test } from 'vitest';
import { notesOf, onlyProfile, scanned } from './scanned.ts';

const table = (...middle: readonly string[]): string =>
  ['    13.15%  [kernel]  [k] first', ...middle, '     1.00%  [kernel]  [k] last', ''].join('\n');

test.each([
  ['a share of nothing', '     -nan%  [kernel]  [k] f', ['bad-overhead:2']],
  ['nan', '      nan%  [kernel]  [k] f', ['bad-overhead:2']],
  ['a share above the whole', '   120.00%  [kernel]  [k] f', ['bad-overhead:2']],
  ['a negative share', '    -3.00%  [kernel]  [k] f', ['bad-overhead:2']],
  ['a letter in the share', '     9.O0%  [kernel]  [k] f', ['bad-overhead:2']],
  ['no level', '     9.00%  [kernel]  f', ['bad-row:2']],
  ['a share alone', '     9.00%', ['bad-row:2']],
  ['a stray line', '@@ -1 +1 @@', ['stray-line:2']],
  ['a warning of perf', 'Too slow to read ring buffer (change period (-c/-F) or limit CPUs (-C)', ['stray-line:2']],
  [
    'several damaged rows',
    '     -nan%  w  [k] f\n     9.00%  w  f\n???',
    ['bad-overhead:2', 'bad-row:3', 'stray-line:4'],
  ],
])('names %s and reads on', (_, line, notes) => {
  expect(onlyProfile(table(line)).entries.map((entry) => entry.symbol)).toEqual(['first', 'last']);
  expect(notesOf(table(line))).toEqual(notes);
});

test('says what it saw and what it expected', () => {
  expect(scanned(table('   120.00%  [kernel]  [k] f')).diagnostics.map((each) => each.message)).toEqual([
    '"120.00%" is no share, expected one from 0 to 100 %; row left out',
  ]);
});

test.each([
  ['a label', '     after:'],
  ['a rule', '---------'],
  ['prose at another depth', '> quoted'],
  ['three blank lines', '\n\n'],
])('ends the table at %s without a word', (_, line) => {
  expect(scanned(table(line)).found.map(({ profile }) => profile.entries.at(0)?.symbol)).toEqual(['first', 'last']);
  expect(notesOf(table(line))).toEqual([]);
});

test('begins another table behind a blank line where the shares rise', () => {
  expect(scanned(`${table()}\n${table()}`).found).toHaveLength(2);
});

test('keeps a row that its author marked inside a table', () => {
  const text = table('   > 9.00%  [kernel]  [k] f', '     5.00%  [kernel]  [k] g', '   > 2.00%  [kernel]  [k] h');
  expect(onlyProfile(text).entries.map((entry) => entry.symbol)).toEqual(['first', 'f', 'g', 'h', 'last']);
});

test('keeps a quoted table apart from the one above it', () => {
  const quoted = table().replace(/^(?=.)/gm, '> ');
  expect(scanned(table() + quoted).found.map(({ profile }) => profile.entries.length)).toEqual([2, 2]);
});
