/**
 * The parts of a sample of perf script as places, found by its bytes as `sample-bytes.ts` and `frame-text.ts` find them. What
 * is seldom seen is not found.
 */

import {
  BLANK,
  byteAt,
  COLON,
  digitOf,
  digitsBefore,
  FEED,
  findByte,
  findEmptyLine,
  isBlank,
  isDigit,
  isHexDigit,
  isSpace,
  OPENS,
  POINT,
  skipBlanks,
  skipWord,
  ZERO,
} from './bytes.ts';
import { ADDRESS, frameText, isNamed } from './frames.ts';

const CLOSES: u8 = 0x29;
const PLUS: u8 = 0x2b;
const X: u8 = 0x78;

/** Periods of more digits are not exact as numbers. */
const MOST_DIGITS: u32 = 15;
const MOST_SECONDS: u32 = 12;

/** Command, thread and CPU end here; they begin where the sample does. */
export let headTo: u32 = 0;
/** -1 where the sample has none. */
export let period: f64 = -1;
/** The event with its colon. */
export let eventFrom: u32 = 0;
/** Behind the colon of the event. */
export let eventTo: u32 = 0;
/** The symbol of the leaf without its offset. */
export let symbolFrom: u32 = 0;
/** Before the offset of the leaf. */
export let symbolTo: u32 = 0;
/** The object of the leaf, its blank included. */
export let objectFrom: u32 = 0;
/** Behind the object of the leaf. */
export let objectTo: u32 = 0;
/** What stands below the leaf, all lines; 0 where nothing does. */
export let restFrom: u32 = 0;
/** Before the last line feed of what stands below the leaf. */
export let restTo: u32 = 0;
/** Whether the leaf stands in the line of the event. */
export let isOneLine: bool = false;
/** Where what stands behind the sample begins: the empty line, or the next one. */
export let sampleTo: u32 = 0;

/** Finds the parts of the sample that begins at a place; returns false where it is none that this reads, or not all there. */
export function findPlaces(at: u32, end: u32): bool {
  const feed = findByte(at, end, FEED);
  const time = findTime(at, feed);
  if (time === 0) return false;
  const rest = findEvent(skipBlanks(time));
  if (rest === 0) return false;
  isOneLine = rest !== feed;
  if (isOneLine) {
    restFrom = 0;
    sampleTo = feed + 1;
    return findLeaf(rest, feed);
  }
  const line = feed + 1;
  if (line >= end || !isBlank(byteAt(line))) return false;
  const behind = findByte(line, end, FEED);
  return findLeaf(line, behind) && findRest(behind + 1, end);
}

/** Returns the place behind the colon of the first time in a line, 0 where there is none: `572.241119:`, also of 9 digits. */
function findTime(at: u32, feed: u32): u32 {
  for (let colon = findByte(at, feed, COLON); colon < feed; colon = findByte(colon + 1, feed, COLON)) {
    if (!isSpace(byteAt(colon + 1))) continue;
    const decimals = digitsBefore(at, colon);
    if (decimals !== 6 && decimals !== 9) continue;
    const dot = colon - decimals - 1;
    if (dot < at || byteAt(dot) !== POINT) continue;
    const seconds = digitsBefore(at, dot);
    const from = dot - seconds;
    if (seconds === 0 || seconds > MOST_SECONDS || (from !== at && !isBlank(byteAt(from - 1)))) continue;
    headTo = from;
    while (headTo > at && isBlank(byteAt(headTo - 1))) headTo--;
    return colon + 1;
  }
  return 0;
}

/** Finds period and event; returns the place of what stands behind them in the line, 0 where there is no event. */
function findEvent(at: u32): u32 {
  let from = at;
  let digits: f64 = 0;
  while (isDigit(byteAt(from))) digits = digits * 10 + <f64>digitOf(byteAt(from++));
  if (from === at || !isBlank(byteAt(from))) {
    period = -1;
    from = at;
  } else {
    if (from - at > MOST_DIGITS) return 0;
    period = digits;
    from = skipBlanks(from);
  }
  eventFrom = from;
  eventTo = skipWord(from);
  return eventTo === from ? 0 : skipBlanks(eventTo);
}

/** Finds the symbol and the object of a frame between two places. */
function findLeaf(at: u32, to: u32): bool {
  symbolFrom = frameText(at);
  return isNamed && findParts(symbolFrom, to);
}

/** Finds the parts of a text such as `vfs_read+0x1c ([kernel.kallsyms])`. */
function findParts(from: u32, to: u32): bool {
  if (to < from + 2 || byteAt(to - 1) !== CLOSES || byteAt(to - 2) === CLOSES) return false;
  let object = to - 2;
  while (object > from && (byteAt(object) !== BLANK || byteAt(object + 1) !== OPENS)) object--;
  let offset = object;
  while (offset > from && isHexDigit(byteAt(offset - 1))) offset--;
  const digits = object - offset;
  if (digits === 0 || digits > ADDRESS || offset <= from + 3) return false;
  if (byteAt(offset - 1) !== X || byteAt(offset - 2) !== ZERO || byteAt(offset - 3) !== PLUS) return false;
  symbolTo = offset - 3;
  objectFrom = object;
  objectTo = to;
  return true;
}

/** Finds what stands below the leaf, up to the empty line. */
function findRest(at: u32, end: u32): bool {
  if (at >= end) return false;
  if (byteAt(at) === FEED) {
    restFrom = 0;
    sampleTo = at;
    return true;
  }
  restFrom = at;
  sampleTo = findEmptyLine(at, end);
  restTo = sampleTo - 1;
  return sampleTo < end;
}
