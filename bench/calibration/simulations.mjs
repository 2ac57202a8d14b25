/** The calibrations: each returns figures, none of them judges. */

import { compositionFactor } from '../../lib/stats/composition-factor.ts';
import { testShifts } from '../../lib/stats/test-shifts.ts';
import { count, uniforms } from './random.mjs';
import { changedPair, dispersionFrom, PRIOR, runsOf, sharesOf, splitsOf, targetsOf } from './tables.mjs';

/** Tests a table: shares, or shares held against the rows that did not change. */
export function testedBy(table, on) {
  if (on === 'share') return testShifts(table).rows;
  const found = compositionFactor(table);
  if (found.kind === 'none') return null;
  return testShifts(table, { reference: { kind: 'rows', weights: found.weights } }).rows;
}

const isDiscovery = (row) => row !== null && row.q < 0.05;

/** Splits of five runs of one condition, and how many of them alarm. */
export function splits(conditions, on) {
  let [alarmed, all, low, tests] = [0, 0, 0, 0];
  const by = {};
  for (const [name, rows] of Object.entries(conditions)) {
    by[name] = 0;
    for (const split of splitsOf(rows)) {
      const result = testedBy(split, on);
      all += 1;
      low += result.filter((row) => row !== null && row.p < 0.05).length;
      tests += result.filter((row) => row !== null).length;
      if (result.some(isDiscovery)) by[name] += 1;
    }
    alarmed += by[name];
  }
  return { alarmed, all, low: low / tests, by };
}

/** Pairs of which nothing is different: the part with a discovery, the part of all p below 0.05, and those without factor. */
export function unchangedPairs(conditions, on, { pairs = 2000, runs = 5, samples = 4500 } = {}) {
  const { shares } = sharesOf(conditions.redirect, 5);
  let [discoveries, none, low, tests] = [0, 0, 0, 0];
  for (let pair = 1; pair <= pairs; pair += 1) {
    const uniform = uniforms(700_000 + pair);
    const dispersions = shares.map(() => dispersionFrom(uniform, PRIOR));
    const of = (at) => dispersions[at];
    const table = {
      before: runsOf(uniform, shares, runs, samples, of),
      after: runsOf(uniform, shares, runs, samples, of),
    };
    const rows = testedBy(table, on);
    if (rows === null) {
      none += 1;
      continue;
    }
    if (rows.some(isDiscovery)) discoveries += 1;
    low += rows.filter((row) => row !== null && row.p < 0.05).length;
    tests += rows.filter((row) => row !== null).length;
  }
  return { discoveries: discoveries / pairs, low: low / tests, none };
}

/** Pairs in which three rows became cheaper: the part of those found, other rows found per pair, pairs without factor. */
export function changedPairs(conditions, change, on, pairs = 2000) {
  const base = sharesOf(conditions.drop);
  const targets = targetsOf(base.shares).map((at) => base.names[at]);
  let [found, others, none] = [0, 0, 0];
  for (let pair = 1; pair <= pairs; pair += 1) {
    const table = changedPair(uniforms(change * 10_000 + pair), base, change / 100);
    const rows = testedBy(table, on);
    if (rows === null) {
      none += 1;
      continue;
    }
    rows.forEach((row, at) => {
      if (!isDiscovery(row)) return;
      if (targets.includes(table.names[at])) found += 1;
      else others += 1;
    });
  }
  return { power: found / (3 * pairs), others: others / pairs, none };
}

/** Shares that the coverage is looked at for; the rest of the profile is rows of the last. */
export const COVERED = [0.4, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005];

/**
 * Pairs in which one row of a share became `ratio` times as expensive: the part of the intervals that hold the truth, of
 * the changed row and of those of the same pair that did not change, and the mean of the factor over the true one.
 */
