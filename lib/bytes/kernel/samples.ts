/**
 * Samples of perf script found by their bytes, a text of each part looked up among those that are known. What a text means
 * is asked once of who reads it; samples of which a text means nothing are left to be read otherwise.
 */

import { byteAt, FEED, findByte, isBlank } from './bytes.ts';
import { frameText, isKernel } from './frames.ts';
import { FRAMES, FRAMES_END, RECORDS, RECORDS_END } from './memory.ts';
import {
  eventFrom,
  eventTo,
  findPlaces,
  headTo,
  isOneLine,
  objectFrom,
  objectTo,
  period,
  restFrom,
  restTo,
  sampleTo,
  symbolFrom,
  symbolTo,
} from './places.ts';
import { addText, findText, firstOf, placeOfFirst, secondOf } from './texts.ts';

/** Bytes of a record: numbers of four bytes as `record` puts them, and the period in eight. */
const RECORD: u32 = 48;
/** Bytes of a frame's number. */
const FRAME_BYTES: u32 = 4;

/** Kinds of texts; those of one event or object are told apart by its number. */
const HEAD: u32 = 1;
const EVENT: u32 = 2;
const OBJECT: u32 = 3;
const REST: u32 = 4;
const USER_LEAF: u32 = 5;
const KERNEL_LEAF: u32 = 6;
const FRAME: u32 = 7;

/** More objects are not told apart; events there are at most 256. */
const MOST_OBJECTS: i32 = 1 << 20;
/** More frames a sample has not. */
const MOST_FRAMES: u32 = 1 << 14;

/** The number of a rest before it is given one. */
const NO_NUMBER: i32 = -1;
/** In place of a rest: it cannot be told what it is. */
const UNKNOWN: u32 = 0xffffffff;

/** Behind so many samples whose rests are mostly new, no more are kept: the addresses of one process are not another's. */
const PATIENCE: u32 = 1 << 16;
const MOST_NEW: f64 = 0.7;

let recordsTo: u32 = RECORDS;
let framesTo: u32 = FRAMES;
let lines: i32 = 0;
let objects: i32 = 0;
let rests: u32 = 0;
let newRests: u32 = 0;
/** Frames of the rest that was found last. */
let depth: u32 = 0;

let question: u32 = 0;
let askedKind: u32 = 0;
let askedFrom: u32 = 0;
let askedTo: u32 = 0;
let askedEvent: i32 = 0;
/** The text of a leaf has an offset, by which it is not told. */
let askedAllTo: u32 = 0;

/** Where the first record stands. */
export function firstRecord(): u32 {
  return RECORDS;
}

/** How many records the last call of `take` has made. */
export function records(): u32 {
  return (recordsTo - RECORDS) / RECORD;
}

/** How many lines stand before the place that the last call of `take` returned. */
export function line(): i32 {
  return lines;
}

/** What the last call of `take` stopped to ask: what a text means, by its kind; 0 where it has no question. */
export function asked(): u32 {
  return question;
}

/** Where the text begins that is asked about. */
export function textFrom(): u32 {
  return askedFrom;
}

/** Where it ends. */
export function textTo(): u32 {
  return askedAllTo;
}

/** The number of the event that it belongs to. */
export function eventOf(): i32 {
  return askedEvent;
}

/** Keeps what a text means that was asked about: two numbers, the first below 0 where it means nothing. Returns whether there was room. */
export function answer(first: i32, second: i32): bool {
  return addText(askedKind, askedFrom, askedTo, first, second) !== 0;
}

/** Takes the samples between two places as far as all their texts are known, and empty lines; returns the place where it stopped. */
export function take(from: u32, end: u32, before: i32): u32 {
  let at = from;
  recordsTo = RECORDS;
  framesTo = FRAMES;
  lines = before;
  question = 0;
  while (at < end) {
    if (byteAt(at) === FEED) {
      lines++;
      at++;
      continue;
    }
    if (recordsTo + RECORD > RECORDS_END || !findPlaces(at, end) || !takeSample(at)) break;
    at = sampleTo;
  }
  return at;
}

