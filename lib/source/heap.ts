import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { diagnostic, InputError } from '../model/diagnostic.ts';
import type { TakeRoom } from './physical-line.ts';

/** Bytes of V8's limit that are those of young objects, of which long-lived ones can take none: three spaces of 16 MiB, and some. */
const YOUNG = 56_000_000;
/** Beyond this part of the limit the tables of a text leave too little for what is made of them. */
const TABLES = 0.6;
/** Beyond this part of its limit V8 spends its time collecting, and then ends the process. */
const FULL = 0.9;
/** Bytes that a line takes, beside its text, before anything is read from it; measured over tables and prose. */
const BYTES_PER_LINE = 190;

/** Input below this many bytes is read without a look at the heap: V8's figures cost the start of a small run a tenth. */
export const SMALL: number = 1 << 18;

/** Throws an InputError where the lines of a text cannot find room in the heap, before V8 ends the process over them. */
export function refuseHeavy(plain: Uint8Array, name: string): void {
  if (plain.length < SMALL) return;
  const room = roomOf();
  if (plain.length * 20 < room) return;
  if (bytesFor(plain) > room) throw tooHeavy(name);
}

/** What the lines of a text take. */
function bytesFor(plain: Uint8Array): number {
  let lines = 1;
  for (let at = plain.indexOf(10); at >= 0; at = plain.indexOf(10, at + 1)) lines++;
  return plain.length + lines * BYTES_PER_LINE;
}

/**
 * Returns what is told of the lines that a text unpacks to beside its own, and throws an InputError where all together cannot
 * find room in the heap: quoted-printable, base64 and HTML may be a line every three bytes.
 */
export function roomFor(plain: Uint8Array, name: string): TakeRoom {
  let taken: number | null = null;
  let room = 0;
  return (lines, characters) => {
    // Most texts unpack to nothing.
    if (taken === null) [taken, room] = [bytesFor(plain), roomOf()];
    taken += lines * BYTES_PER_LINE + characters;
    if (taken > room) throw tooHeavy(name);
  };
}

/**
 * Throws an InputError where what was read so far, `done` bytes, fills the heap. Much of a heap may be garbage, so that it is
 * collected once before anything is refused.
 */
export function refuseFull(name: string, done: number): void {
  if (done < SMALL) return;
  refuseAbove(name, FULL);
}

/** Does the same while tables are read of lines, which are kept as well as what is made of them later. */
export function refuseTables(name: string): void {
  refuseAbove(name, TABLES);
}

function refuseAbove(name: string, part: number): void {
  const most = (getHeapStatistics().heap_size_limit - YOUNG) * part;
  if (getHeapStatistics().used_heap_size < most) return;
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  if (getHeapStatistics().used_heap_size > most * FULL) throw tooHeavy(name);
}

function roomOf(): number {
  return (getHeapStatistics().heap_size_limit - YOUNG) * FULL;
}

function tooHeavy(name: string): InputError {
  const limit = Math.round(getHeapStatistics().heap_size_limit / 1e6);
  const message = `takes more memory than the ${limit} MB that Node may use, expected less; split it, or raise the limit: NODE_OPTIONS=--max-old-space-size=MEGABYTES`;
  return new InputError(diagnostic('too-large', message, name));
}
