/** Waits for an interrupt from the keyboard. */
export interface Stopper {
  readonly isStopped: () => boolean;
  /** Calls back once when an interrupt comes; returns what forgets the call. */
  readonly onStop: (call: () => void) => () => void;
  readonly forget: () => void;
}

/** Returns what waits for SIGINT and SIGTERM from now on. The second of them ends the process as usual. */
export function stopper(): Stopper {
  let stopped = false;
  const calls = new Set<() => void>();
  const stop = (): void => {
    stopped = true;
    forget();
    for (const call of calls) call();
  };
  const forget = (): void => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, stop);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  return {
    isStopped: () => stopped,
    onStop: (call) => {
      calls.add(call);
      return () => calls.delete(call);
    },
    forget,
  };
}
