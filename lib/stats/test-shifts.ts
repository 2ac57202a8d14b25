import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { type CountSides, type CountTable, sidesOf, sumOf } from './count-table.ts';
import { type Dispersions, dispersionBeside, dispersionsOf, leastCount, type RowDispersion } from './dispersions.ts';
import { type Pool, poolOf } from './pool.ts';
import { isComparable, limitsBy, type Reference, statisticOf } from './reference.ts';
import type { ShiftLimits } from './shift-limits.ts';
import type { VariancePrior } from './shrink-variances.ts';
import { criticals, studentCritical, studentTails } from './student-t.ts';

/** How shifts are tested. */
export interface ShiftOptions {
  readonly reference?: Reference;
  /** One minus the level of the intervals; 0.05. */
  readonly alpha?: number;
  /** A row with a mean over all columns below this is not tested; 5. */
  readonly smallestMean?: number;
  /** The dispersion that was learned elsewhere, from other tables or from the rows that a sum is made of; fitted where absent. */
  readonly prior?: VariancePrior;
  /** The degrees of freedom that a row can have with such a prior at most; no bound where absent. */
  readonly most?: number;
  /** The dispersions of the rows as shares, where somebody has reckoned them already. */
  readonly dispersions?: Dispersions;
}

/** The test of one row. `estimate`, `low` and `high` are proportions of the before total: 0.01 is one percentage point. */
export interface ShiftTest extends ShiftLimits {
  readonly p: number;
  readonly q: number;
  /** Degrees of freedom of the denominator; the numerator has 1. */
  readonly df: number;
  /** Of the row alone, with its degrees of freedom, and shrunken. */
  readonly dispersion: number;
  readonly ownDf: number;
  readonly posterior: number;
}

/** The tests of the rows in their order, null where there is none, and what was learned about the dispersion. */
export interface ShiftTests {
  readonly rows: readonly (ShiftTest | null)[];
  /** Returns one of them: an object for each is made only where all are asked for, because there may be very many. */
  readonly rowAt: (at: number) => ShiftTest | null;
  /** Returns the q of one of them alone. */
  readonly qAt: (at: number) => number | null;
  /** What the rows were held against. */
  readonly pool: Pool;
  /** How many rows were tested. */
  readonly family: number;
  readonly prior: VariancePrior;
  /** The degrees of freedom of all rows together. */
  readonly most: number;
}

/**
 * Returns for every row whether its share after (times the factor, with a reference) differs from that before.
 *
 * Formula: F = (deviance of one proportion - deviance of two) / φ~ on 1 and min(d + d0, Σ d) degrees of freedom. The
 * proportion is x / (x + rest), where rest is all else, or the weighted sum of the other rows; equal proportions are equal
 * shares, or equal odds against the rows that did not change, so that their noise is within the test. With a measured factor
 * the proportions are shares, b before and b / factor after, and F is lessened by φ~ v / (φ~ v + e²), e the standard error
 * of ln factor, v = 1/X - 1/N + 1/Y - 1/M. q is that of Benjamini and Hochberg over the tested rows.
 * Source: quasi-likelihood F test, Lund et al. 2012, https://doi.org/10.1515/1544-6115.1826; `dispersionsOf` for φ~.
 * Assumptions: columns of a side are independent repetitions with totals of one order; a row's dispersion is that of both
 * sides. Smallest n: 3 columns, one of the sides with 2, or one a side with a prior from elsewhere; every test is null below.
 */
export function testShifts(table: CountTable, options: ShiftOptions = {}): ShiftTests {
  return testSides(sidesOf(table), options);
}

