import { WHOLE } from '../model/share.ts';
import { type CountSides, type CountTable, sumOfRows, withRow } from '../stats/count-table.ts';
import { type Reference, type ShiftTest, type ShiftTests, testSides } from '../stats/test-shifts.ts';
import { type SumVerdict, type TestSum, untested } from './verdict.ts';

/** What lines of a table of counts are tested as one with. */
export interface LinesBasis {
  readonly table: CountTable;
  /** Those of the table. */
  readonly sides: CountSides;
  readonly reference: Reference | null;
  /** What the single rows have in common: their sum is drawn to it as they are. */
  readonly learned: Pick<ShiftTests, 'prior' | 'most'>;
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
export function testLines(basis: LinesBasis, lines: Lines): LinesTest | null {
  const { table, sides, reference, learned, ...options } = basis;
  const { prior, most } = learned;
  const counts = { before: sumOfRows(sides.before, lines.before), after: sumOfRows(sides.after, lines.after) };
  const summed = { before: withRow(sides.before, counts.before), after: withRow(sides.after, counts.after) };
  const only = table.before.length;
  const { rowAt } = testSides(summed, {
    ...options,
    prior,
    most,
    only,
    ...(reference === null ? {} : { reference: apart(reference, lines) }),
  });
  const test = rowAt(only);
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

/** Lines under trial say nothing about what did not change. */
function apart(reference: Reference, { before, after }: Lines): Reference {
  if (reference.kind === 'factor') return reference;
  const weights = new Float64Array(reference.weights.length + 1);
  weights.set(reference.weights);
  clear(weights, before);
  clear(weights, after);
  return { kind: 'rows', weights };
}

function clear(weights: Float64Array, lines: readonly number[]): void {
  for (let at = 0; at < lines.length; at++) weights[lines[at] as number] = 0;
}
