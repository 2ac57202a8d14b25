/**
 * The first line of a sample of perf script, found by its bytes. It is what `readSampleLine` reads, save what is seldom
 * seen: a sample without a time, records that are no sample, the text of a tracepoint.
 */

import { COLON, DOT, isBlank, isDigit, isSpace, ZERO } from './ascii.ts';

/** Periods of more digits are not exact as numbers. */
const MOST_DIGITS = 15;
const MOST_SECONDS = 12;

/** Where the parts of a sample's line stand, as places in the buffer that it was found in. */
export interface SampleBytes {
  /** Command, thread and CPU end here, blanks left out. */
  headEnd: number;
  /** The event without its colon; both 0 where the line names none. */
  eventFrom: number;
  eventTo: number;
  /** -1 where the line has none. */
  period: number;
  /** What stands behind the event. */
  rest: number;
}

/** Returns a place to be filled. */
export function newSampleBytes(): SampleBytes {
  return { headEnd: 0, eventFrom: 0, eventTo: 0, period: -1, rest: 0 };
}

/** Fills in the sample whose line begins at a place and ends with the line feed at `feed`; returns false where it is none. */
export function findSample(buffer: Uint8Array, at: number, feed: number, sample: SampleBytes): boolean {
  const time = timeEnd(buffer, at, feed, sample);
  if (time < 0) return false;
  let from = skipBlanks(buffer, time);
  const digits = skipDigits(buffer, from);
  sample.period = -1;
  if (digits > from && isBlank(buffer[digits] as number)) {
    if (digits - from > MOST_DIGITS) return false;
    sample.period = numberOf(buffer, from, digits);
    from = skipBlanks(buffer, digits);
  }
  let to = from;
  while (!isSpace(buffer[to] as number)) to++;
  sample.eventFrom = 0;
  sample.eventTo = 0;
  sample.rest = skipBlanks(buffer, to);
  if (to === from) return true;
  if (!isEvent(buffer, from, to)) return false;
  sample.eventFrom = from;
  sample.eventTo = to - 1;
  return true;
}

/** Returns whether the word between two places is an event with its colon, and no other record. */
export function isEvent(buffer: Uint8Array, from: number, to: number): boolean {
  return to - 1 > from && buffer[to - 1] === COLON && !startsRecord(buffer, from);
}

/** Returns the place behind the colon of the first time in a line, -1 where there is none: `572.241119:`, also of 9 digits. */
function timeEnd(buffer: Uint8Array, at: number, feed: number, sample: SampleBytes): number {
  for (let colon = at; colon < feed; colon++) {
    if (buffer[colon] !== COLON || !isSpace(buffer[colon + 1] as number)) continue;
    const from = timeStart(buffer, at, colon);
    if (from < 0) continue;
    let before = from - 1;
    while (before >= at && isBlank(buffer[before] as number)) before--;
    sample.headEnd = before + 1;
    return colon + 1;
  }
  return -1;
}

/** Returns where the time begins that ends at a colon, -1 where none does. */
function timeStart(buffer: Uint8Array, at: number, colon: number): number {
  const decimals = digitsBefore(buffer, at, colon);
  const dot = colon - decimals - 1;
  if ((decimals !== 6 && decimals !== 9) || dot < at || buffer[dot] !== DOT) return -1;
  const seconds = digitsBefore(buffer, at, dot);
  const from = dot - seconds;
  const isWord = from === at || isBlank(buffer[from - 1] as number);
  return seconds >= 1 && seconds <= MOST_SECONDS && isWord ? from : -1;
}

/** How many digits stand before a place, back to `at` at most. */
function digitsBefore(buffer: Uint8Array, at: number, to: number): number {
  let from = to;
  while (from > at && isDigit(buffer[from - 1] as number)) from--;
  return to - from;
}

const RECORD = Buffer.from('PERF_RECORD_');

function startsRecord(buffer: Uint8Array, at: number): boolean {
  for (let next = 0; next < RECORD.length; next++) if (buffer[at + next] !== RECORD[next]) return false;
  return true;
}

function numberOf(buffer: Uint8Array, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = number * 10 + ((buffer[at] as number) - ZERO);
  return number;
}

function skipDigits(buffer: Uint8Array, at: number): number {
  let to = at;
  while (isDigit(buffer[to] as number)) to++;
  return to;
}

/** Returns the first place at or behind one that is no blank; a line feed is none. */
function skipBlanks(buffer: Uint8Array, at: number): number {
  let to = at;
  while (isBlank(buffer[to] as number)) to++;
  return to;
}