/** Returns what `testShifts` does of a table whose sides were made. */
export function testSides(sides: CountSides, options: ShiftOptions = {}): ShiftTests {
  const { reference, alpha = 0.05, smallestMean = 5, prior: learned, most: bound } = options;
  const pool = poolOf(sides, reference?.kind === 'rows' ? reference.weights : null);
  const given = learned === undefined ? null : { prior: learned, most: bound ?? Number.POSITIVE_INFINITY };
  const known = pool.weights === null && given === null ? options.dispersions : undefined;
  const dispersions = known ?? dispersionsOf(sides, smallestMean, pool, given);
  const { count, prior, most } = dispersions;
  const tests = testAll(dispersions, reference);
  const q = benjaminiHochberg(tests.p);
  const limitsOf = limitsBy(sides, pool, reference);
  const criticalOf = criticals(alpha);
  const placeOf = (at: number): number => (tests.places[at] ?? 0) - 1;
  const rowAt = (at: number): ShiftTest | null => {
    const place = placeOf(at);
    const row = place < 0 ? null : dispersions.rowAt(at);
    if (row === null) return null;
    return testOf(row, tests.p[place] as number, q[place] as number, limitsOf(row, criticalOf(row.df)));
  };
  return {
    prior,
    most,
    pool,
    family: tests.p.length,
    rowAt,
    qAt: (at) => q[placeOf(at)] ?? null,
    get rows() {
      return Array.from({ length: count }, (_, at) => rowAt(at));
    },
  };
}

/** The tests of rows, one behind the other. */
interface TestColumns {
  /** Where the test of each row stands, and one; 0 of a row that was not tested. */
  readonly places: Int32Array;
  readonly p: Float64Array;
}

function testAll({ columns, count }: Dispersions, reference: Reference | undefined): TestColumns {
  const { before, after, shrunken, df } = columns;
  const places = new Int32Array(count);
  const p = new Float64Array(count);
  let family = 0;
  for (let at = 0; at < count; at += 1) {
    const own = df[at] as number;
    if (!(own > 0)) continue;
    const from = { part: before.part[at] as number, rest: before.rest[at] as number };
    const to = { part: after.part[at] as number, rest: after.rest[at] as number };
    if (!isComparable(from, to, reference)) continue;
    p[family] = studentTails(Math.sqrt(statisticOf(from, to, shrunken[at] as number, reference)), own);
    family += 1;
    places[at] = family;
  }
  return { places, p: p.subarray(0, family) };
}

/** What a row counts that is no part of a table, in the columns of either side. */
export interface ApartCounts {
  readonly before: ArrayLike<number>;
  readonly after: ArrayLike<number>;
}

/** How such a row is tested: what it is held against, and what the rows of the table have in common. */
export interface ApartOptions extends Pick<ShiftOptions, 'reference' | 'alpha' | 'smallestMean'> {
  readonly pool: Pool;
  readonly prior: VariancePrior;
  readonly most: number;
}

/**
 * Returns the test of a row that is no part of a table, as the sum of some of its rows held against the others; its q is its
 * p. Null where `testShifts` has none for a row of a table.
 */
export function testApart(sides: CountSides, counts: ApartCounts, options: ApartOptions): ShiftTest | null {
  const { reference, alpha = 0.05, smallestMean = 5, pool, prior, most } = options;
  if (sumOf(counts.before) + sumOf(counts.after) < leastCount(sides, smallestMean)) return null;
  const cells = { before: sides.before.bring(counts.before), after: sides.after.bring(counts.after) };
  const row = dispersionBeside(cells, pool, { prior, most });
  const { before, after, shrunken, df } = row;
  if (!(df > 0) || !isComparable(before, after, reference)) return null;
  const p = studentTails(Math.sqrt(statisticOf(before, after, shrunken, reference)), df);
  return testOf(row, p, p, limitsBy(sides, pool, reference)(row, studentCritical(alpha, df)));
}

function testOf(row: RowDispersion, p: number, q: number, { estimate, low, high }: ShiftLimits): ShiftTest {
  const { own: dispersion, df, ownDf, shrunken: posterior } = row;
  return { p, q, df, dispersion, ownDf, posterior, estimate, low, high };
}
