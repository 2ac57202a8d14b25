/** One frame of a call chain, as written; `dso` is null where the input names none. */
export interface Frame {
  readonly symbol: string;
  readonly dso: string | null;
  /** True where the compiler put the function into its caller and perf shows it as a frame of its own. */
  readonly inlined: boolean;
}

/** A call chain with what it weighs: the root first, the leaf last. */
export interface Stack {
  /** The command, where the input names it. */
  readonly comm: string | null;
  readonly frames: readonly Frame[];
  /** In the unit of the stacks it belongs to. */
  readonly weight: number;
}

/**
 * The call chains of a profile. `period` weighs by what the event counted, `samples` by samples, `share` by percentage
 * points that were printed; `unknown` where the input does not say (folded stacks).
 */
export interface Stacks {
  readonly unit: 'period' | 'samples' | 'share' | 'unknown';
  /** Each chain once, in order of first appearance. */
  readonly list: readonly Stack[];
}
