import { WHOLE } from '../model/share.ts';
import { type CountSides, sumOfRows } from '../stats/count-table.ts';
import { poolWithout } from '../stats/pool.ts';
import type { Reference } from '../stats/reference.ts';
import { type ShiftTest, type ShiftTests, testApart } from '../stats/test-shifts.ts';
import { type SumVerdict, type TestSum, untested } from './verdict.ts';

/** What lines of a table of counts are tested as one with. */
export interface LinesBasis {
  /** Those of the table. */
  readonly sides: CountSides;
  readonly reference: Reference | null;
  /** What the single rows were held against, and what they have in common: their sum is drawn to it as they are. */
  readonly learned: Pick<ShiftTests, 'prior' | 'most' | 'pool'>;
  readonly alpha: number;
  readonly smallestMean?: number;
}

/** What sums are tested with: the counts of single rows, by their place among all rows, and what is held to be unchanged. */
export interface SumBasis extends LinesBasis {
  /** Returns the line of the table that a row has; undefined where a run does not tell it. */
  readonly lineOf: (row: number) => number | undefined;
  readonly method: string;
}

/** Lines of a table by number, of each side those that count, each once. */
interface Lines {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** The test of lines as one, and what they count in each run. */
interface LinesTest {
  readonly test: ShiftTest;
  readonly counts: { readonly before: readonly number[]; readonly after: readonly number[] };
}

/**
 * Returns the test of lines taken as one row; null where nothing can be told of it. They are taken out of what they are held
 * against, and tested in their place, so that their sum varies as it did and not as its parts do.
 */
export function testLines(basis: LinesBasis, { before, after }: Lines): LinesTest | null {
  const { sides, reference, learned, ...options } = basis;
  const { prior, most } = learned;
  const counts = { before: sumOfRows(sides.before, before), after: sumOfRows(sides.after, after) };
  const pool = poolWithout(learned.pool, sides, before, after);
  const test = testApart(sides, counts, {
    ...options,
    ...(reference === null ? {} : { reference }),
    pool,
    prior,
    most,
  });
  // What is all there is cannot shift.
  return test === null || test.ownDf === 0 ? null : { test, counts };
}

/** Returns what tests the sum of rows. */
export function sumTester(basis: SumBasis): TestSum {
  const { lineOf, method, ...others } = basis;
  const { reference, alpha } = basis;
  return ({ before, after }) => {
    const [from, to] = [linesOf(before, lineOf), linesOf(after, lineOf)];
    if (from === null || to === null) return notTested('cut-runs');
    const tested = testLines(others, { before: from, after: to });
    if (tested === null) return notTested('few-samples');
    const { test, counts } = tested;
    return {
      test: {
        on: reference === null ? 'share' : 'corrected',
        p: test.p,
        q: test.q,
        method,
        df: test.df,
        dispersion: test.posterior,
        own: { dispersion: test.dispersion, df: test.ownDf },
        counts,
      },
      reason: null,
      interval: { low: test.low * WHOLE, high: test.high * WHOLE, level: 1 - alpha },
    };
  };
}

function notTested(reason: string): SumVerdict {
  const { test, interval } = untested(reason);
  return { test, reason, interval };
}

function linesOf(rows: readonly number[], lineOf: SumBasis['lineOf']): readonly number[] | null {
  const found: number[] = [];
  for (const row of rows) {
    const line = lineOf(row);
    if (line === undefined) return null;
    found.push(line);
  }
  return found;
}
