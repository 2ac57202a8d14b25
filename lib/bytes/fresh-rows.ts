import { doubled } from '../model/doubled.ts';
import { FEED } from './ascii.ts';

/** A row of a text of which nothing is known yet, with the number of the text. */
export interface FreshRow {
  readonly id: number;
  readonly row: number;
  readonly text: string;
}

const LEAST_ROOM = 1 << 12;

/**
 * Rows in which texts stand of which nothing is known yet, one for each text, as their bytes. Those that stand one behind
 * another are copied at once: they are all of a first table.
 */
export class FreshRows {
  #ids: Int32Array = new Int32Array(LEAST_ROOM);
  #rows: Int32Array = new Int32Array(LEAST_ROOM);
  #size = 0;
  /** By the number of a text whether it is there. */
  #isThere: Uint8Array = new Uint8Array(LEAST_ROOM);
  #bytes: Uint8Array = new Uint8Array(LEAST_ROOM);
  #length = 0;
  /** What is still to be copied, with its last line feed. */
  #from = 0;
  #to = 0;

  /** How many there are. */
  get size(): number {
    return this.#size;
  }

  /** How many bytes they have. */
  get length(): number {
    return this.#length + this.#to - this.#from;
  }

  /** Returns whether one of a text is there. */
  has(id: number): boolean {
    return this.#isThere[id] === 1;
  }

  /**
   * Adds a row that stands between two places of a piece, with a line feed behind it, of a text that none of them has. What is
   * added of a piece has to be kept before the next one is taken.
   */
  add(id: number, row: number, bytes: Uint8Array, from: number, to: number): void {
    if (from !== this.#to) {
      this.keep(bytes);
      this.#from = from;
    }
    this.#to = to + 1;
    if (this.#size === this.#ids.length) {
      this.#ids = doubled(this.#ids);
      this.#rows = doubled(this.#rows);
    }
    this.#ids[this.#size] = id;
    this.#rows[this.#size] = row;
    this.#size += 1;
    while (id >= this.#isThere.length) this.#isThere = doubled(this.#isThere);
    this.#isThere[id] = 1;
  }

  /** Keeps the bytes of what was added of a piece. */
  keep(bytes: Uint8Array): void {
    const end = this.length;
    if (end > this.#bytes.length) {
      const more = new Uint8Array(end * 2);
      more.set(this.#bytes);
      this.#bytes = more;
    }
    this.#bytes.set(bytes.subarray(this.#from, this.#to), this.#length);
    this.#length = end;
    this.#from = 0;
    this.#to = 0;
  }

  /** Returns those that were kept with their texts, in that order. */
  *[Symbol.iterator](): Generator<FreshRow> {
    const bytes = Buffer.from(this.#bytes.buffer, 0, this.#length);
    const all = bytes.toString();
    // Then a place among bytes is one in the text.
    const isAscii = all.length === this.#length;
    let from = 0;
    for (let at = 0; at < this.#size; at += 1) {
      const to = bytes.indexOf(FEED, from);
      const text = isAscii ? all.slice(from, to) : bytes.toString('utf8', from, to);
      yield { id: this.#ids[at] as number, row: this.#rows[at] as number, text };
      from = to + 1;
    }
  }
}
