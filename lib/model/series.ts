import type { Comparison, Delta, ShiftSide, Side, Status } from './comparison.ts';
import type { Domain } from './identity.ts';
import type { ShiftTest } from './judgement.ts';

/** A symbol over all versions of a series. */
export interface SeriesRow {
  readonly symbol: string;
  readonly domain: Domain;
  readonly dso: string | null;
  /** What each version says about it, in order. */
  readonly sides: readonly ShiftSide[];
  /** What happened to it against the first version, one for each of the others. */
  readonly steps: readonly SeriesStep[];
}

/** What happened to a symbol between the first version and another. */
export interface SeriesStep {
  readonly status: Status;
  readonly delta: Delta;
  /** The delta at equal cost; null where the change of the total cannot be told. */
  readonly corrected: Delta | null;
  readonly test: ShiftTest | null;
  /** True where it had too few samples to be tested, where others were tested. */
  readonly rare: boolean;
}

/** More than two versions side by side, each compared with the first. */
export interface Series {
  readonly versions: readonly Side[];
  /** That of the first with each of the others, in order. */
  readonly comparisons: readonly Comparison[];
  /** Every symbol of any version, that with the most certain shift first, ties by symbol. */
  readonly rows: readonly SeriesRow[];
}
