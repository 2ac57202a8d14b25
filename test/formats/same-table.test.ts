import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { notesOf, tablesOf } from './scanned.ts';

/** What mailers, terminals and people do to a table without changing what it says. */
const HARMLESS: readonly (readonly [string, (text: string) => string])[] = [
  ['quoting', (text) => text.replace(/^/gm, '> ')],
  ['quoting without blanks', (text) => text.replace(/^/gm, '>')],
  ['quoting by initials', (text) => text.replace(/^/gm, 'AS> ')],
  ['CR LF', (text) => text.replaceAll('\n', '\r\n')],
  ['CR CR LF', (text) => text.replaceAll('\n', '\r\r\n')],
  ['collapsing blanks', (text) => text.replace(/ {2,}/g, ' ')],
  ['losing leading blanks', (text) => text.replace(/^ +/gm, '')],
  ['no-break spaces', (text) => text.replaceAll(' ', '\u00a0')],
  ['trailing blanks', (text) => text.replace(/$/gm, '   ')],
  ['an indentation by a tab', (text) => text.replace(/^(?=.)/gm, '\t')],
  ['an indentation by blanks', (text) => text.replace(/^(?=.)/gm, '    ')],
  ['double spacing', (text) => text.replaceAll('\n', '\n\n')],
  ['colours', (text) => text.replace(/\d+\.\d\d%/g, '\x1b[31m$&\x1b[m')],
  ['colours without ESC', (text) => text.replace(/ +\d+\.\d\d%/g, '[31m$&[m')],
];

const mail = readFileSync(new URL('../../samples/xdp-return/mail.txt', import.meta.url), 'utf8');

test('the sample mail holds two tables of 25 and 27 rows', () => {
  expect(tablesOf(mail).map((entries) => entries.length)).toEqual([25, 27]);
});

test.each(HARMLESS)('%s changes no table of the sample mail', (_, harm) => {
  expect(tablesOf(harm(mail))).toEqual(tablesOf(mail));
  expect(notesOf(harm(mail))).toEqual([]);
});

interface Cells {
  readonly comm: string;
  readonly dso: string;
  readonly level: string;
  readonly symbol: string;
}

const cells: fc.Arbitrary<Cells> = fc.record({
  comm: fc.constantFrom('perl', 'npm ci', 'kworker/u8:4-ex', 'V8 WorkerThread', '(sd-pam)', 'ksoftirqd/0'),
  dso: fc.constantFrom('[kernel.kallsyms]', '[mlx5_core]', 'libc.so.6', '[JIT] tid 30684', '[unknown]'),
  level: fc.constantFrom('k', '.'),
  symbol: fc.constantFrom(
    '__xdp_return',
    'foo.constprop.0',
    '0xffffffff822004c9',
    'ns::T<a, b>::f',
    'malloc@@GLIBC_2.2.5',
  ),
});
const tables = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), cells), { minLength: 2, maxLength: 12 });

/** A table as ui/stdio/hist.c prints it, and the entries it states. */
function printed(rows: readonly (readonly [number, Cells])[]): {
  readonly text: string;
  readonly entries: readonly unknown[];
} {
  const sorted = rows.map(([hundredths, row]) => ({ ...row, hundredths })).sort((a, b) => b.hundredths - a.hundredths);
  const lines = sorted.map(
    ({ hundredths, comm, dso, level, symbol }) =>
      `  ${(hundredths / 100).toFixed(2).padStart(7)}%  ${comm.padEnd(15)}  ${dso.padEnd(17)}  [${level}] ${symbol}`,
  );
  const titles = [
    '# Overhead  Command          Shared Object      Symbol',
    '# ........  ...............  .................  .......',
    '#',
  ];
  return {
    text: `${[...titles, ...lines].join('\n')}\n`,
    entries: sorted.map(({ hundredths, comm, dso, level, symbol }) => [hundredths / 100, comm, dso, level, symbol]),
  };
}

test('any printed table gives what was printed', () => {
  fc.assert(
    fc.property(tables, (rows) => {
      const { text, entries } = printed(rows);
      expect(tablesOf(text)).toEqual([entries]);
    }),
  );
});

test('any two harmless changes leave any printed table as it was', () => {
  const harms = fc.constantFrom(...HARMLESS);
  fc.assert(
    fc.property(tables, harms, harms, (rows, [, one], [, other]) => {
      const { text, entries } = printed(rows);
      fc.pre(one !== other);
      expect(tablesOf(other(one(text)))).toEqual([entries]);
    }),
    { numRuns: 300 },
  );
});

test('a table quoted any number of times gives what was printed', () => {
  fc.assert(
    fc.property(tables, fc.integer({ min: 1, max: 6 }), (rows, times) => {
      const { text, entries } = printed(rows);
      for (const mark of ['> ', '>']) expect(tablesOf(text.replace(/^/gm, mark.repeat(times)))).toEqual([entries]);
    }),
  );
});

test('any text is read without a failure', () => {
  const piece = fc.constantFrom(
    '13.15%',
    ' ',
    '\n',
    '[k]',
    '> ',
    'PerfTop: ',
    '# Overhead  Symbol',
    '...',
    '|--',
    '- ',
    'foo',
    '\x1b[2J',
    "Samples: 1K of event '",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      for (const table of tablesOf(pieces.join(''))) expect(table.length).toBeGreaterThan(0);
    }),
  );
});
