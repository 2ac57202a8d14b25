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

/** A chain is so many numbers in a row as well. */
export const RECORD = 5;
/** The node with which it ends. */
export const END = 0;
/** What it weighs. */
export const WEIGHT = 1;
/** The line where it first stands. */
export const LINE = 2;
/** The line where it last stands. */
export const LAST_LINE = 3;
/** How often it was added. */
export const ROWS = 4;

/** Nodes by their caller and label: open addressing, 0 where nothing is. */
export class Places {
  #table: Int32Array = new Int32Array(1 << 8);
  #size = 0;

  /** Returns the callee of a node that has a label; 0 where none is placed. */
  find(caller: number, label: number, nodes: Int32Array): number {
    const mask = this.#table.length - 1;
    for (let place = placeOf(caller, label) & mask; ; place = (place + 1) & mask) {
      const found = this.#table[place] as number;
      const at = found * STRIDE;
      if (found === 0 || (nodes[at + CALLER] === caller && nodes[at + LABEL] === label)) return found;
    }
  }

  /** Adds a node. */
  add(node: number, nodes: Int32Array): void {
    // Half full at most, so that a search ends soon.
    if (++this.#size * 2 > this.#table.length) {
      const old = this.#table;
      this.#table = new Int32Array(old.length * 4);
      for (const each of old) if (each !== 0) this.#put(each, nodes);
    }
    this.#put(node, nodes);
  }

  #put(node: number, nodes: Int32Array): void {
    const mask = this.#table.length - 1;
    let place = placeOf(nodes[node * STRIDE + CALLER] as number, nodes[node * STRIDE + LABEL] as number) & mask;
    while (this.#table[place] !== 0) place = (place + 1) & mask;
    this.#table[place] = node;
  }
}

/** Spreads caller and label over 32 bits (the finalizer of MurmurHash3). */
function placeOf(caller: number, label: number): number {
  let hash = Math.imul(caller, 0x9e3779b1) ^ Math.imul(label, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
