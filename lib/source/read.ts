import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { ByteFile, ByteSource, ChooseReader, ReadsBinary } from '../model/bytes.ts';
import { diagnostic, InputError } from '../model/diagnostic.ts';
import type { Document } from '../model/line.ts';
import type { PrintRecording } from '../model/recording.ts';
import { allOf, CHUNK, following, nextChunk, sourceOf, tellingOf } from './byte-sources.ts';
import { DEFAULT_MAX_BYTES, isRecording, refuseBinary, refuseLong, textOfBytes, tooLarge, unpacked } from './decode.ts';
import { refuseFull, refuseHeavy, refuseTables, roomFor, SMALL } from './heap.ts';
import { mailDocument, readLines, readMailBytes } from './lines.ts';
import { mayBeMailbox } from './mail/mail-buffer.ts';
import { readMailboxHalves, type StartMails } from './mail/mailbox-halves.ts';
import { Spool } from './spool.ts';

/** The name under which diagnostics and documents speak of standard input. */
export const STDIN_NAME = '<stdin>';

/** How inputs are read beside as text. */
export interface ReadOptions {
  /** The most bytes that an input may hold where it is no regular file, is compressed, or takes lines to be read. */
  readonly maxBytes?: number;
  /** Prints a file that is a recording of perf; without it that is an error. */
  readonly print?: PrintRecording | undefined;
  /** Passes over the mails of a mailbox whose text it is not true of; absent where each may matter. */
  readonly mayHold?: ((text: string) => boolean) | undefined;
  /** Lets another thread look for the mails of a part of a mailbox. */
  readonly startMails?: StartMails | undefined;
  /** Told how many bytes of the input were read, and how many there are; null where nobody knows. */
  readonly progress?: ((name: string, done: number, total: number | null) => void) | undefined;
  /** Chooses how to read what needs no lines. */
  readonly choose?: ChooseReader | undefined;
  /** What reads inputs that are no text; without them all such are an error. */
  readonly binaries?: readonly ReadsBinary[];
}

/**
 * Returns the document at a path, or of standard input for `-`. Throws an InputError when it cannot be read, is a
 * directory, is empty or blank, holds binary data, or is larger than `maxBytes` once decompressed or printed.
 */
export function readInput(path: string, options: ReadOptions = {}): Document {
  const name = path === '-' ? STDIN_NAME : path;
  const { maxBytes = DEFAULT_MAX_BYTES, print } = options;
  const got = readBytes(path, name, { ...options, maxBytes });
  if ('document' in got) return got.document;
  if (got.bytes === null) {
    const { text, diagnostics } = print?.(path, name, maxBytes) ?? { text: '', diagnostics: [] };
    return { ...readLines(name, text), generated: { format: 'perf-data', diagnostics } };
  }
  const plain = unpacked(got.bytes, name, maxBytes);
  const binary = options.binaries?.find((each) => each.begins(plain));
  if (binary !== undefined) return { name, lines: [], read: binary.read(plain, name) };
  refuseBinary(plain, name);
  const ways = got.takesLines === true ? { ...options, choose: undefined } : options;
  const whole = withoutLines(name, plain, () => watched(sourceOf(plain), name), ways);
  if (whole !== null) return whole;
  refuseLong(plain, name);
  refuseHeavy(plain, name);
  const checked = plain.length < SMALL ? {} : { checkRoom: () => refuseTables(name) };
  const takeRoom = roomFor(plain, name);
  const mail = readMailBytes(name, plain, takeRoom);
  if (mail !== null) return { ...mail, ...checked };
  const text = textOfBytes(plain);
  if (text.trim() === '') {
    throw new InputError(
      diagnostic('empty-input', 'the input is empty, expected a table of perf top or perf report', name),
    );
  }
  return { ...readLines(name, text, takeRoom), ...checked };
}

/** Returns a source that ends with an error where what was read so far fills the heap. */
function watched(source: ByteSource, name: string): ByteSource {
  let at = 0;
  return (into) => {
    refuseFull(name, at);
    const count = source(into);
    at += count;
    return count;
  };
}

