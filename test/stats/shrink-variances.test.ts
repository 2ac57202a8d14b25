import { expect, test } from 'vitest';
import { benjaminiHochberg } from '../../lib/stats/benjamini-hochberg.ts';
import { fitVariancePrior, shrinkVariance } from '../../lib/stats/shrink-variances.ts';
import { readTsv } from './tables.ts';

test('a prior is what limma fits, and variances are shrunken as it does', () => {
  const rows = readTsv('squeeze.tsv').map(([, own, posterior]) => ({ own: Number(own), posterior: Number(posterior) }));
  expect(rows).toHaveLength(47);
  const prior = fitVariancePrior(
    rows.map(({ own }) => own),
    rows.map(() => 8),
  );
  expect(prior.df).toBeCloseTo(16.48905, 5);
  expect(prior.variance).toBeCloseTo(1.117723, 6);
  for (const { own, posterior } of rows) expect(shrinkVariance(own, 8, prior)).toBeCloseTo(posterior, 7);
});

// squeezeVar(c(.5, 3, 1.2, 0, 9, 1.1), c(8, 8, 4, 4, 8, 8))
test('a variance of 0 and unequal degrees of freedom', () => {
  const variances = [0.5, 3, 1.2, 0, 9, 1.1];
  const dfs = [8, 8, 4, 4, 8, 8];
  const prior = fitVariancePrior(variances, dfs);
  expect(prior.df).toBeCloseTo(0.42017700003168407, 8);
  expect(prior.variance).toBeCloseTo(0.0089637259545790465, 10);
  const shrunken = variances.map((variance, at) => shrinkVariance(variance, dfs[at] ?? 0, prior));
  const limma = [0.475496696977, 2.850743678119, 1.086781445957, 0.000852081598, 8.551336432858, 1.045555972451];
  shrunken.forEach((value, at) => {
    expect(value).toBeCloseTo(limma[at] ?? 0, 8);
  });
});

// squeezeVar(c(1, 1.01, 1.02, .99), 8): df.prior Inf, var.prior 1.005
test('variances that differ less than chance are one', () => {
  const prior = fitVariancePrior([1, 1.01, 1.02, 0.99], [8, 8, 8, 8]);
  expect(prior.df).toBe(Number.POSITIVE_INFINITY);
  expect(prior.variance).toBeCloseTo(1.005, 12);
  expect(shrinkVariance(7, 8, prior)).toBe(prior.variance);
});

test('too few variances teach nothing', () => {
  expect(fitVariancePrior([], [])).toEqual({ df: 0, variance: 1 });
  expect(fitVariancePrior([3, 5], [8, 0])).toEqual({ df: 0, variance: 3 });
  expect(shrinkVariance(3, 8, { df: 0, variance: 1 })).toBe(3);
});

// p.adjust(c(.01, .04, .03, .005, .5, .04), "BH")
test('q of Benjamini and Hochberg', () => {
  const q = benjaminiHochberg([0.01, 0.04, 0.03, 0.005, 0.5, 0.04]);
  [0.03, 0.048, 0.048, 0.03, 0.5, 0.048].forEach((value, at) => {
    expect(q[at]).toBeCloseTo(value, 14);
  });
  expect(benjaminiHochberg([])).toEqual([]);
  expect(benjaminiHochberg([0.2])).toEqual([0.2]);
});
