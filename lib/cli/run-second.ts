import { fstatSync, readSync } from 'node:fs';
import { readSecond } from '../bytes/halves.ts';
import { mayHold } from '../formats/registry.ts';
import type { ByteSource } from '../model/bytes.ts';
import { findMails } from '../source/mail/mailbox-halves.ts';
import { MAILBOX, type SecondWork, UNIT } from './second-thread.ts';
import { asThread, READ } from './start-thread.ts';

/** Reads half of a file as a thread, and hands over what it is made of. What goes wrong the other thread will find as well. */
export function runSecond(work: SecondWork): void {
  const { half, state, port } = work;
  const readAt = (into: Uint8Array, at: number): number => readSync(half.descriptor, into, 0, into.length, at);
  const tell = (done: number): void => void Atomics.store(state, READ, Math.floor(done / UNIT));
  asThread(work, () => {
    if (half.format === MAILBOX) {
      port.postMessage({ part: findMails(behind(half.from, readAt, tell), mayHold) });
      return;
    }
    const { size } = fstatSync(half.descriptor);
    const read = readSecond(half, { readAt, size }, tell);
    // Arrays are handed over and not copied.
    const memory = (read?.arrays ?? []).map(({ buffer }) => buffer as ArrayBuffer);
    port.postMessage({ part: read?.part ?? null }, memory);
  });
}

/** The bytes of a file from a place on; `tell` is told how many were read. */
function behind(
  from: number,
  readAt: (into: Uint8Array, at: number) => number,
  tell: (done: number) => void,
): ByteSource {
  let at = from;
  return (into) => {
    const count = readAt(into, at);
    at += count;
    tell(at - from);
    return count;
  };
}
