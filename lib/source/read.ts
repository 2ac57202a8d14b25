import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { diagnostic, InputError } from '../model/diagnostic.ts';
import type { Document } from '../model/line.ts';
import { DEFAULT_MAX_BYTES, decodeText, tooLarge } from './decode.ts';
import { readLines } from './lines.ts';

/** The name under which diagnostics and documents speak of standard input. */
export const STDIN_NAME = '<stdin>';

const CHUNK = 1 << 16;

/**
 * Returns the document at a path, or of standard input for `-`. Throws an InputError when it cannot be read, is a
 * directory, is empty or blank, holds binary data, or is larger than `maxBytes` once decompressed.
 */
export function readInput(path: string, maxBytes: number = DEFAULT_MAX_BYTES): Document {
  const name = path === '-' ? STDIN_NAME : path;
  const text = decodeText(readBytes(path, name, maxBytes), name, maxBytes);
  if (text.trim() === '') {
    throw new InputError(
      diagnostic('empty-input', 'the input is empty, expected a table of perf top or perf report', name),
    );
  }
  return readLines(name, text);
}

/** Returns whether a file or directory of this very name exists. */
export function existsInput(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function readBytes(path: string, name: string, maxBytes: number): Uint8Array {
  let descriptor = 0;
  try {
    if (path === '-') return readDescriptor(0, name, maxBytes);
    if (statSync(path).isDirectory()) {
      const message = 'this is a directory, expected a file that holds a profile; name the file in it';
      throw new InputError(diagnostic('is-directory', message, name));
    }
    descriptor = openSync(path, 'r');
    return readDescriptor(descriptor, name, maxBytes);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason =
      error instanceof Error ? error.message.replace(/^E[A-Z]+: /, '').replace(/, \w+.*$/, '') : String(error);
    throw new InputError(
      diagnostic('unreadable', `cannot be read: ${reason}; check the name and its permissions`, name),
    );
  } finally {
    if (descriptor > 0) closeSync(descriptor);
  }
}

function readDescriptor(descriptor: number, name: string, maxBytes: number): Uint8Array {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const count = readSome(descriptor, chunk);
    if (count === 0) return Buffer.concat(chunks);
    total += count;
    if (total > maxBytes) throw tooLarge(name, maxBytes);
    chunks.push(chunk.subarray(0, count));
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
