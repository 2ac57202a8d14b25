/** Waits for an interrupt from the keyboard. */
export interface Stopper {
  readonly isStopped: () => boolean;
  /** Calls back once when an interrupt comes; returns what forgets the call. */
  readonly onStop: (call: () => void) => () => void;
  readonly forget: () => void;
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Returns what waits for SIGINT and SIGTERM from now on. The second of them ends the process as a shell would say of it,
 * behind a call of `clear`.
 */
export function stopper(clear: () => void): Stopper {
  let stopped = false;
  const calls = new Set<() => void>();
  const stop = (signal: keyof typeof SIGNALS): void => {
    if (stopped) {
      clear();
      process.exit(SIGNALS[signal]);
    }
    stopped = true;
    for (const call of calls) call();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  return {
    isStopped: () => stopped,
    onStop: (call) => {
      calls.add(call);
      return () => calls.delete(call);
    },
    forget: () => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, stop);
    },
  };
}
