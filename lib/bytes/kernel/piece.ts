/** Where all compiled code has its pieces; part of each of its modules. */

import { PIECE, PIECE_BYTES } from './memory.ts';

/** Where a piece has to stand to be looked at. */
export function piece(): u32 {
  return PIECE;
}

/** How many bytes it may have. */
export function pieceBytes(): u32 {
  return PIECE_BYTES;
}
