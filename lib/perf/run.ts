import { constants } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { diagnostic, InputError } from '../model/diagnostic.ts';
import { failureOf, missingPerf } from './failure.ts';

/** Which perf is run, and in what surroundings. */
export interface Perf {
  /** A path, or a name that is looked for on the PATH. */
  readonly command: string;
  /** The environment that perf inherits; LC_ALL is set to C. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds after which perf is ended; PERF_TIMEOUT_MS where nothing is said. */
  readonly timeoutMs?: number;
}

/** How long perf may take to print one recording: ten minutes. */
export const PERF_TIMEOUT_MS: number = 10 * 60 * 1000;

/**
 * Signals of a program's own faults. perf 6.1 dies of one now and then, about once in twenty times, on recordings that went
 * through a pipe, and prints them the next time; so it is asked twice.
 */
const CRASHES: ReadonlySet<string> = new Set(['SIGSEGV', 'SIGBUS', 'SIGABRT']);

/** What a run of perf printed. */
export interface PerfOutput {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs perf with arguments, without a shell and with standard input closed, and returns what it printed. `name` is what
 * diagnostics call the recording. Throws an InputError where perf is missing, fails, is too slow, or prints more than
 * `maxBytes`; perf prints a part of a damaged recording and still ends with 0, so that what it says counts too.
 */
export function runPerf(perf: Perf, args: readonly string[], name: string, maxBytes: number): PerfOutput {
  const timeout = perf.timeoutMs ?? PERF_TIMEOUT_MS;
  const first = start(perf, args, timeout, maxBytes, name);
  const crashed = first.signal !== null && CRASHES.has(first.signal);
  const { error, status, signal, stdout, stderr } = crashed ? start(perf, args, timeout, maxBytes, name) : first;
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOBUFS') {
    const message = `perf prints more than ${maxBytes} bytes of it, expected at most that; raise the limit with --max-bytes`;
    throw new InputError(diagnostic('too-large', message, name));
  }
  if (code === 'ETIMEDOUT') {
    const message = `${perf.command} took more than ${timeout / 1000} s, expected a table; print it by hand: perf report --stdio > before.txt`;
    throw new InputError(diagnostic('perf-timeout', message, name));
  }
  if (error !== undefined) throw missingPerf(perf.command, name, code ?? error.message);
  const output = { stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') };
  const failure = failureOf(perf.command, name, { ...output, status, signal });
  if (failure !== null) throw failure;
  return output;
}

function start(perf: Perf, args: readonly string[], timeout: number, maxBytes: number, name: string) {
  try {
    return spawnSync(perf.command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...perf.env, LC_ALL: 'C' },
      timeout,
      killSignal: 'SIGKILL',
      maxBuffer: Math.min(maxBytes, constants.MAX_STRING_LENGTH),
    });
  } catch (error) {
    // An empty name and the like never get as far as the system.
    throw missingPerf(perf.command, name, error instanceof Error ? error.message : String(error));
  }
}
