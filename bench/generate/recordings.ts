import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is recorded; nothing about it is the same twice but its kind and its size. */
export interface RecordingOptions {
  /** Samples of each side at least. */
  readonly samples: number;
  readonly processes?: number;
  /** Where the source of the program stands. */
  readonly source: string;
}

/** Samples a second that are asked for; what comes depends on the machine and on who else is busy. */
const FREQUENCY = 20_000;
/** What a leaf costs on a side. */
const TURNS = { before: 40, after: 44 } as const;
const ATTEMPTS = 4;

/** Records a busy program of thousands of functions for each side, or takes what stands there; returns the paths. */
export function recordSides(folder: string, options: RecordingOptions): { before: string; after: string } {
  return { before: recordSide(folder, 'before', options), after: recordSide(folder, 'after', options) };
}

function recordSide(folder: string, side: keyof typeof TURNS, options: RecordingOptions): string {
  const { samples, processes = 2, source } = options;
  const path = join(folder, side, `${samples}.data`);
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  const program = join(folder, side, 'busy');
  const plain = ['-O1', '-fno-omit-frame-pointer', '-fno-optimize-sibling-calls'];
  run('gcc', [...plain, `-DTURNS=${TURNS[side]}`, '-o', program, source]);
  let seconds = samples / FREQUENCY + 0.5;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const args = ['-F', String(FREQUENCY), '-g', '-e', 'cpu-clock', '-o', `${path}.part`, '--', program];
    const said = run('perf', ['record', ...args, seconds.toFixed(2), String(processes)]);
    const captured = Number(/\((\d+) samples\)/.exec(said)?.[1] ?? 0);
    if (captured >= samples) {
      renameSync(`${path}.part`, path);
      return path;
    }
    seconds *= 1.1 * Math.max(1, samples / Math.max(1, captured));
  }
  throw new Error(`perf record did not take ${samples} samples in ${seconds.toFixed(0)} s`);
}

/** Runs a program; returns what it said on standard error. */
function run(command: string, args: readonly string[]): string {
  const { error, status, stderr } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return stderr;
}
