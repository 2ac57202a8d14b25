import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { type CountSide, type CountSides, type CountTable, sidesOf, weightedSum } from './count-table.ts';
import { type Dispersions, dispersionsOf, type RowDispersion } from './dispersions.ts';
import { devianceGain } from './proportion-test.ts';
import { limitsByFactor, limitsByRows, limitsOfShares, type ShiftLimits } from './shift-limits.ts';
import type { VariancePrior } from './shrink-variances.ts';
import { studentCritical, studentTails } from './student-t.ts';

/**
 * What is held to be unchanged: the shares themselves (absent), rows as often as their weights say, or shares once those
 * after are multiplied by a factor that was measured elsewhere.
 */
export type Reference =
  | { readonly kind: 'rows'; readonly weights: ArrayLike<number> }
  | { readonly kind: 'factor'; readonly factor: number; readonly logError: number };

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
  /** The only row to be tested, the others telling what noise there is; its q is its p. All are tested where absent. */
  readonly only?: number;
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
  const { reference, alpha = 0.05, smallestMean = 5, prior: learned, most: bound, only = null } = options;
  const weights = reference?.kind === 'rows' ? reference.weights : null;
  const given = learned === undefined ? null : { prior: learned, most: bound ?? Number.POSITIVE_INFINITY };
  const known = weights === null && given === null && only === null ? options.dispersions : undefined;
  const dispersions = known ?? dispersionsOf(sides, smallestMean, weights, given, only);
  const { rowAt: dispersionAt, count, prior, most } = dispersions;
  const limitsOf = limitsBy(sides, reference);
  const criticals = new Map<number, number>();
  const criticalOf = (df: number): number => {
    const critical = criticals.get(df) ?? studentCritical(alpha, df);
    criticals.set(df, critical);
    return critical;
  };
  const first = only ?? 0;
  const found = testColumns(only === null ? count : 1);
  for (let place = 0; place < found.places.length; place += 1) {
    const row = dispersionAt(first + place);
    if (row === null || !(row.df > 0) || !isComparable(row, reference)) continue;
    addTest(found, place, studentTails(Math.sqrt(statisticOf(row, reference)), row.df));
  }
  const q = benjaminiHochberg(found.p.subarray(0, found.family));
  const placeOf = (at: number): number => (found.places[at - first] ?? 0) - 1;
  const rowAt = (at: number): ShiftTest | null => {
    const own = placeOf(at);
    const row = own < 0 ? null : dispersionAt(at);
    if (row === null) return null;
    const { estimate, low, high } = limitsOf(row, criticalOf(row.df));
    const { own: dispersion, df, ownDf, shrunken: posterior } = row;
    return { p: found.p[own] as number, q: q[own] as number, df, dispersion, ownDf, posterior, estimate, low, high };
  };
  return {
    prior,
    most,
    family: found.family,
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
  family: number;
  readonly p: Float64Array;
}

function testColumns(count: number): TestColumns {
  return { places: new Int32Array(count), family: 0, p: new Float64Array(count) };
}

function addTest(tests: TestColumns, place: number, p: number): void {
  tests.p[tests.family] = p;
  tests.family += 1;
  tests.places[place] = tests.family;
}

/** Whether there is something on both sides that the row can be held against. */
function isComparable({ before, after }: RowDispersion, reference: Reference | undefined): boolean {
  if (reference?.kind === 'rows') return before.rest > 0 && after.rest > 0;
  return before.part + before.rest > 0 && after.part + after.rest > 0;
}

function statisticOf(row: RowDispersion, reference: Reference | undefined): number {
  const before = { part: row.before.part, whole: row.before.part + row.before.rest };
  const after = { part: row.after.part, whole: row.after.part + row.after.rest };
  if (reference?.kind !== 'factor') return devianceGain(before, after) / row.shrunken;
  const statistic = devianceGain(before, after, reference.factor) / row.shrunken;
  const noise = row.shrunken * (logVariance(before) + logVariance(after));
  return (statistic * noise) / (noise + reference.logError ** 2);
}

function logVariance({ part, whole }: { readonly part: number; readonly whole: number }): number {
  return Math.max(0, 1 / Math.max(part, 0.5) - 1 / whole);
}

type LimitsOf = (row: RowDispersion, critical: number) => ShiftLimits;

function limitsBy(
  { before, after }: { readonly before: CountSide; readonly after: CountSide },
  reference: Reference | undefined,
): LimitsOf {
  if (reference === undefined) return (row, critical) => limitsOfShares(row, critical);
  if (reference.kind === 'factor') return (row, critical) => limitsByFactor(row, critical, reference);
  const totals = { before: before.total, after: after.total };
  const { weights } = reference;
  const unchanged = { before: weightedSum(before.sums, weights), after: weightedSum(after.sums, weights) };
  const factor = unchanged.before / before.total / (unchanged.after / after.total);
  return (row, critical) => limitsByRows(row, critical, { totals, factor });
}
