import { type CountSides, sumOf } from './count-table.ts';
import { type Pool, poolOf, scaleWithout } from './pool.ts';
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

/** The same of many rows, a place for each: what looks at them looks at all of them. */
export interface DispersionColumns {
  readonly before: SideColumns;
  readonly after: SideColumns;
  readonly own: Float64Array;
  readonly ownDf: Float64Array;
  /** 0 for a row below the smallest mean. */
  readonly shrunken: Float64Array;
  readonly df: Float64Array;
}

/** `RowSide` of many rows. */
export interface SideColumns {
  readonly part: Float64Array;
  readonly rest: Float64Array;
}

/** The dispersions of the rows of a table. */
export interface Dispersions {
  readonly columns: DispersionColumns;
  /** All of them, null for a row below the smallest mean. */
  readonly rows: readonly (RowDispersion | null)[];
  /** Returns one of them. */
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
 * else, or the other rows of the pool as often as they are in it.
 *
 * Formula: φ = Σ (x - n p)² / (n p (1 - p)) / d over the columns of both sides, p per side; d is columns less one for each
 * side with a count. It is shrunken to φ~ = max(1, (d0 φ0 + d φ) / (d0 + d)), with min(d0 + d, Σ d) degrees of freedom.
 * Source: quasi-likelihood, McCullagh and Nelder 1989, chapter 9; the shrinking of Smyth 2004,
 * https://doi.org/10.2202/1544-6115.1027, as in Lund et al. 2012, https://doi.org/10.1515/1544-6115.1826.
 * With a prior that was learned elsewhere nothing is fitted: every row is drawn to it, and one column a side has its
 * dispersion on its degrees of freedom, `most` at most.
 * Assumptions: one dispersion for both sides of a row; a count varies no less than a binomial. Smallest n: 3 columns, or 2
 * with a given prior.
 */
export function dispersionsOf(
  sides: CountSides,
  smallestMean: number,
  pool: Pool = poolOf(sides, null),
  given: GivenPrior | null = null,
): Dispersions {
  const columns = distancesOf(sides, pool, leastCount(sides, smallestMean));
  const { prior, most } = given ?? priorOf(columns);
  shrinkAll(columns, { prior, most });
  const count = columns.own.length;
  const rowAt = (at: number): RowDispersion | null => rowIn(columns, at);
  return {
    columns,
    prior,
    most,
    count,
    rowAt,
    get rows() {
      return Array.from({ length: count }, (_, at) => rowAt(at));
    },
  };
}

/** Returns how a row varies that is no part of a table and of the pool, as `dispersionsOf` does; `cells` are its counts by column. */
export function dispersionBeside(
  cells: { readonly before: ArrayLike<number>; readonly after: ArrayLike<number> },
  pool: Pool,
  { prior, most }: GivenPrior,
): RowDispersion {
  const weight = pool.weights === null ? 1 : 0;
  const scale = scaleWithout(pool, 0, 0);
  const before = pearsonDistance(cells.before, pool.before.columns, weight, scale);
  const after = pearsonDistance(cells.after, pool.after.columns, weight, scale);
  const own = ownOf(before, after);
  const ownDf = before.df + after.df;
  return { before, after, own, ownDf, shrunken: shrunkenOf(own, ownDf, prior), df: Math.min(ownDf + prior.df, most) };
}

/** Returns what a row has to count in all columns of both sides to have so large a mean. */
export function leastCount({ before, after }: CountSides, smallestMean: number): number {
  return smallestMean * (before.totals.length + after.totals.length);
}

/** How far the columns of each row are from one proportion on either side, and the dispersion that this makes; not shrunken yet. */
function distancesOf(sides: CountSides, pool: Pool, least: number): DispersionColumns {
  const { before, after } = sides;
  const count = before.counted.length;
  const found = emptyColumns(count);
  for (let at = 0; at < count; at += 1) {
    if ((before.counted[at] as number) + (after.counted[at] as number) < least) continue;
    const weight = pool.weights === null ? 1 : (pool.weights[at] ?? 0);
    const scale = scaleWithout(pool, weight, (before.sums[at] as number) + (after.sums[at] as number));
    const from = pearsonDistance(before.cells, pool.before.columns, weight, scale, at * before.columns);
    const to = pearsonDistance(after.cells, pool.after.columns, weight, scale, at * after.columns);
    found.before.part[at] = from.part;
    found.before.rest[at] = from.rest;
    found.after.part[at] = to.part;
    found.after.rest[at] = to.rest;
    found.ownDf[at] = from.df + to.df;
    found.own[at] = ownOf(from, to);
    found.shrunken[at] = 1;
  }
  return found;
}

function emptyColumns(count: number): DispersionColumns {
  const column = (): Float64Array => new Float64Array(count);
  const side = (): SideColumns => ({ part: column(), rest: column() });
  return { before: side(), after: side(), own: column(), ownDf: column(), shrunken: column(), df: column() };
}

function ownOf(before: Distance, after: Distance): number {
  const df = before.df + after.df;
  return df > 0 ? (before.sum + after.sum) / df : 0;
}

/** What the rows that are not below the smallest mean have in common. */
function priorOf({ own, ownDf, shrunken }: DispersionColumns): GivenPrior {
  const variances = new Float64Array(own.length);
  const dfs = new Float64Array(own.length);
  let count = 0;
  for (let at = 0; at < own.length; at += 1) {
    if (shrunken[at] === 0) continue;
    variances[count] = Math.max(own[at] as number, LEAST);
    dfs[count] = ownDf[at] as number;
    count += 1;
  }
  const tested = dfs.subarray(0, count);
  return { prior: fitVariancePrior(variances.subarray(0, count), tested), most: sumOf(tested) };
}

function shrinkAll({ own, ownDf, shrunken, df }: DispersionColumns, { prior, most }: GivenPrior): void {
  for (let at = 0; at < own.length; at += 1) {
    if (shrunken[at] === 0) continue;
    shrunken[at] = shrunkenOf(own[at] as number, ownDf[at] as number, prior);
    df[at] = Math.min((ownDf[at] as number) + prior.df, most);
  }
}

function shrunkenOf(own: number, df: number, prior: VariancePrior): number {
  return Math.max(1, shrinkVariance(Math.max(own, LEAST), df, prior));
}

function rowIn({ before, after, own, ownDf, shrunken, df }: DispersionColumns, at: number): RowDispersion | null {
  if (shrunken[at] === 0) return null;
  return {
    before: { part: before.part[at] as number, rest: before.rest[at] as number },
    after: { part: after.part[at] as number, rest: after.rest[at] as number },
    own: own[at] as number,
    ownDf: ownDf[at] as number,
    shrunken: shrunken[at] as number,
    df: df[at] as number,
  };
}
