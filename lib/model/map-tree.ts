import type { CallTree } from './call-tree.ts';

/**
 * The label in another tree for each frame and each command of a tree: the number of a frame, or -1 less that of a command.
 * Null for a command that is not there.
 */
export interface Labels {
  readonly frames: readonly number[];
  readonly commands: readonly (number | null)[];
}

/**
 * Adds the nodes of a tree to another under other labels, so that what is called the same becomes the same. Returns the
 * node there for each node. Chains are not added.
 */
export function mapTree(from: CallTree, to: CallTree, labels: Labels): Int32Array {
  const nodes = new Int32Array(from.size);
  for (let node = 1; node < from.size; node++) {
    const label = from.labelOf(node);
    const there = label < 0 ? (labels.commands[-1 - label] ?? null) : (labels.frames[label] as number);
    // A caller stands before its callees.
    const caller = nodes[from.callerOf(node)] as number;
    nodes[node] = there === null ? caller : to.callee(caller, there);
  }
  return nodes;
}

/**
 * Adds the chains of a tree to another, as if its lines stood `lines` lines further down. Returns the number there for each
 * chain.
 */
export function addTree(from: CallTree, to: CallTree, lines: number): Int32Array {
  const frames = from.frames.map(({ symbol, dso, inlined }) => to.frame(symbol, dso, inlined));
  const commands = from.comms.map((comm) => to.labelOf(to.root(comm)));
  const nodes = mapTree(from, to, { frames, commands });
  const chains = new Int32Array(from.length);
  for (let chain = 0; chain < from.length; chain++) {
    const { rows, lastLine } = from.sumsOf(chain);
    const node = nodes[from.endOf(chain)] as number;
    chains[chain] = to.add(node, from.weightOf(chain), from.lineOf(chain) + lines, lastLine + lines, rows);
  }
  return chains;
}
