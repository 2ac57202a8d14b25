import type { BytesRead } from '../model/bytes.ts';
import type { Piece } from './piece.ts';

/** Reads pieces of an input one after the other. */
export interface Reader {
  /** Returns where pieces of so many bytes are best put, and SLACK bytes behind them; absent or null where that makes no difference. */
  readonly room?: (size: number) => Buffer | null;
  /** Takes the lines of a piece; returns false where one is not what this reads. */
  readonly take: (piece: Piece) => boolean;
  /** Returns what all of it is; null where that takes lines. */
  readonly finish: (source: string) => BytesRead | null;
}

/** Reads an input of which another thread may read a part: `Part` is what it has read, as plain values that can be handed over. */
export interface PartReader<Part> extends Reader {
  /** Returns what was read of a part of an input, and the arrays in it that are its own; null where it ends amid something. */
  readonly part: () => { readonly part: Part; readonly arrays: readonly ArrayBufferView[] } | null;
  /** Adds what stands behind all that was taken; returns false where it cannot stand there. Nothing may be taken after it. */
  readonly add: (part: Part) => boolean;
}
