import type { Diagnostic } from './diagnostic.ts';

/** A recording (perf.data) as the real perf printed it, and what perf said about it. */
export interface PrintedRecording {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Prints the recording at a path; `name` is what diagnostics call it, `maxBytes` how much text is taken. Throws an
 * InputError where perf is missing or cannot print it.
 */
export type PrintRecording = (path: string, name: string, maxBytes: number) => PrintedRecording;
