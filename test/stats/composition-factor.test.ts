import { describe, expect, test } from 'vitest';
import { count, uniforms } from '../../bench/calibration/random.mjs';
import { type CompositionFactor, compositionFactor, type FactorOptions } from '../../lib/stats/composition-factor.ts';
import type { CountTable } from '../../lib/stats/count-table.ts';
import { kept, pairOf, readTsv, swapped } from './tables.ts';

function factorOf(table: CountTable, options: FactorOptions = {}): CompositionFactor {
  const found = compositionFactor(table, options);
  if (found.kind === 'none') throw new Error(found.reason);
  return found;
}

/** One column a side. */
const single = (before: readonly number[], after: readonly number[]): CountTable => ({
  before: before.map((each) => [each]),
  after: after.map((each) => [each]),
});

describe('recorded runs', () => {
  const pair = pairOf('counts.tsv', 'redirect', 'redirect-egress');

  test('tell the cost that was measured beside them, 1.0765', () => {
    const { factor, low, high, unchanged } = factorOf(pair);
    expect(Math.abs(factor - 1.0765)).toBeLessThan(0.02);
    expect(low).toBeLessThan(1.0765);
    expect(high).toBeGreaterThan(1.0765);
    expect(unchanged.after).toBeCloseTo(0.9, 1);
  });

  test('agree with the factors of edgeR within the interval', () => {
    const logs = readTsv('tmm.tsv').map(([, , factor]) => Math.log(Number(factor)));
    const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
    const tmm = Math.exp(mean(logs.slice(0, 5)) - mean(logs.slice(5)));
    const { low, high } = factorOf(kept(pair));
    expect(tmm).toBeGreaterThan(low);
    expect(tmm).toBeLessThan(high);
  });

  test('inverts when the sides are exchanged', () => {
    const [forth, back] = [factorOf(pair), factorOf(swapped(pair))];
    expect(forth.factor * back.factor).toBeCloseTo(1, 10);
    expect(forth.low * back.high).toBeCloseTo(1, 8);
    back.weights.forEach((weight, at) => {
      expect(weight).toBeCloseTo(forth.weights[at] ?? 0, 8);
    });
  });
});

describe('programs whose cost is known', () => {
  test('one of five halved: 0.80', () => {
    const { factor, low, high } = factorOf(pairOf('truth.tsv', 'before', 'after_half'));
    expect(Math.abs(factor - 0.8)).toBeLessThan(0.03);
    expect(low < 0.8 && 0.8 < high).toBe(true);
  });

  test.each([
    { name: 'as they stand', renamed: {} },
    {
      name: 'with moves accepted',
      renamed: { fn_C: 'C and D', fn_D: 'C and D', fn_E_old_name: 'E', fn_E_new_name: 'E' },
    },
  ])('one inlined, one renamed: 1.00, $name', ({ renamed }) => {
    const { factor, low, high } = factorOf(pairOf('truth.tsv', 'before', 'after_refactor', renamed));
    expect(Math.abs(factor - 1)).toBeLessThan(0.03);
    expect(low < 1 && 1 < high).toBe(true);
  });
});

describe('one column a side', () => {
  test('by hand: one of four doubled from a half', () => {
    // Costs 50 20 20 10 -> 100 20 20 10: 1.5. In shares of 15,000: 10,000 2,000 2,000 1,000 after.
    const { factor, unchanged } = factorOf(single([7500, 3000, 3000, 1500], [10_000, 2000, 2000, 1000]));
    expect(factor).toBeCloseTo(1.5, 2);
    expect(unchanged.before).toBeCloseTo(0.5, 1);
  });

  test('many small rows that agree outvote one that is two thirds', () => {
    const small = Array.from({ length: 20 }, () => 300);
    const { factor } = factorOf(single([...small, 12_000], [...small, 6000]));
    expect(factor).toBeCloseTo(12_000 / 18_000, 2);
  });

  test('is the same whatever unit is counted in and in whatever order', () => {
    const before = [900, 400, 300, 2000, 150];
    const after = [870, 420, 310, 900, 160];
    const { factor } = factorOf(single(before, after));
    expect(factorOf(single(before.toReversed(), after.toReversed())).factor).toBeCloseTo(factor, 10);
    const totals = { before: [1.2 * 3750], after: [1.2 * 2660] };
    expect(factorOf({ ...single(before, after), totals }).factor).toBeCloseTo(factor, 10);
  });
});

