import { fstatSync, readSync } from 'node:fs';
import { readSecond } from '../bytes/halves.ts';
import { type SecondWork, UNIT } from './second-thread.ts';
import { asThread, READ } from './start-thread.ts';

/** Reads half of a file as a thread, and hands over what it is made of. What goes wrong the other thread will find as well. */
export function runSecond(work: SecondWork): void {
  const { half, state, port } = work;
  const readAt = (into: Uint8Array, at: number): number => readSync(half.descriptor, into, 0, into.length, at);
  asThread(work, () => {
    const { size } = fstatSync(half.descriptor);
    const read = readSecond(half, { readAt, size }, (done) => Atomics.store(state, READ, Math.floor(done / UNIT)));
    // Arrays are handed over and not copied.
    const memory = (read?.arrays ?? []).map(({ buffer }) => buffer as ArrayBuffer);
    port.postMessage({ part: read?.part ?? null }, memory);
  });
}
