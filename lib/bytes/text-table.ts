import { doubled } from '../model/doubled.ts';
import { type Piece, SLACK } from './piece.ts';

/** Bytes of a text, from its beginning on. */
export interface Gap {
  readonly start: number;
  readonly end: number;
}

/**
 * Texts by number, found by their bytes: what repeats a million times in an input is decoded once. Byte for byte equal is
 * the same; the numbers count up from 0 in order of first appearance. Bytes are looked at four at a time: that is what
 * reading a large input takes its time with.
 */
export class TextTable {
  #bytes: DataView = new DataView(new ArrayBuffer(1 << 10));
  /** Where each text begins; one more than there are texts. */
  #starts: Int32Array = new Int32Array(1 << 5);
  #hashes: Int32Array = new Int32Array(1 << 5);
  #followers: Int32Array = new Int32Array(1 << 5);
  /** Open addressing: a number and one, 0 where nothing is. */
  #places: Int32Array = new Int32Array(1 << 6);
  #size = 0;
  #end = 0;
  #piece: Piece | null = null;
  readonly #gap: Gap | null;

  /** `gap` is what `upTo` does not tell texts by at once: where they are the same mostly, or told by what stands around it. */
  constructor(gap: Gap | null = null) {
    this.#gap = gap;
  }

  /** Texts. */
  get size(): number {
    return this.#size;
  }

  /** Bytes of all texts. */
  get bytes(): number {
    return this.#starts[this.#size] as number;
  }

  /** Where the text ends that was looked up last. */
  get end(): number {
    return this.#end;
  }

