import type { Diagnostic } from './diagnostic.ts';
import type { Domain } from './identity.ts';
import type { Needed, NoiseBasis, NoiseVerdict, ShiftTest, Testing } from './judgement.ts';
import type { MeasuredPair } from './measurement.ts';
import type { Cut, Facts, Interval } from './profile.ts';
import type { Stacks } from './stacks.ts';

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
  /**
   * Where a side lists only some of the names that an accepted rename made one: what all of them have at most; else null.
   */
  readonly upTo: number | null;
  /** The values that the true share may have, in ticks, rounding of the figures included. */
  readonly range: RangeTicks;
  /** Standard deviation of the share over runs, in ticks, where the input states it. */
  readonly spread: number | null;
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
  /** The cost of the row for each unit of work; null where no rate is known. */
  readonly cost: ShiftCost | null;
  /** after x composition factor - before: the delta at equal cost; null where the factor is not known. */
  readonly corrected: Delta | null;
  /** The test over repeated runs; null without, and then `reason` says why. */
  readonly test: ShiftTest | null;
  readonly reason: string | null;
  /** The interval of the tested delta, in ticks; null without a test. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: number } | null;
  /** What one run a side says of it beside noise that was learned elsewhere; null where runs were tested, or nothing is known. */
  readonly noise: NoiseVerdict | null;
  /** True where the share shifted significantly and the delta at equal cost did not: others shrank or grew. */
  readonly byComposition: boolean;
  /** Whether the patch that came with the input touches the function; null without a patch. */
  readonly patch: boolean | null;
}

/** The cost of a row on both sides, in the unit of the comparison's cost. Null where a side is only bounded. */
export interface ShiftCost {
  readonly before: number | null;
  readonly after: number | null;
  readonly delta: { readonly value: number | null; readonly low: number; readonly high: number };
  /** What noise of the shares and of the rates together leaves of the delta; null where either is not known. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: number } | null;
}

/** The rate of a side: the mean of its values and how they spread. */
export interface Rate {
  /** Units of work a second. */
  readonly value: number;
  /** `packet/s` and the like. */
  readonly unit: string;
  readonly n: number;
  readonly min: number;
  readonly max: number;
  /** Null for a single value and for a rate that the user states. */
  readonly stdev: number | null;
  /** Standard error of the mean of runs, or of as many values as are independent; null where nothing tells it. */
  readonly error: number | null;
}

/** What a unit of work costs on either side: busy CPUs times a second over the rate. */
export interface Cost {
  /** `ns/packet`, or `cycle/packet` where the clock is given. */
  readonly unit: string;
  readonly before: number;
  readonly after: number;
  readonly delta: number;
  /** Busy CPU-seconds a second that 100 % of the table stands for; `assumed` where nobody said so. */
  readonly cpus: { readonly before: number; readonly after: number; readonly assumed: boolean };
  /** What a link leaves for a frame of the smallest size, in the same unit; null where no link is given. */
  readonly budget: { readonly link: string; readonly value: number } | null;
}

/** How the total cost of a unit changed, after / before, and where that is known from. */
export interface Composition {
  readonly factor: number;
  /** The range over the values that were measured. */
  readonly low: number;
  readonly high: number;
  readonly method: 'measured' | 'shares';
}

/** Symbols that fell and rose together: a proposal, never applied. */
export interface Move {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** What is left of the shifts when they are taken together, by the printed figures. */
  readonly net: Delta;
  /** How far the rounding of the figures may push the ends of `net`, in ticks. */
  readonly rounding: number;
  readonly before: RangeTicks;
  readonly after: RangeTicks;
  /** Why they are thought to be one, in words. */
  readonly evidence: readonly string[];
}

/** The ends of what a share, or a sum of shares, may be, in ticks. */
export interface RangeTicks {
  readonly low: number;
  readonly high: number;
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
  /** Null where no rate of the side is known. */
  readonly rate: Rate | null;
}

/** The sum of a group of rows on one side; `atMost` adds what no row lists. */
export interface GroupSide {
  readonly ticks: number;
  readonly atMost: number;
  /** The values that the true sum may have, rounding of the figures and the rest included. */
  readonly range: RangeTicks;
}

/** What rows are summed by. */
export type GroupBy = 'domain' | 'dso' | 'comm' | 'group' | 'patch';

/** Rows summed by a property they share. */
export interface Group {
  readonly by: GroupBy;
  readonly name: string;
  readonly before: GroupSide;
  readonly after: GroupSide;
  readonly delta: Delta;
  /** The test over repeated runs, in a family of all groups of its kind; null without, and then `reason` says why. */
  readonly test: ShiftTest | null;
  readonly reason: string | null;
  /** The interval of the tested delta, in ticks; null without a test. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: number } | null;
}

/** Two profiles side by side: every row of either, ranked. */
export interface Comparison {
  readonly before: Side;
  readonly after: Side;
  readonly shifts: readonly Shift[];
  readonly groups: readonly Group[];
  readonly moves: readonly Move[];
  readonly measurements: readonly MeasuredPair[];
  readonly composition: Composition | null;
  /** Null where nothing was tested. */
  readonly testing: Testing | null;
  /** Null where repeated runs were tested, and where the input has no counts. */
  readonly noise: NoiseBasis | null;
  /** Null where something could be judged, and where nothing shifted. */
  readonly needed: Needed | null;
  readonly cost: Cost | null;
  /** The call chains of the sides; null where an input has none. */
  readonly stacks: { readonly before: Stacks | null; readonly after: Stacks | null };
  readonly diagnostics: readonly Diagnostic[];
}
