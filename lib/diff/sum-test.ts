import { WHOLE } from '../model/share.ts';
import { type CountSides, type CountTable, sumOfRows, withRow } from '../stats/count-table.ts';
import { type Reference, type ShiftTests, testSides } from '../stats/test-shifts.ts';
import { type SumVerdict, type TestSum, untested } from './verdict.ts';

/** What sums are tested with: the counts of single rows, by their place among all rows, and what is held to be unchanged. */
export interface SumBasis {
  readonly table: CountTable;
  /** Those of the table. */
  readonly sides: CountSides;
  /** The line of the table that a row has; absent where a run does not tell it. */
  readonly lines: ReadonlyMap<number, number>;
  readonly reference: Reference | null;
  /** What the single rows have in common: their sum is drawn to it as they are. */
  readonly learned: Pick<ShiftTests, 'prior' | 'most'>;
  readonly alpha: number;
  readonly smallestMean: number;
  readonly method: string;
}

/**
 * Returns what tests the sum of rows. Its rows are taken out of what it is held against, and their sum is tested in their
 * place, so that it varies as it did and not as its parts do.
 */
export function sumTester({ table, sides, lines, reference, learned, alpha, smallestMean, method }: SumBasis): TestSum {
  return ({ before, after }) => {
    const [from, to] = [linesOf(before, lines), linesOf(after, lines)];
    if (from === null || to === null) return notTested('cut-runs');
    const own = { before: from, after: to };
    const counts = { before: sumOfRows(table.before, own.before), after: sumOfRows(table.after, own.after) };
    const only = table.before.length;
    const { prior, most } = learned;
    const options = {
      alpha,
      smallestMean,
      prior,
      most,
      only,
      ...(reference === null ? {} : { reference: apart(reference, own) }),
    };
    const summed = {
      before: withRow(sides.before, counts.before),
      after: withRow(sides.after, counts.after),
    };
    const test = testSides(summed, options).rows[only] ?? null;
    // What is all there is cannot shift.
    if (test === null || test.ownDf === 0) return notTested('few-samples');
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

function linesOf(rows: readonly number[], lines: ReadonlyMap<number, number>): ReadonlySet<number> | null {
  const found = rows.map((row) => lines.get(row)).filter((line) => line !== undefined);
  return found.length === rows.length ? new Set(found) : null;
}

/** Rows of the sum are not what it is held against. */
function apart(
  reference: Reference,
  own: { readonly before: ReadonlySet<number>; readonly after: ReadonlySet<number> },
): Reference {
  if (reference.kind === 'factor') return reference;
  const weights = reference.weights.map((weight, at) => (own.before.has(at) || own.after.has(at) ? 0 : weight));
  return { kind: 'rows', weights: [...weights, 0] };
}
