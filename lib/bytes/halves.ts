import type { ByteFile, ByteSource, BytesRead } from '../model/bytes.ts';
import { RowMemory } from './known-rows.ts';
import type { Reader } from './reader.ts';
import { READERS } from './readers.ts';
import { eachPiece } from './whole-lines.ts';

/** How an input is read: the name of its format and what its beginning says, as plain values. */
export interface Reading {
  readonly format: string;
  readonly head: unknown;
}

/** The end of a file, to be read by another thread. */
export interface SecondHalf extends Reading {
  readonly descriptor: number;
  /** Where it begins, in bytes. */
  readonly from: number;
}

/** Another thread at its half of a file. */
export interface SecondThread {
  /** Bytes that it has read. */
  readonly done: () => number;
  /** Waits until it has read all. Null where the thread is gone; the part is null where it takes lines. */
  readonly wait: () => { readonly part: unknown } | null;
  /** Ends it, wherever it is. */
  readonly stop: () => void;
}

/** Lets another thread read half of a file; null where none can be had. */
export type StartSecond = (half: SecondHalf) => SecondThread | null;

/** A smaller file is read before another thread has begun. */
const LARGE = 24 << 20;
/** What is read here of a file: more than the half, because another thread has to begin first. */
const FIRST = 0.55;
/** So many bytes behind the middle are searched for a place where the file can be cut. */
const SEARCHED = 1 << 20;

/** Reads all of a source, in two threads where it is a large file and `start` starts another; null where it takes lines. */
export function readHalves(
  reading: Reading,
  name: string,
  source: ByteSource,
  options: {
    readonly file?: ByteFile | undefined;
    readonly start?: StartSecond | undefined;
    readonly size?: number | undefined;
    readonly large?: number | undefined;
    readonly memory?: RowMemory;
  },
): BytesRead | null {
  const { file, start, size, large = LARGE, memory = new RowMemory() } = options;
  const reader = READERS[reading.format]?.make(reading.head, { bytes: file?.size ?? 0, memory });
  if (reader === undefined) return null;
  const from = start === undefined || file === undefined || file.size < large ? null : middleOf(reading, file);
  const second =
    file === undefined || from === null ? null : start?.({ ...reading, descriptor: file.descriptor, from });
  if (file === undefined || from === null || second == null)
    return eachPiece(source, reader.take, size) ? reader.finish(name) : null;
  try {
    file.beside = second.done;
    if (!eachPiece(firstOf(source, from), reader.take, size)) return null;
    const got = second.wait();
    // A thread that is gone is done without.
    if (got === null) return eachPiece(source, reader.take, size) ? reader.finish(name) : null;
    return got.part !== null && reader.add(got.part) ? reader.finish(name) : null;
  } finally {
    second.stop();
  }
}

/** Reads half of a file; `tell` is told how many bytes were read. Returns its part and the arrays in it, null where it takes lines. */
export function readSecond(
  half: SecondHalf,
  readAt: ByteFile['readAt'],
  tell: (done: number) => void,
): ReturnType<Reader<unknown>['part']> {
  const reader = READERS[half.format]?.make(half.head, { bytes: 0, isRest: true, memory: new RowMemory() });
  if (reader === undefined) return null;
  let at = half.from;
  const source = (into: Uint8Array): number => {
    const count = readAt(into, at);
    at += count;
    tell(at - half.from);
    return count;
  };
  return eachPiece(source, reader.take) ? reader.part() : null;
}

/** The bytes of a source up to a place. */
function firstOf(source: ByteSource, end: number): ByteSource {
  let left = end;
  return (into) => {
    const count = left === 0 ? 0 : source(into.length > left ? into.subarray(0, left) : into);
    left -= count;
    return count;
  };
}

/** Returns a place near the middle of a file where its format can be cut; null where none is found. */
function middleOf({ format }: Reading, { readAt, size }: ByteFile): number | null {
  const from = Math.floor(size * FIRST);
  const bytes = Buffer.allocUnsafe(SEARCHED);
  const text = bytes.subarray(0, readAt(bytes, from)).toString('latin1');
  const found = READERS[format]?.border?.exec(text) ?? null;
  return found === null ? null : from + found.index + found[0].length;
}
