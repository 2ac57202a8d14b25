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
    // A caller stands before its callees.
    for (let node = tree.size - 1; node >= 0; node--) {
      this.#add(node, this.#ownOf(node));
      if (node > 0) this.#add(tree.callerOf(node), this.of(node));
    }
  }

  /** Returns what all chains weigh that end with a node or below it. */
  of(node: number): number {
    const place = this.#places[node] as number;
    return place > 0 ? (this.#sums[place - 1] as number) : this.#ownOf(node);
  }

  /** Adds to what a caller weighs; of others nothing is kept. */
  #add(node: number, weight: number): void {
    const place = (this.#places[node] as number) - 1;
    if (place >= 0) this.#sums[place] = (this.#sums[place] as number) + weight;
  }

  #ownOf(node: number): number {
    const chain = this.#tree.chainAt(node);
    return chain < 0 ? 0 : this.#tree.weightOf(chain);
  }
}

function placesOfCallers(tree: CallTree): Int32Array {
  const places = new Int32Array(tree.size);
  let count = 0;
  for (let node = 0; node < tree.size; node++) if (tree.firstCallee(node) !== 0) places[node] = ++count;
  return places;
}
