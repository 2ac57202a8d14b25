import { COUNT } from '../formats/folded/stack-line.ts';
import { BLANK, isBlank, isDigit, ZERO } from './ascii.ts';

/** Counts of more digits are not exact as numbers. */
const MOST_DIGITS = 15;
const NUMBER = new RegExp(`^${COUNT}$`);

/** Returns how many of the first `most` bytes of two views, each from a place on, are the same. */
export function sameBytes(one: DataView, from: number, other: DataView, at: number, most: number): number {
  let same = 0;
  for (; same + 8 <= most; same += 8) {
    // As numbers 0 is the same as -0, and what is none is never the same: both are looked at again below.
    const eight = one.getFloat64(from + same, true);
    if (eight !== other.getFloat64(at + same, true) || eight === 0) break;
  }
  while (same + 4 <= most && one.getInt32(from + same, true) === other.getInt32(at + same, true)) same += 4;
  while (same < most && one.getUint8(from + same) === other.getUint8(at + same)) same++;
  return same;
}

/** Returns where the word begins that ends at a place, back to `at` at most. */
export function wordBefore(buffer: Buffer, at: number, to: number): number {
  let from = to;
  while (from > at && (buffer[from - 1] as number) > BLANK) from--;
  return from;
}

/** Returns where the blanks begin that end at a place, back to `at` at most. */
export function skipBlanksBefore(buffer: Buffer, at: number, to: number): number {
  let from = to;
  while (from > at && isBlank(buffer[from - 1] as number)) from--;
  return from;
}

/** Returns the count between two places, -1 where there is none. */
export function countOf(buffer: Buffer, from: number, to: number): number {
  let count = 0;
  if (to - from > MOST_DIGITS) return countOfText(buffer.toString('latin1', from, to));
  for (let at = from; at < to; at++) {
    const byte = buffer[at] as number;
    if (!isDigit(byte)) return countOfText(buffer.toString('latin1', from, to));
    count = count * 10 + (byte - ZERO);
  }
  return from === to ? -1 : count;
}

function countOfText(text: string): number {
  return NUMBER.test(text) ? Number(text) : -1;
}
