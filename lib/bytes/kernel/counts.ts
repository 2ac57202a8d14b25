/** The counts with which lines of folded stacks end. */

import { byteAt, digitOf, isBlank, isDigit } from './bytes.ts';

/** Counts of more characters are not exact as numbers. */
const MOST_DIGITS: u32 = 15;
const DOT: u8 = 0x2e;

/** The count that was found last. */
export let count: f64 = 0;
/** Where its digits begin. */
export let countFrom: u32 = 0;

/**
 * Finds the count that ends at a place, with a blank before it; returns false where there is none, or one that is written
 * otherwise than `150` and `50.5`.
 */
export function findCount(at: u32, to: u32): bool {
  let from = to;
  let one: u64 = 1;
  let sum: u64 = 0;
  // What a digit before the point counts; both are exact, and so is rounded only once.
  let unit: f64 = 1;
  for (; from > at; from--) {
    const byte = byteAt(from - 1);
    if (byte === DOT && unit === 1 && from < to) {
      unit = <f64>one;
      continue;
    }
    if (!isDigit(byte)) break;
    if (to - from === MOST_DIGITS) return false;
    sum += digitOf(byte) * one;
    one *= 10;
  }
  count = <f64>sum / unit;
  countFrom = from;
  return from < to && byteAt(from) !== DOT && from > at && isBlank(byteAt(from - 1));
}

/** Returns where the blanks begin that end at a place. The byte at `at` is none. */
export function skipBlanksBefore(at: u32, to: u32): u32 {
  let from = to;
  while (from > at && isBlank(byteAt(from - 1))) from--;
  return from;
}