describe('what it is known to', () => {
  /** Ten rows of a thousand: each has as much to say, and its weight cancels. */
  const ten = (columns: number): CountTable['before'] =>
    Array.from({ length: 10 }, () => Array.from({ length: columns }, () => 1000));
  // sqrt(2 (φ / X + 0.03² / 2) / 10), by hand; t(0.05) of the normal distribution, and on 10 times 2 degrees of freedom.
  test.each([
    ['one column a side has the dispersion that is given', 1, 1.5, 0.019748417658131498, 1.959963984540054],
    ['the more, the less it is known', 1, 6, 0.03591656999213594, 1.959963984540054],
    ['several columns have their own, here none but counting', 2, 6, 0.013784048752090222, 2.0859634472658652],
  ])('%s', (_, columns, dispersion, logError, critical) => {
    const found = factorOf({ before: ten(columns), after: ten(columns) }, { dispersion });
    expect([found.kind, found.factor]).toEqual(['factor', 1]);
    expect(found.logError).toBeCloseTo(logError, 12);
    expect(Math.log(found.high)).toBeCloseTo(critical * logError, 6);
    expect(Math.log(found.low)).toBeCloseTo(-critical * logError, 6);
  });

  test('it is the ratio at which rows say that it is', () => {
    // w = 10 N / (1 + 10 N) · counting / variance, N the density of the row's ln ratio about ln factor.
    const [before, after] = [
      [900, 400, 310, 2000, 150, 700, 95],
      [880, 450, 300, 1300, 155, 640, 101],
    ];
    const [all, left] = [4555, 3826];
    const { factor } = factorOf(single(before ?? [], after ?? []), { dispersion: 1.5 });
    let [top, bottom] = [0, 0];
    (before ?? []).forEach((x, at) => {
      const y = after?.[at] ?? 0;
      const ratio = Math.log(x / all / (y / left));
      const counting = 1.5 * (1 / x + 1 / y);
      const variance = counting + 0.03 ** 2;
      const odds =
        (10 * Math.exp(-((ratio - Math.log(factor)) ** 2) / (2 * variance))) / Math.sqrt(2 * Math.PI * variance);
      const weight = (odds / (1 + odds)) * (counting / variance);
      top += (weight * x) / all;
      bottom += (weight * y) / left;
    });
    expect(top / bottom).toBeCloseTo(factor, 11);
  });
});

describe('is not told', () => {
  test('where what agrees is less than a quarter of one side only', () => {
    const big = [8000, 500, 500, 500, 500];
    const small = [1000, 500, 500, 500, 500];
    expect(compositionFactor(single(big, small))).toEqual({ kind: 'none', reason: 'small-part' });
    expect(compositionFactor(single(small, big))).toEqual({ kind: 'none', reason: 'small-part' });
  });

  test('where all is new, or one row alone stands on both sides', () => {
    expect(compositionFactor(single([50, 50, 0], [0, 0, 100]))).toEqual({ kind: 'none', reason: 'few-rows' });
    expect(compositionFactor(single([500, 500, 0], [500, 0, 500]))).toEqual({ kind: 'none', reason: 'few-rows' });
    expect(compositionFactor({ before: [], after: [] })).toEqual({ kind: 'none', reason: 'few-rows' });
    expect(compositionFactor(single([500, 500], [0, 0]))).toEqual({ kind: 'none', reason: 'few-rows' });
  });

  test('where two rows contradict each other', () => {
    expect(compositionFactor(single([6000, 4000], [5000, 5000]))).toMatchObject({ kind: 'none' });
  });

  test('where what agrees is less than a quarter', () => {
    const found = compositionFactor(single([8000, 500, 500, 500, 500, 0], [0, 500, 500, 500, 500, 8000]));
    expect(found).toEqual({ kind: 'none', reason: 'small-part' });
  });

  test('where as many rows agree on another', () => {
    const found = compositionFactor(single([1000, 1000, 1000, 1000, 1000, 1000], [1000, 1000, 1000, 2000, 2000, 2000]));
    expect(found).toEqual({ kind: 'none', reason: 'rivals' });
  });
});

test('100 pairs: the mean is right and the interval holds the truth', () => {
  const shares = [0.3, 0.2, 0.1, 0.1, ...Array.from({ length: 15 }, () => 0.02)];
  let [held, sum] = [0, 0];
  for (let pair = 0; pair < 100; pair += 1) {
    const uniform = uniforms(pair);
    const of = (costs: readonly number[]): number[][] =>
      costs.map((p) => Array.from({ length: 4 }, () => count(uniform, p * 5000, 1.4)));
    const { factor, low, high } = factorOf({ before: of(shares), after: of([0.5, ...shares.slice(1)]) });
    sum += factor;
    if (low <= 1.2 && 1.2 <= high) held += 1;
  }
  expect(Math.abs(sum / 100 - 1.2)).toBeLessThan(0.005);
  expect(held).toBeGreaterThanOrEqual(93);
});
