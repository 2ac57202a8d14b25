import type { CallTree } from './call-tree.ts';

/**
 * Adds the chains of a tree to another, as if its lines stood `lines` lines further down. Returns the number there for each
 * chain.
 */
export function addTree(from: CallTree, to: CallTree, lines: number): Int32Array {
  const nodes = addNodes(from, to);
  const chains = new Int32Array(from.length);
  for (let chain = 0; chain < from.length; chain++) {
    const { rows, lastLine } = from.sumsOf(chain);
    const node = nodes[from.endOf(chain)] as number;
    chains[chain] = to.add(node, from.weightOf(chain), from.lineOf(chain) + lines, lastLine + lines, rows);
  }
  return chains;
}

/** Adds the nodes of a tree to another, under the numbers that frames and commands have there; returns the node there for each. */
function addNodes(from: CallTree, to: CallTree): Int32Array {
  const frames = from.frames.map(({ symbol, dso, inlined }) => to.frame(symbol, dso, inlined));
  const commands = from.comms.map((comm) => to.labelOf(to.root(comm)));
  const nodes = new Int32Array(from.size);
  for (let node = 1; node < from.size; node++) {
    const label = from.labelOf(node);
    const there = (label < 0 ? commands[-1 - label] : frames[label]) as number;
    // A caller stands before its callees.
    nodes[node] = to.callee(nodes[from.callerOf(node)] as number, there);
  }
  return nodes;
}
