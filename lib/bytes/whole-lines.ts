import type { ByteSource } from '../model/bytes.ts';
import { FEED } from './ascii.ts';
import { type Piece, SLACK } from './piece.ts';

/** A piece fits into the caches of a processor, and is large enough that its borders cost nothing. */
const PIECE = 1 << 20;

/**
 * Hands on the bytes of a source in pieces of whole lines; `take` returns whether it wants more. The last line gets a line
 * feed where it has none. Returns whether all of the source was taken; a line that is longer than `size` is not.
 */
export function eachPiece(source: ByteSource, take: (piece: Piece) => boolean, size: number = PIECE): boolean {
  const bytes = Buffer.from(new ArrayBuffer(size + SLACK));
  const view = new DataView(bytes.buffer);
  let held = 0;
  for (;;) {
    const count = source(bytes.subarray(held, size));
    if (count === 0) break;
    const filled = held + count;
    const end = bytes.lastIndexOf(FEED, filled - 1) + 1;
    if (end > 0 && !take({ bytes, view, end })) return false;
    held = filled - end;
    if (held === size) return false;
    if (end > 0) bytes.copyWithin(0, end, filled);
  }
  if (held === 0) return true;
  bytes[held] = FEED;
  return take({ bytes, view, end: held + 1 });
}
