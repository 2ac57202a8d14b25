/**
 * Rows of a table of perf report found by their bytes, as `table-bytes.ts` takes them: a share, counts, and a text behind
 * them that is looked up among those that are known. A number is given to a text by who reads it.
 */

import { BLANK, byteAt, digitOf, FEED, findByte, HASH, isDigit, PERCENT, POINT } from './bytes.ts';
import { FRESH, ROW_COUNTS, ROW_IDS, ROW_TICKS, ROWS, SOME_ROWS } from './memory.ts';
import { addHashed, firstOf, hashOf, placeOfFirst, slotTextOf, touch } from './texts.ts';

/** Counts of more digits are not exact as numbers. */
const MOST_DIGITS: u32 = 15;
/** What stands before the point of a share is at most this. */
const MOST_WHOLE: u32 = 100;

/** The number of a text that was given none. */
const NO_NUMBER: i32 = -1;

/** Bytes of what is listed of a row whose text has no number: its place, where it begins and ends, where the number belongs. */
const FRESH_BYTES: u32 = 16;

/** Rows that are looked up together, and bytes of what is kept of each: where it begins and ends, the hash of its text, what is known there. */
const SOME: u32 = 32;
const SOME_BYTES: u32 = 16;

let rows: u32 = 0;
let fresh: u32 = 0;

/** How many rows the last call of `takeRows` has taken. */
export function rowsTaken(): u32 {
  return rows;
}

/** How many of their texts have no number. */
export function freshTexts(): u32 {
  return fresh;
}

/** Rows that are taken at once. */
export function mostRows(): u32 {
  return ROWS;
}

/** Where the number of each row's text stands, four bytes a row. */
export function rowIds(): u32 {
  return ROW_IDS;
}

/** Where the share of each row stands, eight bytes a row. */
export function rowShares(): u32 {
  return ROW_TICKS;
}

/** Where the counts of each row stand, eight bytes a row: all of one column, then all of the next. */
export function rowCounts(): u32 {
  return ROW_COUNTS;
}

/** Where the rows are listed whose texts have no number. */
export function freshList(): u32 {
  return FRESH;
}

/**
 * Takes rows between two places, the texts of which begin `start` bytes behind the row, below `counts` columns of counts; a
 * hundredth of a percent is `hundredth` ticks. `table` is the kind of table. Returns the place of the first row that is not
 * taken: one that looks otherwise, or for which there is no room.
 */
export function takeRows(table: u32, from: u32, end: u32, start: u32, counts: u32, hundredth: f64): u32 {
  let at = from;
  rows = 0;
  fresh = 0;
  while (rows + SOME <= ROWS) {
    const found = findSome(table, at, end, start, counts, hundredth);
    const known = nameSome(table, found, start);
    if (known !== 0) at = load<u32>(SOME_ROWS + (known - 1) * SOME_BYTES, 4) + 1;
    rows += known;
    if (known < SOME) break;
  }
  return at;
}

/** Finds some rows from a place on, and the hashes of their texts; returns how many. */
function findSome(table: u32, from: u32, end: u32, start: u32, counts: u32, hundredth: f64): u32 {
  let at = from;
  let found: u32 = 0;
  for (; found < SOME && at < end && byteAt(at) !== FEED && byteAt(at) !== HASH; found++) {
    const text = at + start;
    if (text >= end || !takeFigures(rows + found, at, text, counts, hundredth)) break;
    const feed = findByte(text, end, FEED);
    if (feed === text) break;
    const own = SOME_ROWS + found * SOME_BYTES;
    store<u32>(own, at);
    store<u32>(own, feed, 4);
    store<u32>(own, hashOf(table, text, feed), 8);
    at = feed + 1;
  }
  return found;
}

/**
 * Looks up the texts of rows that were found; returns for how many there was room. What is known of 20,000 texts lies far
 * from the processor, and is waited for once for all of them.
 */
function nameSome(table: u32, found: u32, start: u32): u32 {
  const end = SOME_ROWS + found * SOME_BYTES;
  for (let own = SOME_ROWS; own < end; own += SOME_BYTES) store<u32>(own, slotTextOf(load<u32>(own, 8)), 12);
  // What is loaded is kept, though nobody asks for it: it would not be loaded otherwise.
  for (let own = SOME_ROWS; own < end; own += SOME_BYTES) store<u32>(own, touch(load<u32>(own, 12)), 12);
  for (let own = SOME_ROWS, row = rows; own < end; own += SOME_BYTES, row++) {
    const from = load<u32>(own);
    const feed = load<u32>(own, 4);
    const known = addHashed(table, from + start, feed, NO_NUMBER, 0, load<u32>(own, 8));
    if (known === 0) return row - rows;
    if (firstOf(known) === NO_NUMBER) listFresh(known, row, from, feed);
    store<i32>(ROW_IDS + row * 4, firstOf(known));
  }
  return found;
}

function listFresh(text: u32, row: u32, from: u32, to: u32): void {
  const at = FRESH + fresh * FRESH_BYTES;
  store<u32>(at, row);
  store<u32>(at, from, 4);
  store<u32>(at, to, 8);
  store<u32>(at, placeOfFirst(text), 12);
  fresh++;
}

/** Takes the figures of a row, behind which nothing but blanks stand up to its text; returns false where they look otherwise. */
function takeFigures(row: u32, from: u32, text: u32, counts: u32, hundredth: f64): bool {
  let at = takeShare(row, from, hundredth);
  for (let column: u32 = 0; at !== 0 && column < counts; column++) at = takeCount(row, at, column);
  if (at === 0 || at >= text) return false;
  for (; at < text; at++) if (byteAt(at) !== BLANK) return false;
  return true;
}

/** A share with two decimals; returns where it ends, 0 where it is none. */
function takeShare(row: u32, from: u32, hundredth: f64): u32 {
  let at = skip(from);
  const first = at;
  let whole: u32 = 0;
  for (; isDigit(byteAt(at)) && whole < MOST_WHOLE; at++) whole = whole * 10 + digitOf(byteAt(at));
  const tens = byteAt(at + 1);
  const ones = byteAt(at + 2);
  if (at === first || whole > MOST_WHOLE || byteAt(at) !== POINT || byteAt(at + 3) !== PERCENT) return 0;
  if (!isDigit(tens) || !isDigit(ones)) return 0;
  store<f64>(ROW_TICKS + row * 8, <f64>(whole * 100 + digitOf(tens) * 10 + digitOf(ones)) * hundredth);
  return at + 4;
}

/** A count behind a blank; returns where it ends, 0 where it is none. */
function takeCount(row: u32, from: u32, column: u32): u32 {
  let at = skip(from);
  const first = at;
  let count: u64 = 0;
  for (; isDigit(byteAt(at)) && at - first <= MOST_DIGITS; at++) count = count * 10 + digitOf(byteAt(at));
  if (at === first || first === from || at - first > MOST_DIGITS) return 0;
  store<f64>(ROW_COUNTS + (column * ROWS + row) * 8, <f64>count);
  return at;
}

/** Columns are filled with blanks, and nothing else. */
function skip(at: u32): u32 {
  let to = at;
  while (byteAt(to) === BLANK) to++;
  return to;
}
