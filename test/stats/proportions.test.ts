import { describe, expect, test } from 'vitest';
import {
  commonProportion,
  devianceGain,
  type Proportion,
  pearsonDistance,
  proportionError,
} from '../../lib/stats/proportion-test.ts';
import { limitsByFactor, limitsByRows, limitsOfShares } from '../../lib/stats/shift-limits.ts';
import { wilsonLimits } from '../../lib/stats/wilson.ts';

const Z = 1.959963984540054;

/** The log likelihood of counts under proportions. */
function likelihoodOf(sides: readonly Proportion[], proportions: readonly number[]): number {
  return sides.reduce((sum, { part, whole }, at) => {
    const p = proportions[at] ?? 0;
    return sum + (part > 0 ? part * Math.log(p) : 0) + (whole > part ? (whole - part) * Math.log(1 - p) : 0);
  }, 0);
}

describe('the deviance', () => {
  // 2 * (sum of dbinom(…, log = TRUE) of two proportions less that of one)
  test.each([
    { before: { part: 30, whole: 100 }, after: { part: 55, whole: 120 }, ratio: 1 },
    { before: { part: 400, whole: 1000 }, after: { part: 250, whole: 1000 }, ratio: 0.8 },
    { before: { part: 3, whole: 5000 }, after: { part: 0, whole: 4000 }, ratio: 1.3 },
    { before: { part: 90, whole: 100 }, after: { part: 10, whole: 90 }, ratio: 1 },
  ])('is that of a search over all proportions: %o', ({ before, after, ratio }) => {
    const sides = [before, after];
    let best = Number.NEGATIVE_INFINITY;
    const most = Math.min(1, ratio);
    for (let step = 1; step < 200_000; step += 1) {
      const b = (most * step) / 200_000;
      best = Math.max(best, likelihoodOf(sides, [b, b / ratio]));
    }
    const free = likelihoodOf(
      sides,
      sides.map(({ part, whole }) => part / whole),
    );
    expect(devianceGain(before, after, ratio)).toBeCloseTo(2 * (free - best), 3);
    const p = commonProportion(before, after, ratio);
    expect(likelihoodOf(sides, [p, p / ratio])).toBeGreaterThanOrEqual(best - 1e-9);
  });

  test('is 0 where the ratio is just so, and where nothing was counted', () => {
    expect(devianceGain({ part: 40, whole: 100 }, { part: 50, whole: 100 }, 0.8)).toBeCloseTo(0, 10);
    expect(devianceGain({ part: 0, whole: 100 }, { part: 0, whole: 50 })).toBe(0);
    // All of one side, by hand: 2 [100 ln(1 / 0.75) + 50 ln(0.5 / 0.75) + 50 ln(0.5 / 0.25)].
    expect(devianceGain({ part: 100, whole: 100 }, { part: 50, whole: 100 })).toBeCloseTo(86.3046, 4);
  });

  // By the plain formula with 60 digits: of counts of so many digits it leaves few where numbers have 16.
  test.each([
    [80_000, 8e7, 80_900, 8.1e7, 0.0614443683050966],
    [4e7, 8e7, 40_000_400, 8e7, 0.00400000000011667],
    [3, 50, 1, 60, 1.49755629777658],
  ])('keeps its digits: %d of %d and %d of %d', (x, n, y, m, exact) => {
    const gain = devianceGain({ part: x, whole: n }, { part: y, whole: m });
    expect(Math.abs(gain / exact - 1)).toBeLessThan(1e-9);
  });
});

test('the distance of Pearson, by hand', () => {
  // p = 60 / 300; (10 - 20)²/(100 · 0.2 · 0.8) + 0 + (30 - 20)²/16
  const distance = pearsonDistance([10, 20, 30], [100, 100, 100]);
  expect(distance).toMatchObject({ part: 60, rest: 240, df: 2 });
  expect(distance.sum).toBeCloseTo(12.5, 12);
  expect(pearsonDistance([0, 0], [100, 100])).toEqual({ part: 0, rest: 200, sum: 0, df: 0 });
  expect(pearsonDistance([4, 6], [0, 0]).df).toBe(0);
  expect(pearsonDistance([10], [100])).toMatchObject({ sum: 0, df: 0 });
  // A column that counts nothing says nothing: (10 - 15)² / (100 · 0.15 · 0.85) twice.
  const gap = pearsonDistance([10, 0, 20], [100, 0, 100]);
  expect([gap.df, gap.rest]).toEqual([1, 170]);
  expect(gap.sum).toBeCloseTo(50 / 12.75, 12);
});

