import type { CallTree } from '../model/call-tree.ts';

/**
 * The chains that were seen, by their frames: a chain that repeats is looked up once and not frame by frame. What it knows
 * takes as much room as the distinct chains.
 */
export class KnownChains {
  readonly #tree: CallTree;
  /** The frames of all chains one behind another; each begins with its root, its depth and the node with which it ends. */
  #frames: Int32Array = new Int32Array(1 << 6);
  #filled = 0;
  /** Open addressing: where a chain begins and one, 0 where nothing is. */
  #places: Int32Array = new Int32Array(1 << 5);
  #size = 0;

  constructor(tree: CallTree) {
    this.#tree = tree;
  }

  /** Returns the node with which a chain ends: below a root, its frames the leaf first. */
  endOf(root: number, frames: Int32Array): number {
    const mask = this.#places.length - 1;
    let place = hashOf(root, frames) & mask;
    for (let found = this.#places[place] as number; found !== 0; found = this.#places[place] as number) {
      if (this.#isAt(found - 1, root, frames)) return this.#frames[found + 1] as number;
      place = (place + 1) & mask;
    }
    let node = root;
    for (let at = frames.length - 1; at >= 0; at--) node = this.#tree.callee(node, frames[at] as number);
    this.#places[place] = this.#keep(root, node, frames) + 1;
    if (++this.#size * 2 > this.#places.length) this.#spread();
    return node;
  }

  #isAt(start: number, root: number, frames: Int32Array): boolean {
    const known = this.#frames;
    if (known[start] !== root || known[start + 1] !== frames.length) return false;
    for (let at = 0; at < frames.length; at++) if (known[start + HEAD + at] !== frames[at]) return false;
    return true;
  }

  #keep(root: number, node: number, frames: Int32Array): number {
    const start = this.#filled;
    this.#filled += HEAD + frames.length;
    if (this.#filled > this.#frames.length) {
      const more = new Int32Array(2 ** Math.ceil(Math.log2(this.#filled + 1)));
      more.set(this.#frames);
      this.#frames = more;
    }
    this.#frames[start] = root;
    this.#frames[start + 1] = frames.length;
    this.#frames[start + 2] = node;
    this.#frames.set(frames, start + HEAD);
    return start;
  }

  #spread(): void {
    const places = new Int32Array(this.#places.length * 4);
    const mask = places.length - 1;
    for (const found of this.#places) {
      if (found === 0) continue;
      const start = found - 1;
      const depth = this.#frames[start + 1] as number;
      const frames = this.#frames.subarray(start + HEAD, start + HEAD + depth);
      let place = hashOf(this.#frames[start] as number, frames) & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = found;
    }
    this.#places = places;
  }
}

const HEAD = 3;

function hashOf(root: number, frames: Int32Array): number {
  let hash = Math.imul(root, 0x9e3779b1);
  for (let at = 0; at < frames.length; at++)
    hash = Math.imul((hash ^ (hash >>> 15)) + (frames[at] as number), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
