import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sidesOf } from '../../lib/stats/count-table.ts';
import { type Pool, poolOf, poolWithout, scaleWithout } from '../../lib/stats/pool.ts';

const TABLE = {
  before: [
    [100, 200],
    [10, 20],
    [1, 2],
  ],
  after: [
    [300, 400, 500],
    [30, 40, 50],
    [3, 4, 5],
  ],
  totals: { before: [1000, 1000], after: [1000, 1000, 1000] },
};
const SIDES = sidesOf(TABLE);
const columnsOf = ({ before, after }: Pool): readonly (readonly number[])[] => [
  [...before.columns],
  [...after.columns],
];

test('rows are in a pool as often as their weights say', () => {
  const pool = poolOf(SIDES, [0.5, 0, 1]);
  expect(columnsOf(pool)).toEqual([
    [51, 102],
    [153, 204, 255],
  ]);
  // By hand: the rows count 1500, 150 and 15.
  expect([pool.before.sum, pool.after.sum, pool.once, pool.twice]).toEqual([153, 612, 765, 390]);
  expect(scaleWithout(pool, 0.5, 1500)).toBe(1);
  expect(scaleWithout(pool, 0, 150)).toBe(765 / 390);
});

test('without weights it is all that was counted, whatever rows are taken out, and nothing is scaled', () => {
  const pool = poolOf(SIDES, null);
  expect(columnsOf(pool)).toEqual([
    [1000, 1000],
    [1000, 1000, 1000],
  ]);
  expect(poolWithout(pool, SIDES, [0], [1])).toBe(pool);
  expect(scaleWithout(pool, 1, 150)).toBe(1);
});

test('what is left of it is what the others add up to, to the last digit where nearly nothing is', () => {
  const pool = poolOf(SIDES, [0.3, 0.7, 0.1]);
  expect(columnsOf(poolWithout(pool, SIDES, [0, 1], [0]))).toEqual(columnsOf(poolOf(SIDES, [0, 0, 0.1])));
  expect(columnsOf(poolWithout(pool, SIDES, [0, 1, 2]))).toEqual([
    [0, 0],
    [0, 0, 0],
  ]);
  expect(poolWithout(pool, SIDES, [0, 1, 2])).toMatchObject({ once: 0, twice: 0 });
  expect(columnsOf(pool)).toEqual(columnsOf(poolOf(SIDES, [0.3, 0.7, 0.1])));
});

test('a side on which nothing is left has nothing, however much is left on the other', () => {
  const sides = sidesOf({
    before: [[1], [1], [1], [0]],
    after: [[1], [1], [1], [1e6]],
    totals: { before: [1e4], after: [1e7] },
  });
  const left = poolWithout(poolOf(sides, [0.1, 0.2, 0.3, 0.9]), sides, [0, 1, 2], []);
  expect([left.before.sum, left.before.columns[0]]).toEqual([0, 0]);
});

test('any rows may be taken out, on either side and named twice', () => {
  const count = fc.integer({ min: 0, max: 1e6 });
  const rows = fc.array(
    fc.record({
      counts: fc.tuple(count, count, count),
      weight: fc.double({ min: 0, max: 1, noNaN: true }),
      out: fc.constantFrom('no', 'no', 'before', 'after', 'both'),
    }),
    { minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(rows, (all) => {
      const sides = sidesOf({
        before: all.map(({ counts: [a, b] }) => [a, b]),
        after: all.map(({ counts: [, b, c] }) => [b, c, c]),
        totals: { before: [1e9, 2e9], after: [1e9, 1e9, 1e9] },
      });
      const out = (side: string): number[] =>
        all.flatMap((row, at) => (row.out === side || row.out === 'both' ? [at] : []));
      const left = poolWithout(
        poolOf(
          sides,
          all.map(({ weight }) => weight),
        ),
        sides,
        out('before'),
        out('after'),
      );
      const others = poolOf(
        sides,
        all.map((row) => (row.out === 'no' ? row.weight : 0)),
      );
      for (const [side, own] of columnsOf(left).entries())
        for (const [column, value] of own.entries())
          expect(Math.abs(value - (columnsOf(others)[side]?.[column] ?? 0))).toBeLessThanOrEqual(1e-12 * others.once);
      for (const key of ['once', 'twice'] as const) expect(left[key]).toBeCloseTo(others[key], 4);
    }),
    { numRuns: 200, seed: 11 },
  );
});
