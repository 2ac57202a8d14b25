import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Comparison, Shift } from '../../lib/model/comparison.ts';
import { readProfiles } from '../../lib/pipeline/find-profiles.ts';
import { render } from '../../lib/pipeline/render.ts';
import { AWKWARD, compareTwo, printRow, readOne, SYMBOLS, sortedRows, truths } from './generated.ts';

const LONG = `very_long_${'name_'.repeat(30)}end`;
const ODD: readonly string[] = [
  ...AWKWARD,
  `[kernel]  [k] ${LONG}`,
  `app  [.] ns::Table<${'std::pair<unsigned long, char const*>, '.repeat(4)}int>::operator[](int) const`,
  'app  [.] back\\slash',
  'app  [.] ends_in_a_backslash\\',
  `app  [.] ${'a\\'.repeat(40)}x`,
  'app  [.] größe::日本',
  `app  [.] ${'é'.repeat(30)}`,
  'my app [x] (v2)  [.] main',
  '[unknown]  [.] 0x00000000004a0010',
  '[heap]  [.] run',
  '[vdso]  [.] __vdso_clock_gettime',
  'odd(]name  [.] run',
  'guest_app  [u] 0x0000000000401000',
  'firmware  [H] 0x0000000000402000',
];

/** Printed rows of a table, all of them or the largest. */
const tables: fc.Arbitrary<readonly string[]> = fc
  .record({ truth: truths(ODD), top: fc.option(fc.integer({ min: 1, max: 40 }), { nil: 1000 }) })
  .map(({ truth, top }) => sortedRows(truth).slice(0, top).map(printRow));

/**
 * What a mail has to carry of each row. Where several rows were added it has one figure, and how often that was rounded
 * is not in it; a program that stands alone in the mail needs no tag to tell it from others.
 */
function carried(shifts: readonly Shift[]): ReadonlyMap<string, unknown> {
  const rows = shifts.map(({ symbol, domain, dso, before, after, delta }) => {
    const object = domain === 'bpf' ? '[bpf]' : dso;
    const figures = [before.ticks, before.atMost, after.ticks, after.atMost, delta.points];
    return [JSON.stringify([domain, object, symbol, figures]), delta] as const;
  });
  return new Map(rows);
}

function readBack(mail: string): Comparison {
  const { profiles, pairs } = readProfiles(mail, 'mail.txt');
  const [pair] = pairs;
  const [before, after] = [profiles[pair?.before ?? -1], profiles[pair?.after ?? -1]];
  if (pairs.length !== 1 || before === undefined || after === undefined) throw new Error(`${pairs.length} pairs`);
  return compareTwo(before, after);
}

test('a printed mail reads back, however it was quoted and whatever its line ends are', async () => {
  await fc.assert(
    fc.asyncProperty(tables, tables, fc.integer({ min: 1, max: 60 }), async (before, after, top) => {
      const comparison = compareTwo(readOne(before), readOne(after));
      const mail = await render([comparison], 'mail', { view: { top } });
      expect(mail).toMatch(/^[\x20-\x7e\n]*$/);
      for (const line of mail.split('\n')) expect(line.length).toBeLessThanOrEqual(72);
      const shown = comparison.shifts.slice(0, top);
      for (const text of [mail, mail.replace(/^/gm, '> > '), mail.replaceAll('\n', '\r\n')]) {
        const again = carried(readBack(text).shifts);
        expect([...again.keys()].sort()).toEqual([...carried(shown).keys()].sort());
      }
    }),
    { numRuns: 200 },
  );
});

test('where no row is a sum, a mail carries the ends of the interval and what they say', async () => {
  const simple = truths(SYMBOLS).map((truth) => sortedRows(truth).map(printRow));
  await fc.assert(
    fc.asyncProperty(simple, simple, fc.integer({ min: 1, max: 40 }), async (before, after, top) => {
      const comparison = compareTwo(readOne(before.slice(0, top)), readOne(after.slice(0, top)));
      const again = readBack(await render([comparison], 'mail', { view: { top: null } }));
      const statuses = (shifts: readonly Shift[]): readonly string[] =>
        shifts.map(({ symbol, status, rank }) => `${rank} ${status} ${symbol}`);
      expect(statuses(again.shifts)).toEqual(statuses(comparison.shifts));
      expect(carried(again.shifts)).toEqual(carried(comparison.shifts));
    }),
  );
});

test('an object in square brackets stands in a mail as perf names it, and reads back', async () => {
  const comparison = compareTwo(
    readOne(['60.00%  app  [.] main', '40.00%  [vdso]  [.] __vdso_clock_gettime']),
    readOne(['70.00%  app  [.] main', '30.00%  [vdso]  [.] __vdso_clock_gettime']),
  );
  const mail = await render([comparison], 'mail');
  expect(mail).toContain('([vdso]) __vdso_clock_gettime');
  expect(readBack(mail).shifts.map(({ dso }) => dso)).toContain('[vdso]');
});
