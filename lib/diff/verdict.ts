import type { Composition, Move, Shift } from '../model/comparison.ts';
import type { Needed, NoiseBasis, NoiseVerdict, ShiftTest, Testing } from '../model/judgement.ts';
import type { NormalizedProfile } from '../model/row.ts';
import type { Aligned } from './align.ts';
import type { ListBounds } from './bounds.ts';
import type { MeasuredFactor } from './cost.ts';
import type { ShareErrors } from './share-errors.ts';
import type { UsualNoise } from './usual-noise.ts';

/** What the counts say about one row. All null where they say nothing. */
export interface Verdict {
  readonly test: ShiftTest | null;
  /** Why there is no test. */
  readonly reason: string | null;
  /** The interval of the tested delta, in ticks. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: number } | null;
  /** What one run a side says beside noise that was learned elsewhere. */
  readonly noise: NoiseVerdict | null;
  /** How well the shares of either side are known. */
  readonly errors: ShareErrors | null;
  /** True where the share shifted only because the total did: significant as a share, not at equal cost. */
  readonly byComposition: boolean;
}

/** The verdicts on aligned rows, in their order, and the composition where the shares tell it. */
export interface Significance {
  readonly verdicts: readonly Verdict[];
  /** What the comparison goes by; null leaves it to measured rates. */
  readonly composition: Composition | null;
  /** What the shares alone imply, whatever was measured. */
  readonly implied: Composition | null;
  readonly testing: Testing | null;
  readonly noise: NoiseBasis | null;
  readonly needed: Needed | null;
  /** Returns the moves that the runs prove beside those that are proposed already. */
  readonly proveMoves: (shifts: readonly Shift[], named: readonly Move[]) => readonly Move[];
}

/** What shifts are judged by. */
export interface JudgeRequest {
  readonly sides: { readonly before: NormalizedProfile; readonly after: NormalizedProfile };
  readonly bounds: { readonly before: ListBounds; readonly after: ListBounds };
  readonly aligned: readonly Aligned[];
  /** The same rows as shifts, unranked. */
  readonly shifts: readonly Shift[];
  readonly measured: MeasuredFactor | null;
  readonly alpha: number;
  /** What single runs are held against. */
  readonly usual: UsualNoise;
}

/**
 * Judges the rows of two sides by their counts. It is handed in, because the distributions that it needs are loaded only
 * where something is compared.
 */
export type Judge = (request: JudgeRequest) => Significance;

/** Returns what is said of rows that nothing can judge, for a reason. */
export function notJudged(rows: readonly unknown[], reason: string): Significance {
  return {
    verdicts: rows.map(() => untested(reason)),
    composition: null,
    implied: null,
    testing: null,
    noise: null,
    needed: null,
    proveMoves: () => [],
  };
}

/** Returns the verdict on a row that was not tested. */
export function untested(reason: string): Verdict {
  return { test: null, reason, interval: null, noise: null, errors: null, byComposition: false };
}

/** Returns a shift with its verdict. The interval of a test at equal cost is that of the corrected delta too. */
export function withVerdict(shift: Shift, verdict: Verdict | undefined): Shift {
  if (verdict === undefined) return shift;
  const { test, reason, interval, noise, byComposition } = verdict;
  const { corrected } = shift;
  const known = test?.on === 'corrected' && interval !== null && corrected !== null;
  return {
    ...shift,
    test,
    reason,
    interval,
    noise,
    byComposition,
    corrected: known ? { ...corrected, low: interval.low, high: interval.high } : corrected,
  };
}
