import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryList } from '../../../lib/model/entry-list.ts';
import { countRows } from '../../../lib/model/entry-table.ts';
import { textOf } from '../../../lib/model/output.ts';
import type { Profile } from '../../../lib/model/profile.ts';
import { printFolds } from '../../../lib/render/folded/print-folds.ts';
import { onlyProfile, scanned } from '../scanned.ts';

const rowsOf = (entries: EntryList | undefined): unknown =>
  entries?.map(({ overhead, comm, level, symbol }) => [overhead.ticks / 1e6, comm, level, symbol]);
const printed = (profile: Profile): string => (profile.stacks === null ? '' : textOf(printFolds([profile.stacks])));

describe('folded stacks', () => {
  test('are entries of their commands and leaves, in percent of the total', () => {
    const profile = onlyProfile(
      'my app;main;read file 150\nmy app;main;operator() 50.5\nswapper 199\nmy app;main;read file 0.5\n',
    );
    expect(rowsOf(profile.entries)).toEqual([
      [37.625, 'my app', null, 'read file'],
      [12.625, 'my app', null, 'operator()'],
      [49.75, null, null, 'swapper'],
    ]);
    expect(profile).toMatchObject({ format: 'folded', line: 1, endLine: 4, columns: ['Stack', 'Count'] });
    expect([...(profile.stacks?.list ?? [])].map(({ comm, weight }) => [comm, weight])).toEqual([
      ['my app', 150.5],
      ['my app', 50.5],
      [null, 199],
    ]);
  });

  test('of two recordings are one table with both sides', () => {
    const profile = onlyProfile(readFileSync('samples/formats/folded/two.folded', 'utf8'));
    expect(countRows(profile.entries)).toBe(9);
    expect(countRows(profile.both?.before.entries ?? [])).toBe(8);
    expect(countRows(profile.both?.after.entries ?? [])).toBe(8);
    const percent = (entries: EntryList | undefined): unknown =>
      entries?.find(({ symbol }) => symbol === 'read')?.overhead.ticks;
    expect(percent(profile.both?.before.entries)).toBe(Math.round((14 / 65) * 1e8));
    expect(percent(profile.both?.after.entries)).toBe(Math.round((13 / 80) * 1e8));
  });

  test('say by their annotations what is the kernel and what was inlined', () => {
    const profile = onlyProfile('a;main;sys_read_[k] 10\na;main;f;g_[i] 20\na;main;java_[j] 30\na;[lib.so] 40\n');
    expect(rowsOf(profile.entries)).toEqual([
      [10, 'a', 'k', 'sys_read'],
      [20, 'a', '.', 'f'],
      [30, 'a', '.', 'java'],
      [40, 'a', null, '[lib.so]'],
    ]);
    expect([...(profile.stacks?.list ?? [])][1]?.frames.map(({ symbol, inlined }) => [symbol, inlined])).toEqual([
      ['main', false],
      ['f', false],
      ['g_[i]', true],
    ]);
  });
});

test.each([
  ['prose', 'It was slow; now it is 3\nSome more; and the rest is 4\nBye 5\n'],
  ['code', 'for (i = 0; i < 5; i++) 12\nint a;\nint b; 12\n'],
  ['one pair of words', 'foo;bar 12\n'],
  ['a list of figures', 'cpu 12\ncpu0 13\ncpu1 14\n'],
  ['a patch', '-\ta;b 1\n text\n+\ta 2\n'],
  ['a percentage in front', '26.78% f_leaf;main;__libc_start_call_main\n'],
])('%s is no stack', (_, text) => expect(scanned(text).found).toEqual([]));

