import type { ByteFile, ByteSource, BytesRead, SecondThread } from '../model/bytes.ts';
import { upTo } from '../source/byte-sources.ts';
import { RowMemory } from './known-rows.ts';
import type { PartReader, Reader } from './reader.ts';
import { type CutFormat, READERS, type Reading } from './readers.ts';
import { eachPiece } from './whole-lines.ts';

/** The end of a file, or all of it, to be read by another thread. */
export interface SecondHalf extends Reading {
  readonly descriptor: number;
  /** Where it begins, in bytes; 0 for all of the file. */
  readonly from: number;
}

/** Lets another thread read half of a file; null where none can be had. */
export type StartSecond = (half: SecondHalf) => SecondThread | null;

/** Files that another thread reads while this one reads those before them. */
export interface FilesAhead {
  /** Has another thread begin with the file that is read behind one, of so many bytes, where that is worth it; returns whether it has. */
  readonly begin: (name: string, size: number) => boolean;
  /** Returns the thread that reads all of a file, once; null where none does. */
  readonly take: (name: string, file: ByteFile) => SecondThread | null;
}

/**
 * Of a smaller file another thread reads no half: what is new costs most, it is new to both, and what both have read is put
 * together. At 256 MB that takes a sixth more time, at 1 GB a sixth less.
 */
const LARGE: number = 448 << 20;
/** So many bytes behind the middle are searched for a place where the file can be cut. */
const SEARCHED = 1 << 20;

/** How an input is read. */
export interface HalvesOptions {
  readonly file?: ByteFile | undefined;
  readonly start?: StartSecond | undefined;
  /** Bytes of the pieces that are read at once. */
  readonly size?: number | undefined;
  /** Bytes of a file that is large. */
  readonly large?: number | undefined;
  readonly memory?: RowMemory;
  readonly ahead?: FilesAhead | undefined;
}

/**
 * Reads all of a source, in two threads where it is a large file and `start` starts another; null where it takes lines. What
 * `ahead` has read already is taken as it is.
 */
export function readHalves(
  reading: Reading,
  name: string,
  source: ByteSource,
  options: HalvesOptions,
): BytesRead | null {
  const { file, start, size, large = LARGE, memory = new RowMemory(), ahead } = options;
  const format = READERS[reading.format];
  if (format === undefined) return null;
  const input = { bytes: file?.size ?? 0, memory };
  const alone = (reader: Reader): BytesRead | null => (eachPiece(source, reader, size) ? reader.finish(name) : null);
  if (file === undefined || format.border === null) return alone(format.make(reading.head, input));
  const reader = format.make(reading.head, input);
  const other = (thread: SecondThread, takeOwn: () => boolean): BytesRead | null => {
    const read = withPart(thread, file, takeOwn, (part) => (reader.add(part) ? reader.finish(name) : null));
    // A thread that is gone is done without.
    return read === undefined ? alone(reader) : read;
  };
  const whole = ahead?.take(name, file) ?? null;
  if (whole !== null) return other(whole, () => true);
  if (start === undefined || ahead?.begin(name, file.size) === true || file.size < large) return alone(reader);
  const from = middleOf(format, file);
  const half = from === null ? null : start({ ...reading, descriptor: file.descriptor, from });
  if (from === null || half === null) return alone(reader);
  return other(half, () => eachPiece(upTo(source, from), reader, size));
}

/** Hands on what another thread has read beside what is taken here; null where either takes lines, undefined where the thread is gone. */
function withPart(
  thread: SecondThread,
  file: ByteFile,
  takeOwn: () => boolean,
  add: (part: unknown) => BytesRead | null,
): BytesRead | null | undefined {
  try {
    file.beside = thread.done;
    if (!takeOwn()) return null;
    const got = thread.wait();
    if (got === null) return undefined;
    return got.part === null ? null : add(got.part);
  } finally {
    thread.stop();
  }
}

/** Reads half of a file of `size` bytes, or all of it; `tell` is told how many bytes were read. Returns its part and the arrays in it, null where it takes lines. */
export function readSecond(
  half: SecondHalf,
  { readAt, size }: Pick<ByteFile, 'readAt' | 'size'>,
  tell: (done: number) => void,
): ReturnType<PartReader<unknown>['part']> {
  const format = READERS[half.format];
  if (format === undefined || format.border === null) return null;
  const input = { bytes: size - half.from, isRest: half.from > 0, memory: new RowMemory() };
  const reader = format.make(half.head, input);
  let at = half.from;
  const source = (into: Uint8Array): number => {
    const count = readAt(into, at);
    at += count;
    tell(at - half.from);
    return count;
  };
  return eachPiece(source, reader) ? reader.part() : null;
}

/** Returns a place near the middle of a file where its format can be cut; null where none is found. */
function middleOf({ border, first }: CutFormat, { readAt, size }: ByteFile): number | null {
  const from = Math.floor(size * first);
  const bytes = Buffer.allocUnsafe(SEARCHED);
  const text = bytes.subarray(0, readAt(bytes, from)).toString('latin1');
  const found = border.exec(text);
  return found === null ? null : from + found.index + found[0].length;
}
