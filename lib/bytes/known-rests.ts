import type { Piece } from './piece.ts';
import { RestFrames } from './rest-frames.ts';
import { TextTable } from './text-table.ts';

/** More is kept of no input. */
const MOST_BYTES = 1 << 26;
/** Behind so many looks that mostly found nothing, no more is looked: the addresses of one process are not another's. */
const PATIENCE = 1 << 16;
const LEAST_FOUND = 0.3;

/**
 * What stands below the leaf in samples, all lines at once, by its bytes: the callers of a leaf are mostly those of another
 * one, address by address, and then cost one look and not one for each line. What it knows takes as much room as the
 * distinct texts, up to a limit.
 */
export class KnownRests extends RestFrames {
  readonly #texts = new TextTable();
  #looks = 0;
  #found = 0;

  /** Whether it is of use to look for rests, as far as can be seen. */
  get pays(): boolean {
    return this.#texts.bytes < MOST_BYTES && (this.#looks < PATIENCE || this.#found >= LEAST_FOUND * this.#looks);
  }

  /** Returns the number of the lines between two places. */
  find(piece: Piece, from: number, to: number): number {
    const rest = this.#texts.numberOf(piece, from, to);
    this.#looks++;
    if (this.depthOf(rest) > 0) this.#found++;
    return rest;
  }
}