test.each([
  ['a line without a count', 'a;b;c 1\na;b;d\na;b;e 3\n', 2, ['bad-stack:2']],
  [
    'a line with one count of two',
    'a;b;c 1 2\na;b;d 3 4\na;b;e 5 6\na;b;f 7 8\na;b;g 1 2\na;b;h 1 2\na;b;i 1 2\na;b;j 1 2\na;b;k 1 2\na;b;l 1 2\na;b;m 1 2\na;b;n 1 2\na;b;o 3\na;b;p 1 2\n',
    13,
    ['bad-stack:13'],
  ],
  ['counts that are all 0', 'a;b;c 0\na;b;d 0\n', 0, ['bad-stack:1']],
  ['a chain alone', 'a;b;c 10\n', 1, []],
  ['quoted stacks with prose around them', 'See:\n\n> a;b;c 1\n> a;b 2\n\nand so on\n', 2, []],
  ['stacks behind the command alone', 'a 1\na;b 2\na;b;c 3\n', 3, []],
])('reads %s', (_, text, rows, notes) => {
  const { found, diagnostics } = scanned(text);
  expect(found.reduce((sum, { profile }) => sum + profile.entries.length, 0)).toBe(rows);
  expect(diagnostics.map(({ code, line }) => `${code}:${line}`)).toEqual(notes);
});

describe('what is printed reads back', () => {
  const frame = fc.oneof(
    fc.stringMatching(/^[a-z_<~][\w<>,:*&()[\]+. -]{0,20}[\w>)\]]$/),
    fc.constantFrom('[unknown]', 'std::map<int, long>::operator()', 'sys_read_[k]', 'f 7', '0x1f'),
  );
  const stack = fc.tuple(fc.array(frame, { minLength: 2, maxLength: 6 }), fc.integer({ min: 1, max: 1e12 }));
  const stacks = fc.uniqueArray(stack, { minLength: 2, maxLength: 20, selector: ([frames]) => frames.join(';') });

  test('one count: every stack and every weight', () => {
    fc.assert(
      fc.property(stacks, (list) => {
        // A name that ends with a number looks like a second count where every line has one.
        fc.pre(list.some(([frames]) => !/ \d+$/.test(frames.at(-1) ?? '')));
        const text = list
          .map(([frames, weight]) => `${frames.join(';')} ${weight}\n`)
          .sort()
          .join('');
        expect(printed(onlyProfile(text))).toBe(text);
      }),
      { numRuns: 200, seed: 20251123 },
    );
  });

  test('two counts: both sides', () => {
    fc.assert(
      fc.property(stacks, fc.integer({ min: 1, max: 9 }), (list, more) => {
        const text = list.map(([frames, weight]) => `${frames.join(';')} ${weight} ${weight + more}\n`).join('');
        const { both } = onlyProfile(text);
        expect([...(both?.before.stacks?.list ?? [])].map(({ weight }) => weight)).toEqual(
          list.map(([, weight]) => weight),
        );
        expect([...(both?.after.stacks?.list ?? [])].map(({ weight }) => weight)).toEqual(
          list.map(([, weight]) => weight + more),
        );
      }),
      { numRuns: 100, seed: 20251123 },
    );
  });
});

const CORPUS = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));
const exists = existsSync(CORPUS);
const skipped = exists ? '' : ' (skipped: no corpus beside the project)';
const RUNS = exists ? readdirSync(`${CORPUS}truth`).filter((name) => name.endsWith('.folded')) : ['nothing'];

test.skipIf(!exists).each(RUNS)(`the leaves of %s are the samples that perf report counts${skipped}`, (name) => {
  const leaves = new Map<string, number>();
  const profile = onlyProfile(readFileSync(`${CORPUS}truth/${name}`, 'utf8'));
  for (const { frames, weight } of profile.stacks?.list ?? []) {
    const leaf = frames.at(-1)?.symbol ?? '';
    leaves.set(leaf, (leaves.get(leaf) ?? 0) + weight);
  }
  const report = onlyProfile(readFileSync(`${CORPUS}truth/${name.replace('.folded', '.report.txt')}`, 'utf8'));
  const counts = report.entries
    .filter(({ symbol }) => leaves.has(symbol ?? ''))
    .map(({ symbol, samples }) => [symbol, samples]);
  expect(counts.length).toBeGreaterThanOrEqual(4);
  expect(counts).toEqual(counts.map(([symbol]) => [symbol, leaves.get(String(symbol))]));
  for (const { symbol, overhead } of report.entries) {
    const own = profile.entries
      .filter((entry) => entry.symbol === symbol)
      .reduce((sum, entry) => sum + entry.overhead.ticks, 0);
    if (leaves.has(symbol ?? '')) expect(Math.abs(own - overhead.ticks)).toBeLessThanOrEqual(overhead.slack + 1);
  }
});
