import { doubled } from './doubled.ts';

/** A chain is so many numbers in a row. */
const RECORD = 2;
/** The node with which it ends. */
const END = 0;
/** The line where it first stands. */
const LINE = 1;
/** What is kept of a chain beside, once one was added again: the line where it last stands, and how often it was added. */
const LAST_LINE = 0;
const ROWS = 1;

/** The chains of a tree of calls by number, in order of first appearance, but for what they weigh. */
export class CallChains {
  #records: Int32Array;
  /** Null as long as each chain stands on one line: most files of folded stacks have each once. */
  #repeats: Int32Array | null;
  #length: number;

  /** So many chains in arrays, with room for more or none. */
  constructor(records: Int32Array, repeats: Int32Array | null, length: number) {
    this.#records = records;
    this.#repeats = repeats;
    this.#length = length;
  }

  /** Returns no chains, with room for so many before they have to move. */
  static empty(room: number): CallChains {
    return new CallChains(new Int32Array(RECORD * room), null, 0);
  }

  /** How many there are. */
  get length(): number {
    return this.#length;
  }

  /** The arrays without the room for more. */
  get arrays(): { readonly records: Int32Array; readonly repeats: Int32Array | null } {
    const end = this.#length * RECORD;
    return { records: this.#records.subarray(0, end), repeats: this.#repeats?.subarray(0, end) ?? null };
  }

  /** Adds a chain that ends with a node and stands on so many lines between two; returns its number. */
  add(node: number, line: number, lastLine: number, rows: number): number {
    const chain = this.#length++;
    const at = chain * RECORD;
    if (at + RECORD > this.#records.length) {
      this.#records = doubled(this.#records);
      if (this.#repeats !== null) this.#repeats = doubled(this.#repeats);
    }
    this.#records[at + END] = node;
    this.#records[at + LINE] = line;
    if (this.#repeats !== null || rows !== 1 || lastLine !== line) this.#note(chain, lastLine, rows);
    return chain;
  }

  /** Adds so many lines to those on which a chain stands. */
  addAgain(chain: number, lastLine: number, rows: number): void {
    this.#note(chain, lastLine, this.rowsOf(chain) + rows);
  }

  /** Returns the node with which a chain ends. */
  endOf(chain: number): number {
    return this.#records[chain * RECORD + END] as number;
  }

  /** Returns the line on which a chain first stands. */
  lineOf(chain: number): number {
    return this.#records[chain * RECORD + LINE] as number;
  }

  /** Returns the line on which a chain last stands. */
  lastLineOf(chain: number): number {
    return this.#repeats === null ? this.lineOf(chain) : (this.#repeats[chain * RECORD + LAST_LINE] as number);
  }

  /** Returns how often a chain was added. */
  rowsOf(chain: number): number {
    return this.#repeats === null ? 1 : (this.#repeats[chain * RECORD + ROWS] as number);
  }

  #note(chain: number, lastLine: number, rows: number): void {
    const repeats = this.#repeats ?? this.#single(chain);
    repeats[chain * RECORD + LAST_LINE] = lastLine;
    repeats[chain * RECORD + ROWS] = rows;
  }

  /** Begins to keep how often chains were added; the others up to now once. */
  #single(last: number): Int32Array {
    const repeats = new Int32Array(this.#records.length);
    for (let chain = 0; chain < this.#length; chain++) {
      if (chain === last) continue;
      repeats[chain * RECORD + LAST_LINE] = this.lineOf(chain);
      repeats[chain * RECORD + ROWS] = 1;
    }
    this.#repeats = repeats;
    return repeats;
  }
}
