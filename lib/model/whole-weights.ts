import { CALLER, CHAIN, FIRST, STRIDE } from './call-layout.ts';
import type { CallTree } from './call-tree.ts';

/**
 * What all chains of a tree weigh that end with a node or below it, by node. Most nodes call nothing and weigh what their chain
 * does; only of callers is it kept.
 */
export class WholeWeights {
  readonly #tree: CallTree;
  /** For each node its place among callers and one; 0 where it calls nothing. */
  readonly #places: Int32Array;
  readonly #sums: Float64Array;

  /** `same` are the weights of a tree of the same nodes, if there are any. */
  constructor(tree: CallTree, same?: WholeWeights) {
    this.#tree = tree;
    this.#places = same === undefined ? placesOfCallers(tree) : same.#places;
    this.#sums = new Float64Array(this.#places.findLast((place) => place > 0) ?? 0);
    const [places, sums] = [this.#places, this.#sums];
    const { nodes, weights } = tree.parts;
    // A caller stands before its callees.
    for (let node = tree.size - 1; node > 0; node--) {
      const at = node * STRIDE;
      const place = (places[node] as number) - 1;
      let weight = weights[(nodes[at + CHAIN] as number) - 1] ?? 0;
      if (place >= 0) weight = sums[place] = (sums[place] as number) + weight;
      const caller = (places[nodes[at + CALLER] as number] as number) - 1;
      sums[caller] = (sums[caller] as number) + weight;
    }
  }

  /** Returns what all chains weigh that end with a node or below it. */
  of(node: number): number {
    const place = this.#places[node] as number;
    return place > 0 ? (this.#sums[place - 1] as number) : this.#ownOf(node);
  }

  #ownOf(node: number): number {
    const chain = this.#tree.chainAt(node);
    return chain < 0 ? 0 : this.#tree.weightOf(chain);
  }
}

function placesOfCallers(tree: CallTree): Int32Array {
  const { nodes } = tree.parts;
  const places = new Int32Array(tree.size);
  let count = 0;
  for (let node = 0; node < places.length; node++) if (nodes[node * STRIDE + FIRST] !== 0) places[node] = ++count;
  return places;
}
