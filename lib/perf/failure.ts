import { diagnostic, InputError } from '../model/diagnostic.ts';

/** How a run of perf ended. */
export interface PerfEnd {
  readonly stdout: string;
  readonly stderr: string;
  /** Null where a signal ended it. */
  readonly status: number | null;
  readonly signal: string | null;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such program',
  EACCES: 'no permission to run it',
  ENOEXEC: 'it is no program',
  ENOTDIR: 'no such program',
};

/** Wrappers of distributions that stand for a perf which is not installed (Debian 11 and older, Ubuntu). */
const WRAPPER = /^(?:E: linux-perf\S* is not installed|WARNING: perf not found for kernel)/m;

/** What perf says of a recording that is cut off or damaged; its exit status may be 0 (util/session.c). */
const DAMAGED = /^(?:Error:$|.*: failed to process type: |unexpected end of event stream|failed to process sample)/m;

/** Returns the error for a perf that cannot be run, with the system's reason. */
export function missingPerf(command: string, name: string, reason: string): InputError {
  const message = `this is a recording, and "${command}" that would print it cannot be run (${REASONS[reason] ?? reason}); install perf (Debian: linux-perf), name one with --perf, or print the recording where it was made`;
  return new InputError(diagnostic('perf-missing', message, name));
}

/** Returns the error that a run of perf ended in, or null where it went well. */
export function failureOf(command: string, name: string, end: PerfEnd): InputError | null {
  if (end.status === 0 && !DAMAGED.test(end.stderr)) return null;
  if (WRAPPER.test(end.stderr)) return missingPerf(command, name, firstLine(end.stderr) ?? '');
  const said = firstLine(end.stderr) ?? firstLine(end.stdout.replace(/^#.*$/gm, '')) ?? 'nothing';
  const how = end.signal === null ? '' : ` and was ended by ${end.signal}`;
  const message = `perf cannot print this recording, it says: ${said}${how}; ${adviceOn(said)}`;
  return new InputError(diagnostic('perf-failed', message, name));
}

function adviceOn(said: string): string {
  if (said.includes('not owned by current user')) return 'copy the file, so that it is yours';
  if (said.includes('has no samples')) return 'record for longer';
  if (DAMAGED.test(said)) return 'it is cut off or damaged; record or copy it again';
  return 'look what perf report -i says of it';
}

/** The first line that says something. */
function firstLine(text: string): string | null {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.find((line) => line !== '' && !/^(?:error|warning):?$/i.test(line))?.slice(0, 200) ?? null;
}
