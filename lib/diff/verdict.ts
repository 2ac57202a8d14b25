import type { Composition, Move, Shift, ShiftTest, Testing } from '../model/comparison.ts';
import type { NormalizedProfile } from '../model/row.ts';
import type { Aligned } from './align.ts';
import type { MeasuredFactor } from './cost.ts';

/** What repeated runs say about one row. All null where nothing can be tested. */
export interface Verdict {
  readonly test: ShiftTest | null;
  /** Why there is no test. */
  readonly reason: string | null;
  /** The interval of the tested delta, in ticks. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: number } | null;
  /** True where the share shifted only because the total did: significant as a share, not at equal cost. */
  readonly byComposition: boolean;
}

/** The verdicts on aligned rows, in their order, and the composition where the shares tell it. */
export interface Significance {
  readonly verdicts: readonly Verdict[];
  readonly composition: Composition | null;
  readonly testing: Testing | null;
  /** Returns the moves that the runs prove beside those that are proposed already. */
  readonly proveMoves: (shifts: readonly Shift[], named: readonly Move[]) => readonly Move[];
}

/**
 * Judges the aligned rows of two sides by their counts. It is handed in, because the distributions that it needs are loaded
 * only where there is something to judge.
 */
export type Judge = (
  sides: { readonly before: NormalizedProfile; readonly after: NormalizedProfile },
  aligned: readonly Aligned[],
  measured: MeasuredFactor | null,
  alpha: number,
) => Significance;

/** Returns what is said of rows that nothing can judge, for a reason. */
export function notJudged(aligned: readonly Aligned[], reason: string): Significance {
  return { verdicts: aligned.map(() => untested(reason)), composition: null, testing: null, proveMoves: () => [] };
}

/** Returns the verdict on a row that was not tested. */
export function untested(reason: string): Verdict {
  return { test: null, reason, interval: null, byComposition: false };
}

/** Returns a shift with its verdict. The interval of a test at equal cost is that of the corrected delta too. */
export function withVerdict(shift: Shift, verdict: Verdict | undefined): Shift {
  if (verdict === undefined) return shift;
  const { test, reason, interval, byComposition } = verdict;
  const { corrected } = shift;
  const known = test?.on === 'corrected' && interval !== null && corrected !== null;
  return {
    ...shift,
    test,
    reason,
    interval,
    byComposition,
    corrected: known ? { ...corrected, low: interval.low, high: interval.high } : corrected,
  };
}
