import { expect, test } from 'vitest';
import { sidesOf } from '../../lib/stats/count-table.ts';
import { dispersionBeside, dispersionsOf } from '../../lib/stats/dispersions.ts';
import { poolOf } from '../../lib/stats/pool.ts';

const heldAgainst = (weights: readonly number[]): ReturnType<typeof dispersionsOf> =>
  dispersionsOf(sidesOf(TABLE), 5, poolOf(sidesOf(TABLE), weights));

const TABLE = {
  before: [
    [100, 110, 90],
    [200, 190, 210],
    [50, 60, 40],
    [650, 640, 660],
  ],
  after: [
    [120, 110, 100],
    [180, 200, 190],
    [60, 50, 40],
    [640, 640, 670],
  ],
};

test('a row is held against the others as often as their weights say, as a count of its own size', () => {
  const weights = [0.2, 0.9, 0, 1];
  const { rows } = heldAgainst(weights);
  // By hand: the weighted counts of both sides are 126 for the first row, 1053 for the second and 3900 for the last, their weights
  // once more 25.2, 947.7 and 3900. Row 0 has 540 + 1950 beside it before, times (1053 + 3900) / (947.7 + 3900).
  const scale = (once: number, twice: number): number => once / twice;
  const restBefore = [
    (540 + 1950) * scale(1053 + 3900, 947.7 + 3900),
    (60 + 1950) * scale(126 + 3900, 25.2 + 3900),
    (60 + 540 + 1950) * scale(126 + 1053 + 3900, 25.2 + 947.7 + 3900),
    (60 + 540) * scale(126 + 1053, 25.2 + 947.7),
  ];
  const restAfter = [
    (513 + 1950) * scale(1053 + 3900, 947.7 + 3900),
    (66 + 1950) * scale(126 + 3900, 25.2 + 3900),
    (66 + 513 + 1950) * scale(126 + 1053 + 3900, 25.2 + 947.7 + 3900),
    (66 + 513) * scale(126 + 1053, 25.2 + 947.7),
  ];
  for (const [at, row] of rows.entries()) {
    expect(row?.before.part).toBe([300, 600, 150, 1950][at]);
    expect(row?.before.rest).toBeCloseTo(restBefore[at] ?? 0, 8);
    expect(row?.after.rest).toBeCloseTo(restAfter[at] ?? 0, 8);
    expect(row?.ownDf).toBe(4);
  }
});

test('without weights a row is held against all else, and nothing is scaled', () => {
  const { rows } = dispersionsOf(sidesOf(TABLE), 5);
  expect(rows.map((row) => [row?.before.rest, row?.after.rest])).toEqual([
    [2700, 2670],
    [2400, 2430],
    [2850, 2850],
    [1050, 1050],
  ]);
  // (100 - 100)² + (110 - 100)² + (90 - 100)² over 1000 x 0.1 x 0.9, and the same of 120, 110 and 100 among 1000: by hand.
  const before = (0 + 100 + 100) / 90;
  const p = 330 / 3000;
  const after = ((120 - 110) ** 2 + 0 + (100 - 110) ** 2) / (1000 * p * (1 - p));
  expect(rows[0]?.own).toBeCloseTo((before + after) / 4, 12);
});

test('a row beside a table is what it would be in it, drawn to what the rows of the table have in common', () => {
  const all = dispersionsOf(sidesOf(TABLE), 5);
  const second = { before: TABLE.before[1] ?? [], after: TABLE.after[1] ?? [] };
  expect(dispersionBeside(second, poolOf(sidesOf(TABLE), null), all)).toMatchObject(all.rows[1] ?? {});
  expect(all.most).toBe(16);
});

test('one row holds everything that is weighed: what is left beside it has no scale', () => {
  const { rows } = heldAgainst([0, 0, 0, 1]);
  expect(rows[3]?.before.rest).toBe(0);
  expect(rows[0]?.before.rest).toBe(1950);
});
