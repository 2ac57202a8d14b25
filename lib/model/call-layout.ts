import type { Frame } from './stack.ts';

/**
 * How the nodes of a tree of calls lie in memory: each is so many numbers in a row, close together, because a look at
 * memory far away takes as long as a hundred steps.
 */
export const STRIDE = 5;
/** The node that calls it. */
export const CALLER = 0;
/** The number of its frame; below 0 that of a command. */
export const LABEL = 1;
/** The callee that was added last, 0 where there is none, negative where callees are found by hash. */
export const FIRST = 2;
/** The callee of the same caller that was added before, 0 where none was. */
export const NEXT = 3;
/** The number of the chain that ends here and one, 0 where none does. */
export const CHAIN = 4;

/** What a tree is made of: names by number, and its nodes, chains and their weights in arrays. */
export interface TreeParts {
  readonly frames: readonly Frame[];
  readonly comms: readonly (string | null)[];
  readonly nodes: Int32Array;
  /** The node with which each chain ends. */
  readonly ends: Int32Array;
  /** How many rows each chain sums up; null where each is one. */
  readonly rows: Int32Array | null;
  readonly weights: Float64Array;
}

/** Returns the arrays of a tree, which can be handed to another thread and not copied. */
export function arraysOf({ nodes, ends, rows, weights }: TreeParts): readonly ArrayBufferView[] {
  return [nodes, ends, weights, ...(rows === null ? [] : [rows])];
}
