import { CALLER, LABEL, STRIDE } from './call-layout.ts';

/** Nodes by their caller and label: open addressing, 0 where nothing is. */
export class Places {
  #table: Int32Array = new Int32Array(1 << 4);
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
