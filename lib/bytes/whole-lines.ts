import type { ByteSource } from '../model/bytes.ts';
import { FEED } from './ascii.ts';
import { SLACK } from './piece.ts';
import type { Reader } from './reader.ts';

/** A piece fits into the caches of a processor, and is large enough that its borders cost nothing. */
const PIECE = 1 << 20;

/**
 * Hands on the bytes of a source to a reader in pieces of whole lines, until it wants no more. The last line gets a line
 * feed where it has none. Returns whether all of the source was taken; a line that is longer than `size` is not.
 */
export function eachPiece(source: ByteSource, reader: Pick<Reader, 'take' | 'room'>, size: number = PIECE): boolean {
  const bytes = reader.room?.(size) ?? Buffer.from(new ArrayBuffer(size + SLACK));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let held = 0;
  for (;;) {
    const count = source(bytes.subarray(held, size));
    if (count === 0) break;
    const filled = held + count;
    const end = bytes.lastIndexOf(FEED, filled - 1) + 1;
    if (end > 0 && !reader.take({ bytes, view, end })) return false;
    held = filled - end;
    if (held === size) return false;
    if (end > 0) bytes.copyWithin(0, end, filled);
  }
  if (held === 0) return true;
  bytes[held] = FEED;
  return reader.take({ bytes, view, end: held + 1 });
}
