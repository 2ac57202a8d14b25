import type { CallTree } from './call-tree.ts';

/** Where what another tree is made of is found in a tree that it was added to, by the numbers there. */
export interface AddedTree {
  readonly frames: readonly number[];
  readonly comms: readonly number[];
  readonly chains: Int32Array;
}

/** Adds the chains of a tree to another. Returns the number there for each chain, frame and command. */
export function addTree(from: CallTree, to: CallTree): AddedTree {
  const frames = from.frames.map(({ symbol, dso, inlined }) => to.frame(symbol, dso, inlined));
  const comms = from.comms.map((comm) => -1 - to.labelOf(to.root(comm)));
  const nodes = addNodes(from, to, frames, comms);
  const chains = new Int32Array(from.length);
  for (let chain = 0; chain < from.length; chain++)
    chains[chain] = to.add(nodes[from.endOf(chain)] as number, from.weightOf(chain), from.rowsOf(chain));
  return { frames, comms, chains };
}

/** Adds the nodes of a tree to another, under the numbers that frames and commands have there; returns the node there for each. */
function addNodes(from: CallTree, to: CallTree, frames: readonly number[], comms: readonly number[]): Int32Array {
  const nodes = new Int32Array(from.size);
  const known = to.size;
  for (let node = 1; node < from.size; node++) {
    const label = from.labelOf(node);
    const there = label < 0 ? -1 - (comms[-1 - label] as number) : (frames[label] as number);
    // A caller stands before its callees; one that is new has none but those of this tree.
    const caller = nodes[from.callerOf(node)] as number;
    nodes[node] = to.callee(caller, there, caller >= known);
  }
  return nodes;
}
