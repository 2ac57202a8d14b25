/**
 * Lines of folded stacks found by their bytes: what each has in common with the line above it, and which frames it has beyond
 * that. What a frame's text means is asked once of who reads it; lines that look otherwise than most are left to be read
 * otherwise. Compiled to WebAssembly by `build/kernel.mjs`.
 */

import { BLANK, byteAt, FEED, findByte } from './bytes.ts';
import { count, countFrom, findCount, skipBlanksBefore } from './counts.ts';
import { FRAMES, RECORDS, RECORDS_END } from './memory.ts';
import { addText, findText, firstOf } from './texts.ts';

/** Where the stack of the line above stands once its piece is gone: it is as long as a piece at most. */
const ABOVE: u32 = FRAMES;
/** Behind the records where each frame of the line above ends, from its beginning on. */
const ENDS: u32 = RECORDS_END;
/** Stacks of more frames are not found. */
const MOST_FRAMES: u32 = 1 << 12;

/** Bytes of a record: two numbers of four and two counts of eight; behind it the frames, each a number of four. */
const RECORD: u32 = 24;
const FRAME_BYTES: u32 = 4;
/** A record that begins here has room. */
const LAST_RECORD: u32 = RECORDS_END - RECORD - MOST_FRAMES * FRAME_BYTES - 8;

const SEMICOLON: u8 = 0x3b;
/** The kind of all texts. */
const FRAME: u32 = 1;

/** Why `take` stopped: all is taken, a line looks otherwise, a text is not known, there is no room for more records. */
const DONE: u32 = 0;
const ODD: u32 = 1;
const ASKED: u32 = 2;
const FULL: u32 = 3;

let stop: u32 = DONE;
let recordsTo: u32 = RECORDS;
let found: u32 = 0;
let askedFrom: u32 = 0;
let askedTo: u32 = 0;

/** The stack of the line above, and how many of its frames are known by where they end. */
let aboveAt: u32 = ABOVE;
let aboveLength: u32 = 0;
let kept: u32 = 0;
/** Bytes that the stack of this line and that above have in common. */
let same: u32 = 0;
/** Whether no stack so far stands before the one above it, byte by byte, and name by name. */
let areBytesSorted: bool = true;
let areNamesSorted: bool = true;

/** Where the first record stands. */
export function firstRecord(): u32 {
  return RECORDS;
}

/** How many records the last call of `take` has made. */
export function records(): u32 {
  return found;
}

/** Why the last call of `take` stopped. */
export function why(): u32 {
  return stop;
}

/** Where the text begins that is asked about. */
export function textFrom(): u32 {
  return askedFrom;
}

/** Where it ends. */
export function textTo(): u32 {
  return askedTo;
}

/** Keeps the number of the frame that was asked about, below 0 where it is none. Returns whether there was room. */
export function answer(frame: i32): bool {
  return addText(FRAME, askedFrom, askedTo, frame, 0) !== 0;
}

/** The next line does not stand behind the one that was taken last, but behind others. */
export function forget(): void {
  kept = 0;
  aboveLength = 0;
  areBytesSorted = false;
  areNamesSorted = false;
}

/** Keeps the line above, for where it stands another piece will be. */
export function keepAbove(): void {
  memory.copy(ABOVE, aboveAt, aboveLength);
  aboveAt = ABOVE;
}

/** Takes the lines between two places, each of so many counts; returns the place where it stopped. */
export function take(from: u32, end: u32, columns: u32): u32 {
  recordsTo = RECORDS;
  found = 0;
  stop = DONE;
  let at = from;
  while (at < end) {
    const feed = findByte(at, end, FEED);
    if (recordsTo > LAST_RECORD) {
      stop = FULL;
      break;
    }
    if (isOddStart(byteAt(at)) || !takeLine(at, feed, columns)) {
      if (stop === DONE) stop = ODD;
      break;
    }
    at = feed + 1;
  }
  return at;
}

