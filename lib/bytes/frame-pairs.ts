import { doubled } from '../model/doubled.ts';
import { findFrameParts } from './frame-text.ts';
import type { Piece } from './piece.ts';
import { TextTable } from './text-table.ts';

/** More objects than any recording has. */
const OBJECTS = 2 ** 24;

/**
 * The frames that texts with an offset are, told by the bytes of symbol and object: a symbol is reached at many offsets, and
 * need be read once.
 */
export class FramePairs {
  readonly #symbols = new TextTable();
  readonly #objects = new TextTable();
  readonly #parts = { symbolEnd: 0, objectFrom: 0 };
  /** For each symbol the object of its last pair and one, and that pair: most symbols have one object. */
  #last: Int32Array = new Int32Array(2 << 10);
  readonly #pairs = new Map<number, number>();

  /** Returns a number from 0 on that is the same for texts that are the same frame; -1 where a text shows none. */
  pairAt(piece: Piece, from: number, to: number): number {
    if (!findFrameParts(piece.bytes, from, to, this.#parts)) return -1;
    const { symbolEnd, objectFrom } = this.#parts;
    const symbol = this.#symbols.numberOf(piece, from, symbolEnd);
    const object = this.#objects.numberOf(piece, objectFrom, to);
    const at = symbol * 2;
    if (at >= this.#last.length) this.#last = doubled(this.#last);
    if (this.#last[at] === object + 1) return this.#last[at + 1] as number;
    const key = symbol * OBJECTS + object;
    const pair = this.#pairs.get(key) ?? this.#pairs.size;
    this.#pairs.set(key, pair);
    this.#last[at] = object + 1;
    this.#last[at + 1] = pair;
    return pair;
  }
}