export function coverage(share, ratio, { pairs = 2000, runs = 5, samples = 10_000 } = {}) {
  const others = [
    0.1, 0.08, 0.06, 0.05, 0.04, 0.03, 0.03, 0.02, 0.02, 0.02, 0.01, 0.01, 0.01, 0.01, 0.005, 0.005, 0.005,
  ];
  const filled = others.reduce((sum, each) => sum + each, 0);
  const shares = [share, ...others.map((each) => (each / filled) * (1 - share))];
  const costs = shares.map((each, at) => (at === 0 ? each * ratio : each));
  const truth = costs.reduce((sum, each) => sum + each, 0);
  const hits = { changed: 0, others: 0, share: 0, factor: 0, pairs: 0, factors: 0 };
  for (let pair = 1; pair <= pairs; pair += 1) {
    const uniform = uniforms(Math.round(share * 1e6 + ratio * 1e4) * 10_000 + pair);
    const dispersions = shares.map(() => Math.max(1, dispersionFrom(uniform, { df: PRIOR.df, dispersion: 1.5 })));
    const of = (at) => dispersions[at];
    const table = {
      before: runsOf(uniform, shares, runs, samples, of),
      after: runsOf(
        uniform,
        costs.map((each) => each / truth),
        runs,
        samples,
        of,
      ),
    };
    const found = compositionFactor(table);
    if (found.kind === 'none') continue;
    const corrected = testShifts(table, { reference: { kind: 'rows', weights: found.weights } }).rows;
    const [plain] = testShifts(table).rows;
    const holds = (row, value) => row !== null && row !== undefined && row.low <= value && value <= row.high;
    hits.pairs += 1;
    hits.factors += found.factor / truth;
    if (found.low <= truth && truth <= found.high) hits.factor += 1;
    if (holds(corrected[0], share * (ratio - 1))) hits.changed += 1;
    if (holds(plain, (share * ratio) / truth - share)) hits.share += 1;
    hits.others += corrected.slice(1).filter((row) => holds(row, 0)).length / others.length;
  }
  const part = (value) => value / hits.pairs;
  return {
    told: hits.pairs / pairs,
    changed: part(hits.changed),
    others: part(hits.others),
    plain: part(hits.share),
    factor: part(hits.factor),
    bias: part(hits.factors) - 1,
  };
}

/** Pairs of which nothing is different, in shapes that the others do not have; corrected tests. */
export function fewOrUnequal(conditions, pairs = 1000) {
  const many = sharesOf(conditions.redirect, 5).shares;
  const five = [0.4, 0.3, 0.15, 0.1, 0.05];
  const prior = (uniform) => {
    const dispersion = dispersionFrom(uniform, PRIOR);
    return () => dispersion;
  };
  const steady = () => () => 1.5;
  const drift = (_, share) => (total) => 1 + 0.03 ** 2 * share * total;
  const unequal = [3000, 9000, 4500, 6000, 3500];
  return [
    { shares: five, before: [5000, 5000, 5000, 5000, 5000], noise: '1.5 times Poisson', of: steady },
    { shares: five, before: [5000, 5000, 5000], noise: '1.5 times Poisson', of: steady },
    { shares: five, before: [5000, 5000], after: [5000], noise: '1.5 times Poisson', of: steady },
    { shares: many, before: [4500, 4500], noise: 'of the prior', of: prior },
    { shares: many, before: [4500, 4500], after: [4500], noise: 'of the prior', of: prior },
    { shares: many, before: [4500, 4500, 4500], noise: 'of the prior', of: prior },
    { shares: many, before: Array.from({ length: 10 }, () => 4500), noise: 'of the prior', of: prior },
    { shares: many, before: unequal, noise: 'of the prior', of: prior },
    {
      shares: many,
      before: [30_000, 300_000, 100_000, 30_000, 300_000],
      noise: '3 % of each share between runs',
      of: drift,
    },
  ].map((shape) => unchangedShape(shape, pairs));
}

function unchangedShape({ shares, before, after = before, noise, of }, pairs) {
  let [discoveries, low, held, tests] = [0, 0, 0, 0];
  for (let pair = 1; pair <= pairs; pair += 1) {
    const uniform = uniforms(90_000 + pair);
    const dispersions = shares.map((share) => of(uniform, share));
    const side = (totals) =>
      shares.map((share, at) => totals.map((total) => count(uniform, share * total, dispersions[at](total))));
    const rows = testedBy({ before: side(before), after: side(after) }, 'corrected') ?? [];
    const tested = rows.filter((row) => row !== null);
    if (tested.some(isDiscovery)) discoveries += 1;
    low += tested.filter((row) => row.p < 0.05).length;
    held += tested.filter((row) => row.low <= 0 && 0 <= row.high).length;
    tests += tested.length;
  }
  const spread = (totals) => (new Set(totals).size === 1 ? '' : ` of ${Math.min(...totals)} to ${Math.max(...totals)}`);
  return {
    rows: shares.length,
    runs: `${before.length} + ${after.length}${spread(before)}`,
    noise,
    discoveries: discoveries / pairs,
    low: low / tests,
    held: held / tests,
  };
}

/** Seconds for both tests and the factor of 20,000 rows in 20 + 20 runs. */
export function speed() {
  const uniform = uniforms(3);
  const raw = Array.from({ length: 20_000 }, (_, at) => 1 / (at + 5));
  const total = raw.reduce((sum, each) => sum + each, 0);
  const side = () => raw.map((each) => Array.from({ length: 20 }, () => count(uniform, (each / total) * 2e6, 1.5)));
  const table = { before: side(), after: side() };
  const start = performance.now();
  testedBy(table, 'share');
  testedBy(table, 'corrected');
  return (performance.now() - start) / 1000;
}
