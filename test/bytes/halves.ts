import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseReader } from '../../lib/bytes/choose-reader.ts';
import { readSecond, type StartSecond } from '../../lib/bytes/halves.ts';
import type { BytesRead } from '../../lib/model/bytes.ts';
import { sourceOf } from './source.ts';

const readAt =
  (descriptor: number) =>
  (into: Uint8Array, at: number): number =>
    readSync(descriptor, into, 0, into.length, at);

/** Reads the second half when it is waited for, and hands over what a thread would be given. */
export const startHere: StartSecond = (half) => ({
  done: () => 0,
  wait: () => {
    const { size } = fstatSync(half.descriptor);
    const file = { size, readAt: readAt(half.descriptor) };
    return { part: structuredClone(readSecond(half, file, () => undefined)?.part ?? null) };
  },
  stop: () => undefined,
});

/** Returns what is read of bytes in a file by halves, and whether a second half was read. */
export function readInHalves(bytes: Buffer, start: StartSecond): { read: BytesRead | null; halves: number } {
  const folder = mkdtempSync(join(tmpdir(), 'perfshift-halves-'));
  const path = join(folder, 'input');
  writeFileSync(path, bytes);
  const descriptor = openSync(path, 'r');
  let halves = 0;
  try {
    const counted: StartSecond = (half) => {
      halves++;
      return start(half);
    };
    const read = chooseReader(null, { start: counted, large: 0 })('x', bytes);
    return {
      read: read?.(sourceOf(bytes, 1 << 16), { descriptor, size: bytes.length, readAt: readAt(descriptor) }) ?? null,
      halves,
    };
  } finally {
    closeSync(descriptor);
    rmSync(folder, { recursive: true });
  }
}
