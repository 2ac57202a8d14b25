import type { Composition, Group, GroupBy, Move, Shift } from '../model/comparison.ts';
import type { Needed, NoiseBasis, NoiseVerdict, ShiftTest, Testing } from '../model/judgement.ts';
import type { NormalizedProfile } from '../model/row.ts';
import type { Aligned } from './align.ts';
import type { ListBounds } from './bounds.ts';
import type { MeasuredFactor } from './cost.ts';
import type { ShareErrors } from './share-errors.ts';
import type { ShiftDraft } from './shift.ts';
import type { UsualNoise } from './usual-noise.ts';

/** What a row belongs to on one side; null where the row is in no group of the kind. */
export type GroupName = (shift: Shift, side: 'before' | 'after') => string | null;

/** What the counts say about one row. All null where they say nothing. */
export interface Verdict {
  readonly test: ShiftTest | null;
  /** Why there is no test. */
  readonly reason: string | null;
  /** The interval of the tested delta, in ticks. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: number } | null;
  /** What one run a side says beside noise that was learned elsewhere. */
  readonly noise: NoiseVerdict | null;
  /** True where the share shifted only because the total did: significant as a share, not at equal cost. */
  readonly byComposition: boolean;
}

/** The verdict on the sum of some rows; `q` of the test is still its p. */
export type SumVerdict = Pick<Verdict, 'test' | 'reason' | 'interval'>;

/** Tests the sum of rows, named by their places among the aligned rows of either side. */
export type TestSum = (rows: {
  readonly before: readonly number[];
  readonly after: readonly number[];
}) => SumVerdict | null;

/** The verdicts on aligned rows, in their order, and the composition where the shares tell it. */
export interface Significance {
  readonly verdicts: readonly Verdict[];
  /** Returns how well the shares of either side of a row are known, by its place; null where nothing tells that. */
  readonly errorsAt: (at: number) => ShareErrors | null;
  /** What the comparison goes by; null leaves it to measured rates. */
  readonly composition: Composition | null;
  /** What the shares alone imply, whatever was measured. */
  readonly implied: Composition | null;
  readonly testing: Testing | null;
  readonly noise: NoiseBasis | null;
  readonly needed: Needed | null;
  /** Returns the moves that the runs prove beside those that are proposed already. */
  readonly proveMoves: (shifts: readonly Shift[], named: readonly Move[]) => readonly Move[];
  /** Returns groups with their tests; as they are where nothing can be tested. */
  readonly testGroups: (
    groups: readonly Group[],
    shifts: readonly Shift[],
    names: ReadonlyMap<GroupBy, GroupName>,
  ) => readonly Group[];
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
    verdicts: new Array<Verdict>(rows.length).fill(untested(reason)),
    errorsAt: () => null,
    composition: null,
    implied: null,
    testing: null,
    noise: null,
    needed: null,
    proveMoves: () => [],
    testGroups: (groups) => groups,
  };
}

/** Returns the verdict on a row that was not tested. */
export function untested(reason: string): Verdict {
  return { test: null, reason, interval: null, noise: null, byComposition: false };
}

/** Gives a shift its verdict, and returns it. */
export function withVerdict(shift: ShiftDraft, verdict: Verdict | undefined): ShiftDraft {
  if (verdict === undefined) return shift;
  const { test, reason, interval, noise, byComposition } = verdict;
  shift.test = test;
  shift.reason = reason;
  shift.interval = interval;
  shift.noise = noise;
  shift.byComposition = byComposition;
  return shift;
}
