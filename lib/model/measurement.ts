import type { SideName } from './profile.ts';

/**
 * What a figure is to the cost of a unit of work: the rate at which units were done, a cost of one by itself, or
 * something else that was printed beside them (errors, sub-totals of a stage, bytes).
 */
export type Role = 'rate' | 'cost' | 'other';

/** One figure of a benchmark's output. */
export interface Reading {
  /** What was measured, in the benchmark's words, e.g. `eth2->eth3 rx`. */
  readonly name: string;
  /** In the singular: `packet/s`, `ns`, `cycle`. */
  readonly unit: string;
  readonly value: number;
  readonly role: Role;
  /** Among the rates of one output the lowest is what the benchmark is about. */
  readonly priority: number;
  /** Set where the digits can be read in two ways; says how they were read. */
  readonly ambiguous?: string;
}

/** One measurement of an input: the values of lines that belong together, in order. */
export interface Measurement {
  readonly source: string;
  /** First and last line, 1-based. */
  readonly line: number;
  readonly endLine: number;
  readonly label: string | null;
  readonly side: SideName | null;
  /** Name of the measurement format. */
  readonly kind: string;
  readonly name: string;
  readonly unit: string;
  readonly role: Role;
  readonly priority: number;
  /** Every value as printed, warm-up included. */
  readonly values: readonly number[];
  /** How many of the values belong to each log, where several logs were joined; their warm-up is then left out. */
  readonly logs?: readonly number[];
}

/** What a measurement says about one side. */
export interface MeasuredSide {
  /** The values that count, without the warm-up. */
  readonly values: readonly number[];
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  /** Sample standard deviation; null for a single value. */
  readonly stdev: number | null;
  /** Means of the logs, one a run; a single log has one. */
  readonly runs: readonly number[];
  /** How many independent values the mean is worth: runs, or the values of one run less what neighbours have in common. */
  readonly independent: number;
  /** Standard error of the mean; null where nothing tells how it varies. */
  readonly error: number | null;
}

/** Whether a measurement differs between the sides. */
export interface MeasuredTest {
  readonly p: number;
  readonly df: number;
  /** Of the means of runs, or of the values of one run, which are no repetitions of the measurement. */
  readonly of: 'runs' | 'values';
  readonly method: string;
}

/** One measurement on both sides. */
export interface MeasuredPair {
  readonly kind: string;
  readonly name: string;
  readonly unit: string;
  readonly role: Role;
  readonly priority: number;
  readonly before: MeasuredSide;
  readonly after: MeasuredSide;
  /** after - before of the means. */
  readonly delta: number;
  /** delta / before; null where before is 0. */
  readonly relative: number | null;
  /** Null where too few values are independent. */
  readonly test: MeasuredTest | null;
}
