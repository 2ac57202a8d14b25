import { doubled } from './doubled.ts';

/** The chains of a tree of calls by number, in order of first appearance, but for what they weigh. */
export class CallChains {
  /** The node with which each ends. */
  #ends: Int32Array;
  /** How often each was added; null as long as each was once: most files of folded stacks have each once. */
  #rows: Int32Array | null;
  #length: number;

  /** So many chains in arrays, with room for more or none. */
  constructor(ends: Int32Array, rows: Int32Array | null, length: number) {
    this.#ends = ends;
    this.#rows = rows;
    this.#length = length;
  }

  /** Returns no chains, with room for so many before they have to move. */
  static empty(room: number): CallChains {
    return new CallChains(new Int32Array(room), null, 0);
  }

  /** How many there are. */
  get length(): number {
    return this.#length;
  }

  /** The arrays without the room for more. */
  get arrays(): { readonly ends: Int32Array; readonly rows: Int32Array | null } {
    return { ends: this.#ends.subarray(0, this.#length), rows: this.#rows?.subarray(0, this.#length) ?? null };
  }

  /** Adds a chain that ends with a node and was added so often; returns its number. */
  add(node: number, rows: number): number {
    const chain = this.#length++;
    if (chain === this.#ends.length) {
      this.#ends = doubled(this.#ends);
      if (this.#rows !== null) this.#rows = doubled(this.#rows);
    }
    this.#ends[chain] = node;
    if (this.#rows !== null || rows !== 1) this.#note(chain, rows);
    return chain;
  }

  /** Adds to how often a chain was added. */
  addAgain(chain: number, rows: number): void {
    this.#note(chain, this.rowsOf(chain) + rows);
  }

  /** Returns the node with which a chain ends. */
  endOf(chain: number): number {
    return this.#ends[chain] as number;
  }

  /** Returns how often a chain was added. */
  rowsOf(chain: number): number {
    return this.#rows === null ? 1 : (this.#rows[chain] as number);
  }

  #note(chain: number, rows: number): void {
    // Those up to now were added once.
    this.#rows ??= new Int32Array(this.#ends.length).fill(1, 0, this.#length);
    this.#rows[chain] = rows;
  }
}
