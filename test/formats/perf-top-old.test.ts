import { expect, test } from 'vitest';
import { cellsOf, notesOf, onlyProfile, scanned } from './scanned.ts';

const HEADER = '   PerfTop:     325 irqs/sec  kernel:24.9%  exact:  0.0% [1000Hz cycles],  (all, 1 CPUs)';
const TITLES = [
  '         samples  pcnt function        DSO',
  '         _______ _____ _______________ ____________________',
];
const ROWS = [
  '          697.00 50.6% lib::Convert    /system/libxul.so',
  '          424.00 30.8% tile_texture    [gpu]',
];
const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
const ENTRIES = [
  [50.6, null, '/system/libxul.so', '.', 'lib::Convert'],
  [30.8, null, '[gpu]', 'k', 'tile_texture'],
];

test.each([
  ['header, rules and titles', text('-----', HEADER, '-----', '', ...TITLES, '', ...ROWS)],
  ['titles alone', text(...TITLES, '', ...ROWS)],
  ['a quote', text(HEADER, '', ...TITLES, '', ...ROWS).replace(/^/gm, '> ')],
  ['bars at the margin', text(HEADER, '', `|${TITLES[0]?.trim()}`, '', ...ROWS.map((row) => `|${row.trim()}`))],
  [
    'several events, with a weight',
    text(
      TITLES[0]?.replace('samples', 'weight    samples') ?? '',
      '',
      ...ROWS.map((row) => `     12.5 ${row.trim().replace('.00', '')}`),
    ),
  ],
  [
    'addresses',
    text(
      TITLES[0]?.replace('function', '      RIP        function') ?? '',
      '',
      ...ROWS.map((row) => row.replace('% ', '% ffffffff814afb21 ')),
    ),
  ],
])('reads %s', (_, input) => {
  const profile = onlyProfile(input);
  expect(profile.format).toBe('perf-top-old');
  expect(profile.entries.map(cellsOf)).toEqual(ENTRIES);
  expect(notesOf(input)).toEqual([]);
});

test('keeps the facts of the header, and no count of samples: they decay', () => {
  const { facts, entries, line, endLine } = onlyProfile(text(HEADER, '', ...TITLES, '', ...ROWS));
  expect(facts).toMatchObject({ event: 'cycles', frequency: 1000, cpus: 1, irqsPerSec: 325, samples: null });
  expect(entries.map((entry) => entry.samples)).toEqual([null, null]);
  expect([line, endLine]).toEqual([1, 7]);
});

test('a share has one decimal, so half of a tenth is open', () => {
  expect(onlyProfile(text(...TITLES, ...ROWS)).entries.at(0)?.overhead).toEqual({ ticks: 50_600_000, slack: 50_000 });
});

test('names a damaged row and reads on', () => {
  const input = text(
    ...TITLES,
    ROWS[0] ?? '',
    '          5O0.00 9.0% f  libc.so',
    '     3.00 99% f  libc.so',
    ROWS[1] ?? '',
  );
  expect(onlyProfile(text(...TITLES, ROWS[0] ?? '', '     3.00 99% f  libc.so', ROWS[1] ?? '')).entries).toHaveLength(
    2,
  );
  expect(notesOf(text(...TITLES, ROWS[0] ?? '', '     3.00 99% f  libc.so', ROWS[1] ?? ''))).toEqual(['bad-row:4']);
  expect(scanned(input).found[0]?.profile.entries).toHaveLength(1);
});

test.each([
  ['titles without rows', text(...TITLES)],
  ['a sentence with the words', 'We took samples of pcnt function and DSO.\n'],
])('finds no profile in %s', (_, input) => {
  expect(scanned(input).found).toEqual([]);
});

test('takes the last screen of many, and two pasted tables for two', () => {
  const screen = (row: string): readonly string[] => ['-----', HEADER, '-----', '', ...TITLES, '', row, ''];
  const two = text(...screen(ROWS[0] ?? ''), ...screen(ROWS[1] ?? ''));
  expect(scanned(two).found.map(({ profile }) => profile.entries.map((entry) => entry.symbol))).toEqual([
    ['lib::Convert'],
    ['tile_texture'],
  ]);
  const three = two + text(...screen(ROWS[0] ?? ''));
  expect(onlyProfile(three).entries.map((entry) => entry.symbol)).toEqual(['lib::Convert']);
  expect(onlyProfile(three).facts.screens).toBe(3);
  expect(notesOf(three)).toEqual(['many-screens:20']);
});

test('a narrow mailer breaks rows behind their share, and again before their object', () => {
  const broken = ROWS.map((row) => row.trim().replace(/% (\S+) +(\S+)$/, '%\n$1\n$2'));
  expect(onlyProfile(text(...TITLES, '', ...broken)).entries.map(cellsOf)).toEqual(ENTRIES);
  expect(notesOf(text(...TITLES, '', ...broken))).toEqual([]);
});

test('what cannot be joined is named, and so is each row below', () => {
  const [one = '', two = ''] = ROWS;
  const input = text(...TITLES, '', one, '          500.00 5.0%', 'name', one.replace('50.6', ' 4.0'), two);
  expect(notesOf(input)).toEqual(['bad-row:5', 'unread-share:7', 'unread-share:8']);
});