test.each([
  // sqrt(1.5 · 0.3 · 0.7 / 1000)
  [300, 1000, 1.5, 0.0177482],
  [300, 1000, 1, 0.0144914],
  [0, 1000, 1.5, 0],
  [1000, 1000, 1.5, 0],
  // No more than all of it, however figures are rounded.
  [1001, 1000, 1.5, 0],
  [0, 0, 1.5, 0],
  [5, 0, 1.5, 0],
])('the error of %d of %d at a dispersion of %d is %d', (part, whole, dispersion, error) => {
  expect(proportionError(part, whole, dispersion)).toBeCloseTo(error, 6);
});

describe('limits', () => {
  // Newcombe 1998 (Two-sided confidence intervals for the single proportion), table I: method 3
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of Wilson: %i of %i', (part, whole, low, high) => {
    const limits = wilsonLimits(part, whole, Z * Z);
    expect(limits.low).toBeCloseTo(low, 4);
    expect(limits.high).toBeCloseTo(high, 4);
  });

  // Newcombe 1998 (Interval estimation for the difference), table II: method 10, contrasts (a), (b), (d), (e)
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
  ])('of a difference, by Newcombe: %i of %i and %i of %i', (part, whole, other, all, low, high) => {
    const row = {
      before: { part: other, rest: all - other },
      after: { part, rest: whole - part },
      own: 1,
      ownDf: 8,
      shrunken: 1,
      df: 8,
    };
    const limits = limitsOfShares(row, Z);
    expect(limits.low).toBeCloseTo(low, 4);
    expect(limits.high).toBeCloseTo(high, 4);
    const wider = limitsByFactor(row, Z, { factor: 1, logError: 0.1 });
    if (part > 0) expect(wider.high - wider.low).toBeGreaterThan(limits.high - limits.low);
  });
});

describe('limits at equal cost', () => {
  const row = (before: [number, number], after: [number, number], shrunken: number) => ({
    before: { part: before[0], rest: before[1] },
    after: { part: after[0], rest: after[1] },
    own: 1,
    ownDf: 8,
    shrunken,
    df: 10,
  });
  /** t(0.05) on 10 degrees of freedom. */
  const critical = 2.228138851986274;
  const close = (value: number) => expect.closeTo(value, 12);

  // Reckoned with numpy from the formulas; 300 of 1,000 and 450 of 1,000 at a dispersion of 1.5.
  test.each([
    [1.25, 0.05, 0.2625, 0.17079444742509087, 0.3534701297710146],
    [0.8, 0.02, 0.06, 0.004489542396660308, 0.11374692415406391],
  ])('by a measured factor of %f that is known to %f', (factor, logError, estimate, low, high) => {
    const limits = limitsByFactor(row([300, 700], [450, 550], 1.5), critical, { factor, logError });
    expect(limits).toEqual({ estimate: close(estimate), low: close(low), high: close(high) });
  });

  test.each([
    [row([300, 500], [450, 400], 1.5), [1000, 1000], 1.25, 0.2625, 0.13182360536007126, 0.39921420814659647],
    // Nothing before: the rows that did not change are counted in all the same.
    [row([0, 800], [50, 600], 1.2), [1000, 900], 0.9, 0.05, 0.04576706074633348, 0.09530448776328096],
    [
      row([200, 300], [100, 500], 2),
      [2000, 1500],
      1.1,
      -0.026666666666666658,
      -0.09728757525947986,
      -0.04702154123075615,
    ],
  ] as const)('by rows that did not change (case %#)', (counts, [before, after], factor, estimate, low, high) => {
    const limits = limitsByRows(counts, critical, { totals: { before, after }, factor });
    expect(limits).toEqual({ estimate: close(estimate), low: close(low), high: close(high) });
  });
});
