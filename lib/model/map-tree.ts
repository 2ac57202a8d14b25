import type { CallTree } from './call-tree.ts';

/** The number in another tree for each frame and each command of a tree; null for a command that is no frame there. */
export interface FrameNumbers {
  readonly frames: readonly number[];
  readonly commands: readonly (number | null)[];
}

/**
 * Adds the nodes of a tree to another under other numbers of frames, so that what is called the same becomes the same;
 * commands become frames below its root. Returns the node there for each node. Chains are not added.
 */
export function mapTree(from: CallTree, to: CallTree, numbers: FrameNumbers): Int32Array {
  const nodes = new Int32Array(from.size);
  for (let node = 1; node < from.size; node++) {
    const label = from.labelOf(node);
    const frame = label < 0 ? (numbers.commands[-1 - label] ?? null) : (numbers.frames[label] as number);
    // A caller stands before its callees.
    const caller = nodes[from.callerOf(node)] as number;
    nodes[node] = frame === null ? caller : to.callee(caller, frame);
  }
  return nodes;
}
