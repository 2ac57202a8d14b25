import type { Diagnostic } from './diagnostic.ts';
import type { Domain } from './identity.ts';
import type { Cut, Facts, Interval } from './profile.ts';

/**
 * A difference after - before, in ticks (`TICKS_PER_POINT`). `points` is the difference of the printed figures, null
 * where a side is only bounded; `low` and `high` enclose what the printed figures guarantee.
 */
export interface Delta {
  readonly points: number | null;
  readonly low: number;
  readonly high: number;
}

/** What one side says about a row. Exactly one of `ticks` and `atMost` is set. */
export interface ShiftSide {
  /** The listed share, summed over the rows that were merged; null when the side does not list the row. */
  readonly ticks: number | null;
  /** Half a last digit for each row merged. */
  readonly slack: number;
  /** The bound of a row that is not listed, 0 where the list is complete; null when it is listed. */
  readonly atMost: number | null;
  /** The sample count, where the input has one. */
  readonly samples: number | null;
  /** The object on this side, normalized; null where the row is not listed or the input names none. */
  readonly dso: string | null;
  /** The tag of a BPF program on this side. */
  readonly tag: string | null;
  /** The symbol as this side wrote it, each spelling once, in order of appearance. */
  readonly names: readonly string[];
}

/**
 * What can be said about a shift: certain growth or shrinkage, no more than rounding (`same`), not decided by the
 * bound (`unclear`), or a row that the complete list of one side does not hold (`new`, `gone`).
 */
export type Status = 'grew' | 'shrank' | 'same' | 'unclear' | 'new' | 'gone';

/** One row of a comparison: a symbol and what happened to its share. */
export interface Shift {
  /** 1 for the shift that stands first. */
  readonly rank: number;
  readonly symbol: string;
  readonly domain: Domain;
  /** The object, normalized; that of the after side where the sides differ, `[bpf:<tag>]` where tags tell rows apart. */
  readonly dso: string | null;
  readonly before: ShiftSide;
  readonly after: ShiftSide;
  readonly status: Status;
  readonly delta: Delta;
  /** after / before of the printed figures; null where a side is not listed or before is 0. */
  readonly ratio: number | null;
  /** True where the two sides name different objects and the row was paired by its name alone. */
  readonly acrossDsos: boolean;
}

/** One side of a comparison: the profile's facts without its rows. */
export interface Side {
  readonly label: string;
  readonly source: string;
  readonly line: number;
  readonly format: string;
  readonly runs: number;
  /** Entries as the input lists them, before any merging. */
  readonly rows: number;
  readonly facts: Facts;
  readonly samples: Interval | null;
  readonly listedTicks: number;
  /** The smallest listed share; null when nothing is listed. */
  readonly floorTicks: number | null;
  readonly cut: Cut;
  /** What no row lists: 100 % minus the listed sum, never below 0. */
  readonly restTicks: number;
}

/** The sum of a group of rows on one side; `atMost` adds what no row lists. */
export interface GroupSide {
  readonly ticks: number;
  readonly atMost: number;
}

/** Rows summed by a property they share. */
export interface Group {
  readonly by: 'domain';
  readonly name: string;
  readonly before: GroupSide;
  readonly after: GroupSide;
  readonly delta: Delta;
}

/** Two profiles side by side: every row of either, ranked. */
export interface Comparison {
  readonly before: Side;
  readonly after: Side;
  readonly shifts: readonly Shift[];
  readonly groups: readonly Group[];
  readonly diagnostics: readonly Diagnostic[];
}
