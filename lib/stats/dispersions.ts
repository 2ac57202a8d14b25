import { type CountSide, cellsOf, columnSums, placeOf, sumOf } from './count-table.ts';
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
  /** Returns one of them: an object for each is made only where all are asked for, because there may be very many. */
  readonly rowAt: (at: number) => RowDispersion | null;
  /** How many there are. */
  readonly count: number;
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
  weights: ArrayLike<number> | null = null,
  given: GivenPrior | null = null,
  only: number | null = null,
): Dispersions {
  const { before, after } = sides;
  const count = before.counted.length;
  const least = smallestMean * (before.totals.length + after.totals.length);
  const isTested = (at: number): boolean => (before.counted[at] as number) + (after.counted[at] ?? 0) >= least;
  const distanceOf = distanceBy(sides, weights);
  const known = given === null ? distancesOf(count, isTested, distanceOf) : null;
  const { prior, most } = given ?? priorOf(known as Distances, isTested);
  const rowAt = (at: number): RowDispersion | null => {
    if (!isTested(at) || (only !== null && at !== only)) return null;
    const { before: from, after: to, own, df } = known === null ? distanceOf(at) : distanceIn(known, at);
    const shrunken = Math.max(1, shrinkVariance(Math.max(own, LEAST), df, prior));
    return { before: from, after: to, own, ownDf: df, shrunken, df: Math.min(df + prior.df, most) };
  };
  return {
    prior,
    most,
    count,
    rowAt,
    get rows() {
      return Array.from(before.counted, (_, at) => rowAt(at));
    },
  };
}

/** How far the columns of a row are from one proportion on either side, with the dispersion that this makes. */
type RowDistance = Pick<RowDispersion, 'before' | 'after' | 'own'> & { readonly df: number };

function distanceBy(sides: Sides, weights: ArrayLike<number> | null): (at: number) => RowDistance {
  const { before, after } = sides;
  const pools = {
    before: weights === null ? Float64Array.from(before.totals) : columnSums(before, weights),
    after: weights === null ? Float64Array.from(after.totals) : columnSums(after, weights),
  };
  const scaleOf = scaleBy(sides, weights);
  return (at) => {
    const weight = weights === null ? 1 : (weights[at] ?? 0);
    const scale = scaleOf(at);
    const from = pearsonDistance(cellsOf(before, at), pools.before, weight, scale, placeOf(before, at));
    const to = pearsonDistance(cellsOf(after, at), pools.after, weight, scale, placeOf(after, at));
    const df = from.df + to.df;
    const own = df > 0 ? (from.sum + to.sum) / df : 0;
    return { before: { part: from.part, rest: from.rest }, after: { part: to.part, rest: to.rest }, own, df };
  };
}

/** The distances of all rows, a place for each. */
interface Distances {
  readonly before: { readonly part: Float64Array; readonly rest: Float64Array };
  readonly after: { readonly part: Float64Array; readonly rest: Float64Array };
  readonly own: Float64Array;
  readonly df: Float64Array;
}

function distancesOf(
  count: number,
  isTested: (at: number) => boolean,
  distanceOf: (at: number) => RowDistance,
): Distances {
  const side = (): Distances['before'] => ({ part: new Float64Array(count), rest: new Float64Array(count) });
  const found = { before: side(), after: side(), own: new Float64Array(count), df: new Float64Array(count) };
  for (let at = 0; at < count; at += 1) {
    if (!isTested(at)) continue;
    const { before, after, own, df } = distanceOf(at);
    found.before.part[at] = before.part;
    found.before.rest[at] = before.rest;
    found.after.part[at] = after.part;
    found.after.rest[at] = after.rest;
    found.own[at] = own;
    found.df[at] = df;
  }
  return found;
}

function distanceIn({ before, after, own, df }: Distances, at: number): RowDistance {
  return {
    before: { part: before.part[at] as number, rest: before.rest[at] as number },
    after: { part: after.part[at] as number, rest: after.rest[at] as number },
    own: own[at] as number,
    df: df[at] as number,
  };
}

/** What the tested rows have in common. */
function priorOf({ own, df }: Distances, isTested: (at: number) => boolean): GivenPrior {
  const variances = new Float64Array(own.length);
  const dfs = new Float64Array(own.length);
  let count = 0;
  for (let at = 0; at < own.length; at += 1) {
    if (!isTested(at)) continue;
    variances[count] = Math.max(own[at] as number, LEAST);
    dfs[count] = df[at] as number;
    count += 1;
  }
  const tested = dfs.subarray(0, count);
  return { prior: fitVariancePrior(variances.subarray(0, count), tested), most: sumOf(tested) };
}

/**
 * What the weighted sum of the other rows is multiplied by to vary as a count of its own size does, for each row:
 * Σ w x / Σ w² x without it, over both sides. Without weights, 1.
 */
function scaleBy({ before, after }: Sides, weights: ArrayLike<number> | null): (at: number) => number {
  if (weights === null) return () => 1;
  const counts = addedUp(before.sums, after.sums);
  const { once, twice } = weighed(counts, weights);
  return (at) => {
    const weight = weights[at] ?? 0;
    const count = counts[at] ?? 0;
    const square = twice - weight ** 2 * count;
    return square > 1e-12 * twice ? (once - weight * count) / square : 1;
  };
}

function addedUp(before: Float64Array, after: Float64Array): Float64Array {
  const sums = new Float64Array(before.length);
  for (let at = 0; at < sums.length; at += 1) sums[at] = (before[at] as number) + (after[at] ?? 0);
  return sums;
}

/** Counts as often as their weights say, and as often as the squares of those. */
function weighed(counts: Float64Array, weights: ArrayLike<number>): { readonly once: number; readonly twice: number } {
  let once = 0;
  let twice = 0;
  for (let at = 0; at < counts.length; at += 1) {
    const weight = weights[at] ?? 0;
    once += (counts[at] as number) * weight;
    twice += (counts[at] as number) * weight ** 2;
  }
  return { once, twice };
}
