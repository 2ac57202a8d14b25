import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';

/** What every thread is given beside its work. */
export interface Thread {
  readonly port: MessagePort;
  /** What it tells while it works, at DONE whether it is done. */
  readonly state: Int32Array;
}

/** Where the state of a thread has BEGUN, then ENDED. */
export const DONE = 0;
/** The thread runs. */
export const BEGUN = 1;
/** The thread has posted all that it posts. */
export const ENDED = 2;
/** Where the state of a thread has how far it is. */
export const READ = 1;
/** A thread that has not begun by then, or is no further, is gone: what it runs out of ends it without a word to one that waits. */
export const SILENCE_MS = 10_000;

/** Starts a script as a thread with its work. `take` returns what it has posted, undefined where that is nothing. */
export function startThread(
  script: string,
  work: object,
): { readonly state: Int32Array; readonly take: () => unknown; readonly stop: () => void } {
  const { port1, port2 } = new MessageChannel();
  const state = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(script, { workerData: { ...work, state, port: port2 }, transferList: [port2] });
  // What goes wrong there goes wrong here as well, and is said then.
  worker.on('error', () => undefined);
  worker.unref();
  return {
    state,
    take: () => (receiveMessageOnPort(port1) as { readonly message: unknown } | undefined)?.message,
    stop: () => {
      port1.close();
      void worker.terminate();
    },
  };
}

/** Does the work of a thread, and tells that it begins and ends. */
export function asThread({ state }: Thread, work: () => void): void {
  Atomics.store(state, DONE, BEGUN);
  Atomics.notify(state, DONE);
  try {
    work();
  } finally {
    Atomics.store(state, DONE, ENDED);
    Atomics.notify(state, DONE);
  }
}
