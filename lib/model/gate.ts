import type { GroupBy } from './comparison.ts';

/** What a condition asks: an end of the shift, or either. */
export type GateVerb = 'grew' | 'shrank' | 'shift';

/** One condition of a gate. */
export interface GateCondition {
  /** As it was typed. */
  readonly text: string;
  /** The symbol or group that it asks about; null asks about every symbol. */
  readonly target: string | null;
  readonly verb: GateVerb;
  /** Ticks that a shift has to exceed; null where none are named, so that any shift counts that can be told. */
  readonly over: number | null;
}

/** By what a gate looks at a shift: the cost of a unit, the share at equal cost, or the plain share. */
export type GateBasis = 'cost' | 'corrected' | 'share';

/** A symbol or group as a gate saw it. All figures in points of the before total, as ticks. */
export interface GateFinding {
  /** The place of the comparison, from 1. */
  readonly comparison: number;
  readonly by: 'symbol' | GroupBy;
  readonly name: string;
  readonly on: GateBasis;
  /** The shift; null where a side is only bounded. */
  readonly points: number | null;
  /** What the printed figures guarantee, or the interval of the test where there is one. */
  readonly low: number;
  readonly high: number;
  /** Of the test; null where the printed figures decided. */
  readonly q: number | null;
  /** How a shift between single runs stands to the noise of runs elsewhere; null where it was tested, or held against none. */
  readonly noise: 'above' | 'within' | null;
}

/** Why a gate cannot say that nothing happened. */
export interface GateBlind {
  readonly comparison: number;
  /** The symbol or group, null for rows that neither table lists. */
  readonly name: string | null;
  /** The smallest shift that would have been seen, in ticks; null where none would. */
  readonly smallest: number | null;
  readonly why: 'noise' | 'rare' | 'cut';
}

/** How a condition ended. `missing`: neither side holds what it asks about. */
export type GateOutcome = 'met' | 'not-met' | 'underpowered' | 'missing';

/** One condition with what it came to. */
export interface GateResult {
  readonly condition: GateCondition;
  readonly outcome: GateOutcome;
  /** Where it is missing, the nearest name that there is; absent where none is near. */
  readonly meant?: string;
  /** True where one or several shifts meet it, whatever the outcome. */
  readonly met: boolean;
  /** What meets it, the largest first. */
  readonly findings: readonly GateFinding[];
  /** The largest shift of the kind that does not meet it; null where there is none. */
  readonly nearest: GateFinding | null;
  /** What could not have been seen, the worst first. */
  readonly blind: readonly GateBlind[];
  /** The smallest shift that would have been seen of everything that it asks about, in ticks; null where noise cannot be told. */
  readonly smallest: number | null;
  /** By what the comparisons were looked at, each once. */
  readonly on: readonly GateBasis[];
}