/** Returns whether a file or directory of this very name exists; a name that the system refuses is none. */
export function existsInput(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/**
 * Returns what tells inputs apart: the path, and for what can be read only once (standard input, a pipe) its identity,
 * under whatever names it goes.
 */
export function inputKey(path: string): { readonly key: string; readonly isStream: boolean } {
  try {
    const stat = path === '-' ? fstatSync(0) : statSync(path);
    if (!stat.isFile() && !stat.isDirectory()) return { key: `stream ${stat.dev}:${stat.ino}`, isStream: true };
  } catch {
    // Reading it will say why.
  }
  return { key: path, isStream: path === '-' };
}

/** What was read at once, or all bytes, of which it is known that they take lines; null for those of a recording that is printed. */
type Got = { readonly document: Document } | { readonly bytes: Uint8Array | null; readonly takesLines?: true };

type Wanted = ReadOptions & { readonly maxBytes: number };

function readBytes(path: string, name: string, wanted: Wanted): Got {
  let descriptor = 0;
  try {
    if (path === '-') return readStream(0, name, wanted);
    if (statSync(path).isDirectory()) {
      const message = 'this is a directory, expected a file that holds a profile; name the file in it';
      throw new InputError(diagnostic('is-directory', message, name));
    }
    descriptor = openSync(path, 'r');
    return fstatSync(descriptor).isFile() ? readFile(descriptor, name, wanted) : readStream(descriptor, name, wanted);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason =
      error instanceof Error ? error.message.replace(/^E[A-Z]+: /, '').replace(/, \w+.*$/s, '') : String(error);
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const advice = code === 'EACCES' || code === 'EPERM' ? '; check its permissions' : '';
    throw new InputError(diagnostic('unreadable', `cannot be read: ${reason}${advice}`, name));
  } finally {
    if (descriptor > 0) closeSync(descriptor);
  }
}

/** A regular file can be read a second time where its bytes turn out to take lines. */
function readFile(descriptor: number, name: string, wanted: Wanted): Got {
  const head = Buffer.allocUnsafe(CHUNK);
  const start = head.subarray(0, readSync(descriptor, head, 0, CHUNK, 0));
  if (wanted.print !== undefined && isRecording(start)) return { bytes: null };
  refuseUnread(start, name, wanted);
  const { size } = fstatSync(descriptor);
  const readAt = (into: Uint8Array, at: number): number => readSync(descriptor, into, 0, into.length, at);
  const file: ByteFile = { descriptor, size, readAt };
  const source = (): ByteSource => {
    let at = 0;
    return (into) => {
      refuseFull(name, at);
      const count = readAt(into, at);
      at += count;
      wanted.progress?.(name, count === 0 ? size : Math.min(size, at + (file.beside?.() ?? 0)), size);
      return count;
    };
  };
  const document = withoutLines(name, start, source, wanted, file);
  wanted.progress?.(name, size, size);
  return document === null ? { bytes: allOf(streamOf(descriptor, name, wanted, size)) } : { document };
}

/** Returns the document of what can be read without making lines of all of it; null where that is not so. */
function withoutLines(
  name: string,
  head: Uint8Array,
  source: () => ByteSource,
  { choose, mayHold, startMails: start }: ReadOptions,
  file?: ByteFile,
): Document | null {
  const read = choose?.(name, head)?.(source(), file) ?? null;
  if (read !== null) return { name, lines: [], read };
  if (mayHold === undefined || !mayBeMailbox(head)) return null;
  const takeRoom = roomFor(new Uint8Array(0), name);
  const mails = readMailboxHalves(source, { mayHold, takeRoom, file, start });
  return mails === null ? null : mailDocument(name, mails, takeRoom);
}

/** Throws an InputError where an input begins with binary data that nothing reads. */
function refuseUnread(start: Uint8Array, name: string, { binaries = [] }: ReadOptions): void {
  if (!binaries.some((each) => each.begins(start))) refuseBinary(start, name);
}

/** What can be read only once is read while it comes, and kept in case that it takes lines. */
function readStream(descriptor: number, name: string, wanted: Wanted): Got {
  const stream = streamOf(descriptor, name, wanted);
  const head = nextChunk(stream);
  const source = following(sourceOf(head), stream);
  const read = head.length < CHUNK ? null : (wanted.choose?.(name, head) ?? null);
  if (read === null) return { bytes: allOf(source) };
  const spool = new Spool();
  try {
    const whole = read(tellingOf(watched(source, name), (bytes) => spool.add(bytes)));
    return whole === null
      ? { bytes: allOf(source, spool.all()), takesLines: true }
      : { document: { name, lines: [], read: whole } };
  } finally {
    spool.close();
  }
}

/** What a descriptor gives, as a source. Binary data ends it early, and so do more bytes than are wanted. */
function streamOf(descriptor: number, name: string, wanted: Wanted, size: number | null = null): ByteSource {
  const { maxBytes, progress } = wanted;
  let total = 0;
  return (into) => {
    const count = readSome(descriptor, into);
    progress?.(name, count === 0 ? (size ?? total) : total, size ?? (count === 0 ? total : null));
    if (total === 0 && count > 0) refuseUnread(into.subarray(0, count), name, wanted);
    total += count;
    if (total > maxBytes) throw tooLarge(name, maxBytes);
    return count;
  };
}

/** Reads what is there; waits where a non-blocking descriptor (a terminal) has nothing yet. */
function readSome(descriptor: number, chunk: Uint8Array): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
