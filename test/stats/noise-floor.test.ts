import { describe, expect, test } from 'vitest';
import { count, uniforms } from '../../bench/calibration/random.mjs';
import {
  columnsToFind,
  dispersionAt,
  type Noise,
  noiseOf,
  smallestShift,
  totalToFind,
} from '../../lib/stats/noise-floor.ts';
import { testShifts } from '../../lib/stats/test-shifts.ts';
import { kept, pairOf } from './tables.ts';

const NOISE: Noise = { prior: { df: 16, variance: 1.5 }, total: 4500, dispersions: [] };

describe('noise of one condition', () => {
  test('recorded runs vary a little more than a binomial does', () => {
    const { before } = kept(pairOf('counts.tsv', 'redirect', 'redirect-egress'));
    const noise = noiseOf(before);
    expect(noise?.prior.variance).toBeGreaterThan(1);
    expect(noise?.prior.variance).toBeLessThan(1.5);
    // 4480, 4537, 4524, 4525, 4480 (tmm.tsv)
    expect(noise?.total).toBeCloseTo(5 / (2 / 4480 + 1 / 4537 + 1 / 4524 + 1 / 4525), 8);
    expect(noise?.dispersions.every((each) => each === null || each >= 1)).toBe(true);
  });

  test('needs two columns and two rows', () => {
    expect(noiseOf([[100], [200]])).toBeNull();
    expect(noiseOf([[100, 110]])).toBeNull();
    expect(noiseOf([])).toBeNull();
    expect(
      noiseOf([
        [100, 110],
        [900, 880],
      ]),
    ).not.toBeNull();
  });

  test('totals count what no row does', () => {
    const rows = [
      [100, 120],
      [900, 880],
    ];
    expect(noiseOf(rows)?.total).toBe(1000);
    expect(noiseOf(rows, { totals: [5000, 5000] })?.total).toBe(5000);
    // Harmonic, where columns differ.
    expect(noiseOf(rows, { totals: [2000, 4000] })?.total).toBeCloseTo(2 / (1 / 2000 + 1 / 4000), 8);
  });

  test('rows that are too rare, or all or nothing of every column, tell nothing of it', () => {
    const row = [100, 120];
    expect(noiseOf([row, [4, 5]], { totals: [1000, 1000] })).toBeNull();
    expect(noiseOf([row, [4, 6]], { totals: [1000, 1000] })).not.toBeNull();
    expect(noiseOf([[1000, 1000], row], { totals: [1000, 1000] })).toBeNull();
  });

  test('the part between columns stays when more is counted', () => {
    expect(dispersionAt(4500, NOISE)).toBe(1.5);
    expect(dispersionAt(45_000, NOISE)).toBe(6);
    expect(dispersionAt(45_000, { ...NOISE, prior: { df: 16, variance: 0.8 } })).toBe(1);
  });
});

describe('the smallest shift', () => {
  // (2.0639 + 0.8569) sqrt(1.5 (p q + p' q') / 22,500), p = 0.1, p' = 0.1104: qt(.975, 24) = 2.0639, qt(.8, 24) = 0.8569
  test('by hand', () => {
    const shift = smallestShift({ share: 0.1, columns: 5, total: 4500 }, NOISE);
    const by = 2.9208 * Math.sqrt((1.5 * (0.09 + 0.11039 * 0.88961)) / 22_500);
    expect(shift).toBeCloseTo(by, 5);
    expect(shift).toBeCloseTo(0.01039, 4);
  });

  test('shrinks with columns, and with counts only so far', () => {
    const of = (columns: number, total: number): number => smallestShift({ share: 0.1, columns, total }, NOISE) ?? 1;
    expect(of(10, 4500)).toBeLessThan(of(5, 4500));
    const floor = of(5, 1e12);
    expect(of(5, 1e9)).toBeCloseTo(floor, 5);
    expect(floor).toBeGreaterThan(0.005);
  });

  test('is found about as often as it says', () => {
    const shares = [0.1, ...Array.from({ length: 30 }, () => 0.03)];
    const shift = smallestShift({ share: 0.1, columns: 5, total: 5000 }, { ...NOISE, total: 5000 }) ?? 0;
    const rest = (1 - 0.1 - shift) / 0.9;
    let found = 0;
    for (let pair = 0; pair < 400; pair += 1) {
      const uniform = uniforms(pair);
      const of = (costs: readonly number[]): number[][] =>
        costs.map((p) => Array.from({ length: 5 }, () => count(uniform, p * 5000, 1.5)));
      const after = shares.map((each, at) => (at === 0 ? each + shift : each * rest));
      if ((testShifts({ before: of(shares), after: of(after) }).rows[0]?.p ?? 1) < 0.05) found += 1;
    }
    expect(found / 400).toBeGreaterThan(0.75);
    expect(found / 400).toBeLessThan(0.86);
  });

  test('turned round: how many columns it takes', () => {
    const design = { share: 0.1, total: 4500 };
    const columns = columnsToFind(0.005, design, NOISE) ?? 0;
    expect(smallestShift({ ...design, columns }, NOISE)).toBeLessThanOrEqual(0.005);
    expect(smallestShift({ ...design, columns: columns - 1 }, NOISE)).toBeGreaterThan(0.005);
    expect(columnsToFind(1e-6, design, NOISE)).toBeNull();
  });

  test('the fewest columns that find one are told, one where one does', () => {
    const design = { share: 0.1, total: 4500 };
    for (const columns of [1, 2, 7]) {
      const shift = smallestShift({ ...design, columns }, NOISE) ?? 1;
      expect(columnsToFind(shift, design, NOISE)).toBe(columns);
    }
    expect(columnsToFind(0.9, design, NOISE)).toBe(1);
  });

  test('no column finds nothing, and no total what cannot be told', () => {
    expect(smallestShift({ share: 0.1, columns: 0, total: 4500 }, NOISE)).toBeNull();
    const unknown: Noise = { ...NOISE, prior: { df: 0, variance: 1 } };
    expect(totalToFind(0.01, { share: 0.1, columns: 1 }, unknown)).toBeNull();
    expect(totalToFind(0.01, { share: 0.1, columns: 3 }, unknown)).not.toBeNull();
  });

  test('is not told where nothing is known', () => {
    const unknown: Noise = { ...NOISE, prior: { df: 0, variance: 1 } };
    expect(smallestShift({ share: 0.1, columns: 1, total: 4500 }, unknown)).toBeNull();
    expect(smallestShift({ share: 0.9, columns: 1, total: 10 }, NOISE)).toBeNull();
  });
});
