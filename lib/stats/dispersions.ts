import { type CountSide, columnSums, sumOf } from './count-table.ts';
import { pearsonDistance } from './proportion-test.ts';
import { fitVariancePrior, shrinkVariance, type VariancePrior } from './shrink-variances.ts';

/** The least dispersion that the prior is fitted to. */
const LEAST = 1e-4;

/** What a row was counted as on one side, beside the rows it is held against. */
export interface RowSide {
  readonly part: number;
  /** The sum of what the row is held against, without the row. */
  readonly rest: number;
}

interface Sides {
  readonly before: CountSide;
  readonly after: CountSide;
}

/** How a row varies from column to column within its sides. */
export interface RowDispersion {
  readonly before: RowSide;
  readonly after: RowSide;
  /** Its own dispersion, 1 where it varies as a binomial does. */
  readonly own: number;
  /** Degrees of freedom of its own dispersion. */
  readonly ownDf: number;
  /** The dispersion after shrinking; never below 1. */
  readonly shrunken: number;
  /** Degrees of freedom of the shrunken dispersion; 0 where there is none. */
  readonly df: number;
}

/** The dispersions of the rows, null for a row below the smallest mean. */
export interface Dispersions {
  readonly rows: readonly (RowDispersion | null)[];
  readonly prior: VariancePrior;
}

/**
 * Returns how each row varies between columns of a side, as a proportion of itself and of what it is held against: all
 * else, or the other rows as often as `weights` says.
 *
 * Formula: φ = Σ (x - n p)² / (n p (1 - p)) / d over the columns of both sides, p per side; d is columns less one for each
 * side with a count. It is shrunken to φ~ = max(1, (d0 φ0 + d φ) / (d0 + d)), with min(d0 + d, Σ d) degrees of freedom.
 * Source: quasi-likelihood, McCullagh and Nelder 1989, chapter 9; the shrinking of Smyth 2004,
 * https://doi.org/10.2202/1544-6115.1027, as in Lund et al. 2012, https://doi.org/10.1515/1544-6115.1826.
 * With a prior that was learned elsewhere nothing is fitted: every row is drawn to it, and one column a side has its
 * dispersion on its degrees of freedom.
 * Assumptions: one dispersion for both sides of a row; a count varies no less than a binomial. Smallest n: 3 columns, or 2
 * with a given prior.
 */
export function dispersionsOf(
  sides: Sides,
  smallestMean: number,
  weights: readonly number[] | null = null,
  given: VariancePrior | null = null,
): Dispersions {
  const { before, after } = sides;
  const columns = before.totals.length + after.totals.length;
  const pools = [before, after].map((side) => (weights === null ? side.totals : columnSums(side.rows, weights)));
  const scaleOf = scaleBy(sides, weights);
  const raw = before.rows.map((_, at) => {
    if ((before.counted[at] ?? 0) + (after.counted[at] ?? 0) < smallestMean * columns) return null;
    const weight = weights === null ? 1 : (weights[at] ?? 0);
    const scale = scaleOf(at);
    const left = pearsonDistance(before.rows[at] ?? [], pools[0] ?? [], weight, scale);
    const right = pearsonDistance(after.rows[at] ?? [], pools[1] ?? [], weight, scale);
    const df = left.df + right.df;
    return { before: left, after: right, df, own: df > 0 ? (left.sum + right.sum) / df : 0 };
  });
  const known = raw.filter((row) => row !== null);
  const prior =
    given ??
    fitVariancePrior(
      known.map(({ own }) => Math.max(own, LEAST)),
      known.map(({ df }) => df),
    );
  const all = given === null ? sumOf(known.map(({ df }) => df)) : Number.POSITIVE_INFINITY;
  return {
    prior,
    rows: raw.map((row) => {
      if (row === null) return null;
      const { own, df } = row;
      const shrunken = Math.max(1, shrinkVariance(Math.max(own, LEAST), df, prior));
      return { before: row.before, after: row.after, own, ownDf: df, shrunken, df: Math.min(df + prior.df, all) };
    }),
  };
}

/**
 * What the weighted sum of the other rows is multiplied by to vary as a count of its own size does, for each row:
 * Σ w x / Σ w² x without it, over both sides. Without weights, 1.
 */
function scaleBy(sides: Sides, weights: readonly number[] | null): (at: number) => number {
  if (weights === null) return () => 1;
  const counts = sides.before.sums.map((sum, at) => sum + (sides.after.sums[at] ?? 0));
  const once = sumOf(counts.map((count, at) => count * (weights[at] ?? 0)));
  const twice = sumOf(counts.map((count, at) => count * (weights[at] ?? 0) ** 2));
  return (at) => {
    const weight = weights[at] ?? 0;
    const count = counts[at] ?? 0;
    const square = twice - weight ** 2 * count;
    return square > 1e-12 * twice ? (once - weight * count) / square : 1;
  };
}