/** Whether no stack begins with a byte: an empty line, marks of quoting, comments, tables, blanks. */
function isOddStart(byte: u8): bool {
  switch (byte) {
    case FEED:
    case BLANK:
    case 0x09:
    case 0x23:
    case 0x3e:
    case 0x7c:
    case 0x60:
    case 0x2a:
    case 0x3d:
    case 0x2d:
      return true;
    default:
      return false;
  }
}

function takeLine(at: u32, feed: u32, columns: u32): bool {
  if (!findCount(at, feed)) return false;
  const last = count;
  if (columns === 2 && !findCount(at, skipBlanksBefore(at, countFrom))) return false;
  store<f64>(recordsTo, count, 8);
  store<f64>(recordsTo, last, 16);
  return takeStack(at, skipBlanksBefore(at, countFrom));
}

/** Completes the record of a line with its stack; returns false where a frame is not known or means nothing. */
function takeStack(at: u32, to: u32): bool {
  const shared = sharedFrames(at, to);
  const isNew = isBehind(at, to) && shared > 0;
  // What stands there is overwritten; were this line looked at once more, it has no more than this in common with the one above.
  kept = shared;
  let depth = shared;
  let frames = recordsTo + RECORD;
  let from = shared === 0 ? at : at + endOf(shared - 1) + 1;
  while (from <= to) {
    if (depth === MOST_FRAMES) return false;
    const end = min(findByte(from, to, SEMICOLON), to);
    const text = findText(FRAME, from, end);
    if (text === 0) return ask(from, end);
    if (firstOf(text) < 0) return false;
    store<i32>(frames, firstOf(text));
    frames += FRAME_BYTES;
    store<u32>(ENDS + depth * FRAME_BYTES, end - at);
    depth++;
    from = end + 1;
  }
  store<u32>(recordsTo, shared);
  store<u32>(recordsTo, ((depth - shared) << 1) | (isNew ? 1 : 0), 4);
  recordsTo = (frames + 7) & ~7;
  found++;
  // A lone frame has the node of a leaf.
  kept = depth === 1 ? 0 : depth;
  aboveAt = at;
  aboveLength = to - at;
  return true;
}

/** Where a frame of the line above ends, from its beginning on. */
function endOf(frame: u32): u32 {
  return load<u32>(ENDS + frame * FRAME_BYTES);
}

/** How many frames of the line above are those of this line as well. */
function sharedFrames(at: u32, to: u32): u32 {
  same = sharedBytes(aboveAt, at, min(aboveLength, to - at));
  let low: u32 = 0;
  let high = kept;
  // The last frame that ends within what is the same.
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(middle) <= same) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 0;
  const last = at + endOf(low - 1);
  const closes = last === to || byteAt(last) === SEMICOLON;
  const depth = closes ? low : low - 1;
  // A frame that stands alone is a leaf, the same with something below it a command.
  return depth === 1 && last === to ? 0 : depth;
}

/** Returns how many of the first `most` bytes at two places are the same. */
function sharedBytes(one: u32, other: u32, most: u32): u32 {
  for (let at: u32 = 0; at < most; at += 16) {
    const differ = i8x16.bitmask(i8x16.ne(v128.load(one + at), v128.load(other + at)));
    if (differ !== 0) return min(most, at + ctz(differ));
  }
  return most;
}

/** Whether the first frame that differs from the line above cannot have been called there before (`#isBehind` of stack-lines.ts). */
function isBehind(at: u32, to: u32): bool {
  const above: i32 = same < aboveLength ? byteAt(aboveAt + same) : -1;
  const own: i32 = at + same < to ? byteAt(at + same) : -1;
  if (own < above) areBytesSorted = false;
  if (inNames(own) < inNames(above)) areNamesSorted = false;
  if (own === SEMICOLON && above >= 0) return false;
  return (areBytesSorted && own > above) || (areNamesSorted && inNames(own) > inNames(above));
}

/** Where a byte stands, -1 for the end of a stack, in the order of stacks name by name. */
function inNames(byte: i32): i32 {
  return byte === SEMICOLON ? 0 : byte;
}

/** Asks which frame a text is; returns false. */
function ask(from: u32, to: u32): bool {
  stop = ASKED;
  askedFrom = from;
  askedTo = to;
  return false;
}