  /**
   * Returns the number of the text that begins at a place and ends before the first `delimiter`, at `limit` at the latest.
   * `above` is the text that was looked up before it, -1 where that tells nothing: what came behind that the last time
   * mostly comes again.
   */
  upTo({ bytes, view }: Piece, from: number, limit: number, delimiter: number, above: number): number {
    if (above >= 0) {
      const guess = (this.#followers[above] as number) - 1;
      if (guess >= 0) {
        const end = from + this.#lengthOf(guess);
        if (end <= limit && (end === limit || bytes[end] === delimiter) && this.#isAt(guess, view, from)) {
          this.#end = end;
          return guess;
        }
      }
    }
    const text = this.#find(view, from, limit, delimiter);
    if (above >= 0) this.#followers[above] = text + 1;
    return text;
  }

  /** Returns the number of the text between two places. By another hash than `upTo` finds it: a table is asked in one way. */
  numberOf({ view }: Piece, from: number, to: number): number {
    let hash = 0;
    let at = from;
    // Two at a time, each on its own: a step of a hash waits for the one before it.
    for (let second = SEED; ; at += 8) {
      if (at + 8 > to) {
        hash = mixed(hash, second);
        break;
      }
      hash = mixed(hash, view.getInt32(at, true));
      second = mixed(second, view.getInt32(at + 4, true));
    }
    for (; at < to; at += 4) hash = mixed(hash, firstBytes(view.getInt32(at, true), Math.min(4, to - at)));
    return this.#intern(view, from, to - from, hash);
  }

  /** Where a text begins in `piece`; the next one begins where it ends. */
  startOf(number: number): number {
    return this.#starts[number] as number;
  }

  /** The bytes of all texts, to look others up in them; holds until the next one is added. */
  get piece(): Piece {
    const view = this.#bytes;
    if (this.#piece?.view !== view)
      this.#piece = { bytes: Buffer.from(view.buffer as ArrayBuffer), view, end: view.byteLength };
    return this.#piece;
  }

  /** Returns the bytes of a text. */
  bytesOf(number: number): Uint8Array {
    return new Uint8Array(this.#bytes.buffer, this.#starts[number] as number, this.#lengthOf(number));
  }

  #lengthOf(number: number): number {
    return (this.#starts[number + 1] as number) - (this.#starts[number] as number);
  }

  #find(view: DataView, from: number, limit: number, delimiter: number): number {
    const delimiters = Math.imul(delimiter, 0x01010101);
    let hash = 0;
    let at = from;
    const gap = this.#gap;
    if (gap !== null && from + gap.end <= limit && !holds(view, from, from + gap.end, delimiters)) {
      for (; at < from + gap.start; at += 4) hash = mixed(hash, view.getInt32(at, true));
      at = from + gap.end;
    }
    for (; ; at += 4) {
      const word = view.getInt32(at, true);
      const found = marksIn(word, delimiters);
      if (found !== 0 || at + 4 > limit) {
        const before = found === 0 ? 4 : (31 - Math.clz32(found & -found)) >>> 3;
        const count = Math.min(before, limit - at);
        if (count > 0) hash = mixed(hash, firstBytes(word, count));
        this.#end = at + count;
        break;
      }
      hash = mixed(hash, word);
    }
    return this.#intern(view, from, this.#end - from, hash);
  }

  #intern(view: DataView, from: number, length: number, hash: number): number {
    const mask = this.#places.length - 1;
    let place = hash & mask;
    for (let found = this.#places[place] as number; found !== 0; found = this.#places[place] as number) {
      const number = found - 1;
      if (this.#hashes[number] === hash && this.#lengthOf(number) === length && this.#isAt(number, view, from))
        return number;
      place = (place + 1) & mask;
    }
    return this.#add(view, from, length, hash, place);
  }

  /** Whether the bytes of a text stand at a place. */
  #isAt(number: number, view: DataView, from: number): boolean {
    const bytes = this.#bytes;
    let at = this.#starts[number] as number;
    const end = this.#starts[number + 1] as number;
    let other = from;
    for (; at + 8 <= end; at += 8, other += 8) {
      // As numbers 0 is the same as -0, and what is none is never the same: both are looked at again below.
      const eight = bytes.getFloat64(at, true);
      if (eight !== view.getFloat64(other, true) || eight === 0) break;
    }
    for (; at + 4 <= end; at += 4, other += 4)
      if (bytes.getInt32(at, true) !== view.getInt32(other, true)) return false;
    const left = end - at;
    return left === 0 || firstBytes(bytes.getInt32(at, true) ^ view.getInt32(other, true), left) === 0;
  }

  #add(view: DataView, from: number, length: number, hash: number, place: number): number {
    const start = this.#starts[this.#size] as number;
    const end = start + length;
    if (end + SLACK > this.#bytes.byteLength) {
      const more = new Uint8Array(2 ** Math.ceil(Math.log2(end + SLACK)));
      more.set(new Uint8Array(this.#bytes.buffer));
      this.#bytes = new DataView(more.buffer);
    }
    const bytes = this.#bytes;
    // What is written behind its end is written over by the next one.
    for (let at = 0; at < length; at += 4) bytes.setInt32(start + at, view.getInt32(from + at, true), true);
    if (this.#size + 2 > this.#starts.length) {
      this.#starts = doubled(this.#starts);
      this.#hashes = doubled(this.#hashes);
      this.#followers = doubled(this.#followers);
    }
    this.#hashes[this.#size] = hash;
    this.#size++;
    this.#starts[this.#size] = end;
    this.#places[place] = this.#size;
    if (this.#size * 2 > this.#places.length) this.#spread();
    return this.#size - 1;
  }

  #spread(): void {
    const places = new Int32Array(this.#places.length * 4);
    const mask = places.length - 1;
    for (let number = 0; number < this.#size; number++) {
      let place = (this.#hashes[number] as number) & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = number + 1;
    }
    this.#places = places;
  }
}

/** Returns a bit for each byte that is a delimiter, right up to the first (Mycroft). */
function marksIn(word: number, delimiters: number): number {
  const marks = word ^ delimiters;
  return (marks - 0x01010101) & ~marks & 0x80808080;
}

/** Returns whether a delimiter stands between two places, or in one of the three bytes behind them. */
function holds(view: DataView, from: number, to: number, delimiters: number): boolean {
  let found = 0;
  for (let at = from; at < to; at += 4) found |= marksIn(view.getInt32(at, true), delimiters);
  return found !== 0;
}

/** With what the second of two hashes begins. */
const SEED = 0x85ebca6b;

/** The first bytes of four, in the order in which they stand; the others are 0. */
function firstBytes(word: number, count: number): number {
  return count === 4 ? word : word & ((1 << (count * 8)) - 1);
}

/** A step of a hash after the manner of MurmurHash: each bit of a word reaches the low bits, by which texts are found. */
function mixed(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x9e3779b1);
  return product ^ (product >>> 15);
}
