import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';

/** Rounds of the program in one recording: most of a second, some thousands of samples. */
const ROUNDS = '70000';

/** What a program printed; throws where it failed. */
export function output(command: string, args: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
    maxBuffer: 1 << 28,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${status}\n${stderr}`);
  return stdout;
}

/** Compiles the program of known cost. */
export function compile(folder: string, name: string, ...defines: readonly string[]): string {
  const program = join(folder, name);
  // Without optimization every function has its frame, which call chains need.
  output('gcc', ['-O0', ...defines, '-o', program, SOURCE]);
  return program;
}

const SOURCE = 'test/perf/program.c';

/** Records a program and returns the path of the recording. */
export function record(program: string, ...options: readonly string[]): string {
  const path = `${program}.data`;
  output('perf', ['record', '-q', '-F', '3989', '-g', ...options, '-o', path, '--', program, ROUNDS]);
  return path;
}

/** Why nothing can be recorded here; null where it can. */
function obstacle(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'perfshift-probe-'));
  try {
    output('gcc', ['--version']);
    output('perf', ['record', '-q', '-e', 'cpu-clock', '-o', join(folder, 'probe.data'), '--', 'true']);
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const OBSTACLE = obstacle();
if (OBSTACLE !== null) {
  const message = `the tests with the real perf need perf and gcc (Debian: linux-perf gcc libc6-dev): ${OBSTACLE}`;
  if (process.env.CI === 'true') throw new Error(message);
  process.stderr.write(`skipped: ${message}\n`);
}

/** Whether perf can record here. */
export const canRecord: boolean = OBSTACLE === null;

/** `describe` for what needs the real perf: skipped, with a word on standard error, where it cannot record. */
export const describeWithPerf: typeof describe.skip = OBSTACLE === null ? describe : describe.skip;
