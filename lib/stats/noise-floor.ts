import { sidesOf, sumOf } from './count-table.ts';
import { dispersionsOf } from './dispersions.ts';
import type { VariancePrior } from './shrink-variances.ts';
import { studentCritical } from './student-t.ts';

/** How counts vary between columns that nothing should tell apart. */
export interface Noise {
  /** The usual dispersion, and how much rows differ in it. */
  readonly prior: VariancePrior;
  /** The mean total of the columns that it was learned from. */
  readonly total: number;
  /** The shrunken dispersion of each row, null for rows below the smallest mean. */
  readonly dispersions: readonly (number | null)[];
}

/**
 * Returns how the counts of one side vary, `rows[row][column]`; null where there are fewer than 2 columns or rows.
 *
 * Formula: `dispersionsOf` with one proportion a row. Assumptions: the columns are repetitions of the same thing.
 * Smallest n: 2 columns; with fewer than 5, or fewer than 10 rows, the prior is little better than a guess.
 */
export function noiseOf(
  rows: readonly (readonly number[])[],
  options: { readonly totals?: readonly number[]; readonly smallestMean?: number } = {},
): Noise | null {
  const { totals, smallestMean = 5 } = options;
  const nothing = rows.map((): readonly number[] => []);
  const given = totals === undefined ? {} : { totals: { before: totals, after: [] } };
  const sides = sidesOf({ before: rows, after: nothing, ...given });
  const found = dispersionsOf(sides, smallestMean);
  const columns = sides.before.totals.length;
  if (columns < 2 || found.rows.filter((row) => row !== null && row.ownDf > 0).length < 2) return null;
  return {
    prior: found.prior,
    total: sumOf(sides.before.totals) / columns,
    dispersions: found.rows.map((row) => row?.shrunken ?? null),
  };
}

/**
 * Returns the dispersion that a column of `total` has: 1 is a binomial's.
 *
 * Formula: 1 + max(0, φ - 1) total / (total it was learned from). What columns differ by beyond counting is a part of the
 * share, so it does not vanish when more is counted. Source: the variance function of a beta-binomial, as in Williams
 * 1982, https://doi.org/10.2307/2347977 (model II).
 */
export function dispersionAt(total: number, noise: Noise, learned: number = noise.prior.variance): number {
  return 1 + (Math.max(0, learned - 1) * total) / noise.total;
}

/** What is to be found: a share, by so many runs a side of so much each. */
export interface Design {
  /** The share before, 0 to 1. */
  readonly share: number;
  /** Columns of either side. */
  readonly columns: number;
  /** The total of a column. */
  readonly total: number;
  /** The dispersion of the row at the totals of the noise; the prior's where it is absent. */
  readonly dispersion?: number;
  /** Probability of a shift where there is none; 0.05. */
  readonly alpha?: number;
  /** Probability to find the shift; 0.8. */
  readonly power?: number;
}

/**
 * Returns the smallest growth of a share that a design finds with the power, as a proportion; null where the noise is not
 * known well enough to tell any. One as large downwards is found at least as often while shares are below one half.
 *
 * Formula: δ = (t(alpha, both sides) + t(power)) sqrt(φ [p (1 - p) + (p + δ)(1 - p - δ)] / (n N)), on 2 (n - 1) + d0
 * degrees of freedom, φ as `dispersionAt` says. alpha is that of one test; for a family take a smaller one.
 * Source: Chow, Shao, Wang and Lokhnygina 2018, section 4.2, https://doi.org/10.1201/9781315183084, with t for z.
 * Assumptions: N p well above 5. Smallest n: 1 column a side, if the prior has degrees of freedom.
 */
export function smallestShift(design: Design, noise: Noise): number | null {
  const reach = reachOf(design, noise);
  return reach === null ? null : shiftWithin(reach, design, noise);
}

/** How many standard errors away a shift has to be; null where no number of them is enough. */
function reachOf({ columns, alpha = 0.05, power = 0.8 }: Omit<Design, 'total'>, noise: Noise): number | null {
  const df = 2 * (columns - 1) + noise.prior.df;
  if (!(df > 0) || columns < 1) return null;
  return studentCritical(alpha, df) + studentCritical(2 * (1 - power), df);
}

function shiftWithin(reach: number, design: Design, noise: Noise): number | null {
  const { share, columns, total } = design;
  const scale = dispersionAt(total, noise, design.dispersion) / (columns * total);
  let shift = 0;
  for (let step = 0; step < 60; step += 1) {
    const after = Math.min(0.5, share + shift);
    shift = reach * Math.sqrt(scale * (share * (1 - share) + after * (1 - after)));
  }
  return shift <= 1 - share ? shift : null;
}

/** Returns how many columns a side find a shift of the size, at most 1000; null where as many do not. */
export function columnsToFind(shift: number, design: Omit<Design, 'columns'>, noise: Noise): number | null {
  const finds = (columns: number): boolean => (smallestShift({ ...design, columns }, noise) ?? 1) <= shift;
  let [low, high] = [1, 1000];
  if (!finds(high)) return null;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (finds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Returns the total of a column that finds a shift of the size with the columns of a design, at most 10^12; null where no
 * total does, because the columns differ by more than that beyond counting.
 */
export function totalToFind(shift: number, design: Omit<Design, 'total'>, noise: Noise): number | null {
  const reach = reachOf(design, noise);
  if (reach === null) return null;
  const finds = (total: number): boolean => (shiftWithin(reach, { ...design, total }, noise) ?? 1) <= shift;
  let [low, high] = [1, 1e12];
  if (!finds(high)) return null;
  while (high > low * 1.001) {
    const middle = Math.sqrt(low * high);
    if (finds(middle)) high = middle;
    else low = middle;
  }
  return Math.ceil(high);
}
