import { type CountSide, columnSums, rowOf, sumOf } from './count-table.ts';
import { type Distance, pearsonDistance } from './proportion-test.ts';
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
  /** The degrees of freedom of all rows together, the most that one can have; infinite with a prior from elsewhere. */
  readonly most: number;
}

/** A prior that was learned elsewhere, and the degrees of freedom that a row can have with it at most. */
export interface GivenPrior {
  readonly prior: VariancePrior;
  readonly most: number;
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
 * dispersion on its degrees of freedom, `most` at most. `only` is the only row that is returned; all are where it is null.
 * Assumptions: one dispersion for both sides of a row; a count varies no less than a binomial. Smallest n: 3 columns, or 2
 * with a given prior.
 */
export function dispersionsOf(
  sides: Sides,
  smallestMean: number,
  weights: readonly number[] | null = null,
  given: GivenPrior | null = null,
  only: number | null = null,
): Dispersions {
  const { before, after } = sides;
  const least = smallestMean * (before.totals.length + after.totals.length);
  const distances = distancesBy(sides, weights);
  const tested = before.counted.map((count, at) => (count + (after.counted[at] ?? 0) >= least ? 1 : 0));
  const { prior, most } = given ?? priorOf(distances, tested);
  const rows = new Array<RowDispersion | null>(tested.length).fill(null);
  for (const at of only === null ? tested.keys() : [only]) {
    if (tested[at] !== 1) continue;
    const own = distances(at);
    const value = dispersionOf(own);
    const df = own.before.df + own.after.df;
    const shrunken = Math.max(1, shrinkVariance(Math.max(value, LEAST), df, prior));
    const { before: from, after: to } = own;
    rows[at] = { before: from, after: to, own: value, ownDf: df, shrunken, df: Math.min(df + prior.df, most) };
  }
  return { prior, most, rows };
}

/** Tells how far the columns of a row are from one proportion on either side. */
type DistancesOf = (at: number) => { readonly before: Distance; readonly after: Distance };

function distancesBy(sides: Sides, weights: readonly number[] | null): DistancesOf {
  const { before, after } = sides;
  const pools = {
    before: weights === null ? before.totals : columnSums(before, weights),
    after: weights === null ? after.totals : columnSums(after, weights),
  };
  const scaleOf = scaleBy(sides, weights);
  return (at) => {
    const weight = weights === null ? 1 : (weights[at] ?? 0);
    const scale = scaleOf(at);
    return {
      before: pearsonDistance(rowOf(before, at), pools.before, weight, scale),
      after: pearsonDistance(rowOf(after, at), pools.after, weight, scale),
    };
  };
}

function dispersionOf({ before, after }: ReturnType<DistancesOf>): number {
  const df = before.df + after.df;
  return df > 0 ? (before.sum + after.sum) / df : 0;
}

/** What the tested rows have in common. */
function priorOf(distances: DistancesOf, tested: Float64Array): GivenPrior {
  const rows = Int32Array.from(tested.keys()).filter((at) => tested[at] === 1);
  const variances = new Float64Array(rows.length);
  const dfs = new Float64Array(rows.length);
  for (const [place, at] of rows.entries()) {
    const own = distances(at);
    variances[place] = Math.max(dispersionOf(own), LEAST);
    dfs[place] = own.before.df + own.after.df;
  }
  return { prior: fitVariancePrior(variances, dfs), most: sumOf(dfs) };
}

/**
 * What the weighted sum of the other rows is multiplied by to vary as a count of its own size does, for each row:
 * Σ w x / Σ w² x without it, over both sides. Without weights, 1.
 */
function scaleBy(sides: Sides, weights: readonly number[] | null): (at: number) => number {
  if (weights === null) return () => 1;
  const counts = sides.before.sums.map((sum, at) => sum + (sides.after.sums[at] ?? 0));
  let once = 0;
  let twice = 0;
  for (let at = 0; at < counts.length; at += 1) {
    const weight = weights[at] ?? 0;
    once += (counts[at] as number) * weight;
    twice += (counts[at] as number) * weight ** 2;
  }
  return (at) => {
    const weight = weights[at] ?? 0;
    const count = counts[at] ?? 0;
    const square = twice - weight ** 2 * count;
    return square > 1e-12 * twice ? (once - weight * count) / square : 1;
  };
}
