import { expect, test } from 'vitest';
import { cellsOf, notesOf, onlyProfile, scanned } from './scanned.ts';

const HEAD = [
  '# To display the perf.data header info, please use --header/--header-only options.',
  '#',
  '#',
  '# Total Lost Samples: 0',
  '#',
  "# Samples: 5K of event 'cpu-clock'",
  '# Event count (approx.): 5023069072',
  '#',
];
const TITLES = [
  '# Overhead  Command          Shared Object      Symbol',
  '# ........  ...............  .................  ...................',
  '#',
];
const ROWS = [
  '    18.63%  xdp-trafficgen   [kernel.kallsyms]  [k] veth_xdp_rcv_one',
  '     1.00%  npm ci           libc.so.6          [.] malloc@@GLIBC_2.2.5',
];
const TAIL = ['', '', '#', '# (Tip: Print event counts in CSV format with: perf stat -x,)', '#'];
const ENTRIES = [
  [18.63, 'xdp-trafficgen', '[kernel.kallsyms]', 'k', 'veth_xdp_rcv_one'],
  [1, 'npm ci', 'libc.so.6', '.', 'malloc@@GLIBC_2.2.5'],
];
const text = (...parts: readonly (readonly string[])[]): string => `${parts.flat().join('\n')}\n`;

test('reads header, titles and rows', () => {
  const profile = onlyProfile(text(HEAD, TITLES, ROWS, TAIL));
  expect(profile.format).toBe('perf-report');
  expect([profile.line, profile.endLine]).toEqual([1, 13]);
  expect(profile.columns).toEqual(['Overhead', 'Command', 'Shared Object', 'Symbol']);
  expect(profile.entries.map(cellsOf)).toEqual(ENTRIES);
  expect(profile.entries.map((entry) => entry.line)).toEqual([12, 13]);
  expect(profile.facts).toMatchObject({
    event: 'cpu-clock',
    samples: { low: 5000, high: 5999 },
    eventCount: 5_023_069_072,
    lost: 0,
  });
  expect(profile.elided).toBe(false);
});

test.each([
  ['titles alone', text(TITLES, ROWS)],
  ['titles whose # was lost', text([TITLES[0]?.replace('# ', '  ') ?? '', ...ROWS])],
  ['rows indented by a tab', text([...HEAD, ...TITLES, ...ROWS].map((line) => `\t${line}`))],
  ['rows in a quote', text([...HEAD, ...TITLES, ...ROWS].map((line) => `> ${line}`.trimEnd()))],
  ['a code fence around', text(['```'], HEAD, TITLES, ROWS, ['```'])],
])('reads the same from %s', (_, input) => {
  expect(onlyProfile(input).entries.map(cellsOf)).toEqual(ENTRIES);
});

test('reads a block of each event', () => {
  const { found } = scanned(
    text(HEAD, TITLES, ROWS, ['', ''], [HEAD[5]?.replace('cpu-clock', 'cycles') ?? '', '#'], TITLES, ROWS, TAIL),
  );
  expect(found.map(({ profile }) => [profile.facts.event, profile.entries.length])).toEqual([
    ['cpu-clock', 2],
    ['cycles', 2],
  ]);
});

test('warns of samples that perf lost', () => {
  expect(notesOf(text(HEAD, TITLES, ROWS).replace('Lost Samples: 0', 'Lost Samples: 9'))).toEqual(['lost-samples:1']);
});

test.each([['[...]'], ['...'], ['<snip>'], ['[ cut ]'], ['[..]']])(
  'notes that the author left rows out: %s',
  (mark) => {
    const profile = onlyProfile(text(HEAD, TITLES, ROWS, [`    ${mark}`]));
    expect([profile.elided, profile.entries.length]).toEqual([true, 2]);
  },
);

test('reads no profile from a header without rows', () => {
  expect(scanned(text(HEAD, TITLES)).found).toEqual([]);
});

test('an event without a row takes nothing from the next one, and thousands of headers no time', () => {
  const empty = ["# Samples: 0  of event 'dummy:HG'", '# Event count (approx.): 0', '#', ...TITLES, '', ''];
  expect(onlyProfile(text(empty, HEAD, TITLES, ROWS)).facts.event).toBe('cpu-clock');
  expect(scanned(text(...Array<readonly string[]>(5000).fill(empty))).found).toEqual([]);
});
