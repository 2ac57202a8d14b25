import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { diagnostic, InputError } from '../model/diagnostic.ts';
import type { Document } from '../model/line.ts';
import type { PrintRecording } from '../model/recording.ts';
import { DEFAULT_MAX_BYTES, isRecording, plainBytes, refuseBinary, textOfBytes, tooLarge } from './decode.ts';
import { readLines, readMailBytes } from './lines.ts';

/** The name under which diagnostics and documents speak of standard input. */
export const STDIN_NAME = '<stdin>';

const CHUNK = 1 << 16;

/**
 * Returns the document at a path, or of standard input for `-`. A file that is a recording of perf is printed by
 * `print`, where there is one. Throws an InputError when it cannot be read, is a directory, is empty or blank, holds
 * binary data, or is larger than `maxBytes` once decompressed or printed.
 */
export function readInput(path: string, maxBytes: number = DEFAULT_MAX_BYTES, print?: PrintRecording): Document {
  const name = path === '-' ? STDIN_NAME : path;
  const bytes = readBytes(path, name, maxBytes, print !== undefined);
  if (bytes === null) {
    const { text, diagnostics } = print?.(path, name, maxBytes) ?? { text: '', diagnostics: [] };
    return { ...readLines(name, text), generated: { format: 'perf-data', diagnostics } };
  }
  const plain = plainBytes(bytes, name, maxBytes);
  const mail = readMailBytes(name, plain);
  if (mail !== null) return mail;
  const text = textOfBytes(plain);
  if (text.trim() === '') {
    throw new InputError(
      diagnostic('empty-input', 'the input is empty, expected a table of perf top or perf report', name),
    );
  }
  return readLines(name, text);
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

/** The bytes of an input; null where it is a regular file that holds a recording and there is a perf to print it. */
function readBytes(path: string, name: string, maxBytes: number, canPrint: boolean): Uint8Array | null {
  let descriptor = 0;
  try {
    if (path === '-') return readDescriptor(0, name, maxBytes, false);
    if (statSync(path).isDirectory()) {
      const message = 'this is a directory, expected a file that holds a profile; name the file in it';
      throw new InputError(diagnostic('is-directory', message, name));
    }
    descriptor = openSync(path, 'r');
    return readDescriptor(descriptor, name, maxBytes, canPrint && fstatSync(descriptor).isFile());
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason =
      error instanceof Error ? error.message.replace(/^E[A-Z]+: /, '').replace(/, \w+.*$/s, '') : String(error);
    throw new InputError(
      diagnostic('unreadable', `cannot be read: ${reason}; check the name and its permissions`, name),
    );
  } finally {
    if (descriptor > 0) closeSync(descriptor);
  }
}

/** Everything that a descriptor gives; null where `leavesRecordings` and it begins like one. Binary data ends it early. */
function readDescriptor(
  descriptor: number,
  name: string,
  maxBytes: number,
  leavesRecordings: boolean,
): Uint8Array | null {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const count = readSome(descriptor, chunk);
    if (count === 0) return Buffer.concat(chunks);
    const read = chunk.subarray(0, count);
    if (total === 0) {
      if (leavesRecordings && isRecording(read)) return null;
      refuseBinary(read, name);
    }
    total += count;
    if (total > maxBytes) throw tooLarge(name, maxBytes);
    chunks.push(read);
  }
}

/** Reads what is there; waits where a non-blocking descriptor (a terminal) has nothing yet. */
function readSome(descriptor: number, chunk: Buffer): number {
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
