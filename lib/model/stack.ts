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
