import { findFrameParts } from './frame-text.ts';
import { TextTable } from './text-table.ts';

/** What no text has in it, so that it ends at its limit. */
const NOWHERE = 0x00;
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

  /** Returns a number that is the same for texts that are the same frame; -1 where a text shows none. */
  pairOf(texts: TextTable, text: number): number {
    const piece = texts.piece;
    const from = texts.startOf(text);
    const to = texts.startOf(text + 1);
    if (!findFrameParts(piece.bytes, from, to, this.#parts)) return -1;
    const symbol = this.#symbols.upTo(piece, from, this.#parts.symbolEnd, NOWHERE, -1);
    const object = this.#objects.upTo(piece, this.#parts.objectFrom, to, NOWHERE, -1);
    return symbol * OBJECTS + object;
  }
}