/** Makes a record of the sample whose places were found; returns false where it cannot be told what it is. */
function takeSample(from: u32): bool {
  const head = findText(HEAD, from, headTo);
  if (head === 0) return ask(HEAD, from, headTo, 0);
  const event = findText(EVENT, eventFrom, eventTo);
  if (event === 0) return ask(EVENT, eventFrom, eventTo, 0);
  if (isNothing(head) || isNothing(event)) return false;
  const leaf = findLeaf(firstOf(event));
  if (leaf === 0 || isNothing(leaf)) return false;
  const frames = framesTo;
  depth = 0;
  const rest = restFrom === 0 ? 0 : findRest(firstOf(event));
  if (rest === UNKNOWN) return false;
  record(firstOf(event), firstOf(head), leaf, rest, frames);
  return true;
}

/** Returns what is known of the leaf; 0 where nothing is. */
function findLeaf(event: i32): u32 {
  const object = addText(OBJECT, objectFrom, objectTo, objects, 0);
  if (object === 0 || firstOf(object) === MOST_OBJECTS) return 0;
  if (firstOf(object) === objects) objects++;
  const kind = isKernel ? KERNEL_LEAF : USER_LEAF;
  const own = ((<u32>firstOf(object)) << 11) | kindIn(event, kind);
  const leaf = findText(own, symbolFrom, symbolTo);
  if (leaf === 0) {
    ask(own, symbolFrom, symbolTo, event);
    // Its offset, by which it is not told, and its object.
    askedAllTo = objectTo;
  }
  return leaf;
}

/** Returns what is known of that which stands below the leaf; 0 where it is not kept, and UNKNOWN where a frame is not known. */
function findRest(event: i32): u32 {
  const isKept = rests < PATIENCE || <f64>newRests <= MOST_NEW * <f64>rests;
  if (isKept) {
    rests++;
    const known = findText(kindIn(event, REST), restFrom, restTo);
    if (known !== 0) {
      depth = secondOf(known);
      return known;
    }
  }
  const before = framesTo;
  if (!takeFrames(event)) {
    framesTo = before;
    return UNKNOWN;
  }
  depth = (framesTo - before) / FRAME_BYTES;
  if (!isKept) return 0;
  newRests++;
  return addText(kindIn(event, REST), restFrom, restTo, NO_NUMBER, depth);
}

/** Writes the frames of the lines below the leaf one behind another; returns false where one is not known. */
function takeFrames(event: i32): bool {
  const most = min(framesTo + MOST_FRAMES * FRAME_BYTES, FRAMES_END);
  for (let at = restFrom; at < restTo; ) {
    if (!isBlank(byteAt(at)) || framesTo + FRAME_BYTES >= most) return false;
    const from = frameText(at);
    const to = findByte(from, restTo, FEED);
    const frame = findText(kindIn(event, FRAME), from, min(to, restTo));
    if (frame === 0) return ask(kindIn(event, FRAME), from, min(to, restTo), event);
    if (isNothing(frame)) return false;
    store<i32>(framesTo, firstOf(frame));
    framesTo += FRAME_BYTES;
    at = to + 1;
  }
  return true;
}

function record(event: i32, head: i32, leaf: u32, rest: u32, frames: u32): void {
  const first = lines + 1;
  lines = isOneLine ? first : first + 1 + <i32>depth;
  store<i32>(recordsTo, event);
  store<i32>(recordsTo, head, 4);
  store<i32>(recordsTo, firstOf(leaf), 8);
  store<i32>(recordsTo, secondOf(leaf), 12);
  // Where its number stands, which is given to it when its frames are seen.
  store<u32>(recordsTo, rest === 0 ? 0 : placeOfFirst(rest), 16);
  store<i32>(recordsTo, first, 20);
  store<i32>(recordsTo, lines, 24);
  store<u32>(recordsTo, frames, 28);
  store<u32>(recordsTo, (framesTo - frames) / FRAME_BYTES, 32);
  store<f64>(recordsTo, period, 40);
  recordsTo += RECORD;
}

/** Whether a text means nothing here. */
function isNothing(text: u32): bool {
  return firstOf(text) < 0;
}

/** Asks what a text means; returns false. */
function ask(kind: u32, from: u32, to: u32, event: i32): bool {
  question = kind & 7;
  askedKind = kind;
  askedFrom = from;
  askedTo = to;
  askedAllTo = to;
  askedEvent = event;
  return false;
}

/** The kind of texts of an event. */
function kindIn(event: i32, kind: u32): u32 {
  return ((<u32>event) << 3) | kind;
}
