import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Profile } from '../../lib/model/profile.ts';
import { AWKWARD, compareTwo, keyOf, printRow, readOne, sortedRows, truths, WHOLE } from './generated.ts';

/** Printed tables: whole, cut by size, in any order, with and without objects. */
const tables: fc.Arbitrary<Profile> = fc
  .record({
    truth: truths(AWKWARD),
    top: fc.option(fc.integer({ min: 1, max: 45 }), { nil: 1000 }),
    shuffle: fc.boolean(),
    dso: fc.boolean(),
  })
  .map(({ truth, top, shuffle, dso }) => {
    const rows = sortedRows(truth).slice(0, top).map(printRow);
    const mixed = shuffle ? [...rows.filter((_, at) => at % 2 === 1), ...rows.filter((_, at) => at % 2 === 0)] : rows;
    return readOne(dso ? mixed : mixed.map((row) => row.replace(/%.*?(?=\[[k.g]\])/, '% ')));
  });

const MIRROR = { grew: 'shrank', shrank: 'grew', new: 'gone', gone: 'new', same: 'same', unclear: 'unclear' } as const;

test('a profile does not differ from itself', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const { shifts } = compareTwo(table, table);
      expect(shifts.length).toBeGreaterThan(0);
      for (const shift of shifts) {
        expect(shift).toMatchObject({ status: 'same', delta: { points: 0 }, acrossDsos: false });
        expect(shift.before).toEqual(shift.after);
      }
    }),
  );
});

test('the other way round every shift is its negative', () => {
  fc.assert(
    fc.property(tables, tables, (a, b) => {
      const there = compareTwo(a, b).shifts;
      const back = new Map(compareTwo(b, a).shifts.map((shift) => [keyOf(shift, true), shift]));
      expect(back.size).toBe(there.length);
      for (const shift of there) {
        const mirror = back.get(keyOf(shift));
        expect(mirror?.status).toBe(MIRROR[shift.status]);
        expect([mirror?.before, mirror?.after]).toEqual([shift.after, shift.before]);
        const { points, low, high } = shift.delta;
        const negative = { points: points === null ? null : 0 - points, low: 0 - high, high: 0 - low };
        expect(mirror?.delta).toEqual(negative);
      }
    }),
  );
});

test('every listed figure stands in one shift, and with the rest they are the whole', () => {
  fc.assert(
    fc.property(tables, tables, (a, b) => {
      const { before, after, shifts } = compareTwo(a, b);
      for (const [side, profile, { listedTicks, restTicks }] of [
        ['before', a, before],
        ['after', b, after],
      ] as const) {
        const printed = profile.entries.reduce((sum, { overhead }) => sum + overhead.ticks, 0);
        const shown = shifts.reduce((sum, shift) => sum + (shift[side].ticks ?? 0), 0);
        expect([shown, listedTicks]).toEqual([printed, printed]);
        expect(shown + restTicks).toBe(Math.max(WHOLE, printed));
        const names = shifts.flatMap((shift) => shift[side].names);
        expect(new Set(names)).toEqual(new Set(profile.entries.map(({ symbol }) => symbol)));
      }
    }),
  );
});

test('groups by domain add up to what is listed', () => {
  fc.assert(
    fc.property(tables, tables, (a, b) => {
      const { before, after, groups } = compareTwo(a, b);
      const domains = groups.filter(({ by }) => by === 'domain');
      expect(domains.reduce((sum, group) => sum + group.before.ticks, 0)).toBe(before.listedTicks);
      expect(domains.reduce((sum, group) => sum + group.after.ticks, 0)).toBe(after.listedTicks);
    }),
  );
});

test('the order of the rows of complete lists means nothing', () => {
  const whole = truths(AWKWARD).map((truth) => sortedRows(truth).map(printRow));
  const orders = whole.chain((rows) =>
    fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
  );
  fc.assert(
    fc.property(orders, orders, ([a, mixedA], [b, mixedB]) => {
      const shiftsOf = (before: readonly string[], after: readonly string[]): readonly unknown[] =>
        compareTwo(readOne(before), readOne(after)).shifts.map((shift) => ({
          ...shift,
          before: { ...shift.before, names: [...shift.before.names].sort() },
          after: { ...shift.after, names: [...shift.after.names].sort() },
        }));
      expect(shiftsOf(mixedA, mixedB)).toEqual(shiftsOf(a, b));
    }),
  );
});

test('ranks count from 1 and fall with what is certain', () => {
  fc.assert(
    fc.property(tables, tables, (a, b) => {
      const { shifts } = compareTwo(a, b);
      expect(shifts.map(({ rank }) => rank)).toEqual(shifts.map((_, at) => at + 1));
      const certain = shifts.map(({ delta: { low, high } }) => Math.max(0, low, -high));
      expect(certain).toEqual(certain.toSorted((x, y) => y - x));
    }),
  );
});
