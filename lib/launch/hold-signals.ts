const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does what may not be left half done, and returns what it returns; a signal that comes meanwhile is not heard. Only for
 * what is short and does not wait: writing a file and renaming it.
 */
export function holdingSignals<T>(work: () => T): T {
  const wait = (): void => undefined;
  for (const signal of SIGNALS) process.on(signal, wait);
  try {
    return work();
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, wait);
  }
}
