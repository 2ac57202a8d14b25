import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type Diagnostic, InputError } from '../model/diagnostic.ts';
import type { PrintedRecording, PrintRecording } from '../model/recording.ts';
import { PERF_TIMEOUT_MS } from '../perf/run.ts';
import { isRecording } from '../source/decode.ts';
import { BEGUN, DONE, SILENCE_MS, startThread, type Thread } from './start-thread.ts';

/** A recording that a second thread has perf print. */
export interface PrintWork extends Thread {
  /** As on the command line. */
  readonly perf: string | null;
  readonly path: string;
  readonly name: string;
  readonly maxBytes: number;
}

/** What became of it: what perf printed, or why it could not. */
export type PrintOutcome = { readonly printed: PrintedRecording } | { readonly refused: readonly Diagnostic[] };

/** perf has ended by then, one way or the other, also where it was asked twice. */
const PATIENCE_MS = 2 * PERF_TIMEOUT_MS + 60_000;

/**
 * Returns a printer that has the next of `paths` printed in a second thread while it prints one: perf takes most of the time
 * of two recordings, and uses one processor. `print` runs the same `perf`.
 */
export function printAhead(
  print: PrintRecording,
  perf: string | null,
  paths: readonly string[],
  script: string,
): PrintRecording {
  const begun = new Map<string, () => PrintOutcome | null>();
  let recordings: readonly string[] | null = null;
  return (path, name, maxBytes) => {
    recordings ??= availableParallelism() < 2 ? [] : [...new Set(paths)].filter(isRecordingAt);
    const wait = begun.get(path);
    begun.delete(path);
    if (wait === undefined) {
      const next = recordings[recordings.indexOf(path) + 1];
      if (next !== undefined && recordings.includes(path) && !begun.has(next))
        begun.set(next, start(script, { perf, path: next, name: next, maxBytes }));
    }
    const outcome = wait?.() ?? null;
    if (outcome === null) return print(path, name, maxBytes);
    if ('refused' in outcome) throw new InputError(...outcome.refused);
    return outcome.printed;
  };
}

function start(script: string, what: Omit<PrintWork, keyof Thread>): () => PrintOutcome | null {
  const { state, take, stop } = startThread(script, what);
  return () => {
    // One that has not begun while perf printed the recording before will not begin.
    Atomics.wait(state, DONE, 0, SILENCE_MS);
    if (Atomics.load(state, DONE) === BEGUN) Atomics.wait(state, DONE, BEGUN, PATIENCE_MS);
    const outcome = (take() as PrintOutcome | undefined) ?? null;
    stop();
    return outcome;
  };
}

function isRecordingAt(path: string): boolean {
  try {
    if (!statSync(path).isFile()) return false;
    const descriptor = openSync(path, 'r');
    try {
      const head = Buffer.alloc(8);
      return readSync(descriptor, head) === head.length && isRecording(head);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Reading it will say why.
    return false;
  }
}
