import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { SecondHalf, StartSecond } from '../bytes/halves.ts';

/** What a thread is given. */
export interface SecondWork {
  readonly half: SecondHalf;
  /** Whether it is done, and how many units it has read. */
  readonly state: Int32Array;
  readonly port: MessagePort;
}

/** Where the state of a thread has 1 when it is done. */
export const DONE = 0;
/** Where it has how many units were read. */
export const READ = 1;
/** A byte count does not fit into 32 bits. */
export const UNIT = 1 << 10;
/** A thread that reads nothing for so long is gone: what it runs out of ends it without a word to one that waits. */
const SILENCE_MS = 10_000;

/** Returns what runs a script as a second thread, where there is a second processor. */
export function secondThread(script: string): StartSecond {
  return (half) => {
    if (availableParallelism() < 2) return null;
    const { port1, port2 } = new MessageChannel();
    const state = new Int32Array(new SharedArrayBuffer(8));
    const work: SecondWork = { half, state, port: port2 };
    const worker = new Worker(script, { workerData: work, transferList: [port2] });
    // What goes wrong there shows in its silence.
    worker.on('error', () => undefined);
    worker.unref();
    return {
      done: () => Atomics.load(state, READ) * UNIT,
      wait: () => {
        for (let read = -1; Atomics.load(state, DONE) === 0; ) {
          const now = Atomics.load(state, READ);
          if (now === read) return null;
          read = now;
          Atomics.wait(state, DONE, 0, SILENCE_MS);
        }
        const got: { readonly message: unknown } | undefined = receiveMessageOnPort(port1);
        return got === undefined ? null : (got.message as { readonly part: unknown });
      },
      stop: () => {
        port1.close();
        void worker.terminate();
      },
    };
  };
}
