import { availableParallelism } from 'node:os';
import type { SecondHalf, StartSecond } from '../bytes/halves.ts';
import type { StartMails } from '../source/mail/mailbox-halves.ts';
import { DONE, ENDED, READ, SILENCE_MS, startThread, type Thread } from './start-thread.ts';

/** What a thread is given that reads. */
export interface SecondWork extends Thread {
  readonly half: SecondHalf;
}

/** Bytes that a thread counts by: their number does not fit into 32 bits. */
export const UNIT = 1 << 10;

/** Returns what runs a script as a second thread, where there is a second processor. */
export function secondThread(script: string): StartSecond {
  return (half) => {
    if (availableParallelism() < 2) return null;
    const { state, take, stop } = startThread(script, { half });
    return {
      done: () => Atomics.load(state, READ) * UNIT,
      wait: () => {
        for (let read = -1; Atomics.load(state, DONE) !== ENDED; ) {
          const now = Atomics.load(state, READ) + Atomics.load(state, DONE);
          if (now === read) return null;
          read = now;
          Atomics.wait(state, DONE, Atomics.load(state, DONE), SILENCE_MS);
        }
        return (take() as { readonly part: unknown } | undefined) ?? null;
      },
      stop,
    };
  };
}

/** Stands for a format where a part of a mailbox is looked through. */
export const MAILBOX = 'mailbox';

/** Returns what has a second thread look for mails. */
export function mailsThread(start: StartSecond): StartMails {
  return (descriptor, from) => start({ format: MAILBOX, head: null, descriptor, from });
}
