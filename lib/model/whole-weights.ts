import { CALLER, CHAIN, FIRST, STRIDE } from './call-layout.ts';
import type { CallTree } from './call-tree.ts';
import { NodeRanks } from './node-ranks.ts';

/**
 * What all chains of a tree weigh that end with a node or below it, by node. Most nodes call nothing and weigh what their chain
 * does; only of callers is it kept.
 */
export class WholeWeights {
  readonly #tree: CallTree;
  readonly #callers: NodeRanks;
  /** Of each caller. */
  readonly #sums: Float64Array;

  /** `same` are the weights of a tree of the same nodes, if there are any. */
  constructor(tree: CallTree, same?: WholeWeights) {
    this.#tree = tree;
    const { nodes, weights } = tree.parts;
    const calls = (node: number): boolean => nodes[node * STRIDE + FIRST] !== 0;
    const callers = same === undefined ? new NodeRanks(tree.size, calls) : same.#callers;
    const sums = new Float64Array(callers.length);
    // A caller stands before its callees.
    for (let node = tree.size - 1; node > 0; node--) {
      const at = node * STRIDE;
      const own = callers.of(node);
      let weight = weights[(nodes[at + CHAIN] as number) - 1] ?? 0;
      if (own >= 0) weight = sums[own] = (sums[own] as number) + weight;
      const caller = callers.of(nodes[at + CALLER] as number);
      sums[caller] = (sums[caller] as number) + weight;
    }
    this.#callers = callers;
    this.#sums = sums;
  }

  /** Returns what all chains weigh that end with a node or below it. */
  of(node: number): number {
    const caller = this.#callers.of(node);
    if (caller >= 0) return this.#sums[caller] as number;
    const chain = this.#tree.chainAt(node);
    return chain < 0 ? 0 : this.#tree.weightOf(chain);
  }
}
