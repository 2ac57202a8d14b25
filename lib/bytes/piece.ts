/** Whole lines of an input: the bytes up to `end` are lines, and what stands behind them is no part of it. */
export interface Piece {
  readonly bytes: Buffer;
  /** The same bytes, to be read several at a time. */
  readonly view: DataView;
  /** Behind the last line feed. */
  readonly end: number;
}

/** Bytes behind the last one of a buffer that are read and do not count. */
export const SLACK = 8;
