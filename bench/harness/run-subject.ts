/**
 * Runs a program and looks at its time and its memory. Memory is what wait4 says of the process (`ru_maxrss`), by way of
 * GNU time: a process takes the maximum of what started it over (fs/exec.c `exec_mmap`), so it has to be started by
 * something small. Without GNU time the kernel is asked while the program runs (`VmHWM`).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Run, Subject } from './subject.ts';

/** How memory is looked at. */
export type MemoryProbe =
  | { readonly kind: 'time'; readonly path: string }
  | { readonly kind: 'proc' }
  | { readonly kind: 'none' };

/** Milliseconds between two looks at a running program. */
const LOOK = 10;

/** Runs a subject once; one that takes longer than the limit is ended and has a problem. */
export async function runSubject(subject: Subject, probe: MemoryProbe, limitSeconds: number): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'perfshift-bench-run-'));
  const [told, errors] = [join(folder, 'memory'), join(folder, 'stderr')];
  const output = openSync(subject.output ?? '/dev/null', 'w');
  const error = openSync(errors, 'w');
  try {
    const isTimed = probe.kind === 'time' && subject.looksAtMemory !== false;
    const [command, args] = isTimed
      ? [probe.path, ['-q', '-f', '%M %U %S', '-o', told, subject.command, ...subject.args]]
      : [subject.command, subject.args];
    const begin = process.hrtime.bigint();
    const child = spawn(command, args, { stdio: ['ignore', output, error], detached: true, env: environment() });
    const peak = { bytes: null as number | null };
    const looking = probe.kind === 'proc' ? setInterval(() => look(child, peak), LOOK) : null;
    const ended = await endOf(child, limitSeconds);
    const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
    if (looking !== null) clearInterval(looking);
    const { peakBytes, cpuSeconds } = isTimed ? toldBy(told) : { peakBytes: peak.bytes, cpuSeconds: null };
    return { seconds, cpuSeconds, peakBytes, problem: ended === null ? null : `${ended}${lastLine(errors)}` };
  } finally {
    closeSync(output);
    closeSync(error);
    rmSync(folder, { recursive: true });
  }
}

/** Output in the language of C; nothing that changes how Node runs. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...rest } = process.env;
  return { ...rest, LC_ALL: 'C', NO_COLOR: '1' };
}

/** Waits; returns null where the program ended well, else how it ended. */
function endOf(child: ChildProcess, limitSeconds: number): Promise<string | null> {
  return new Promise((resolve) => {
    const end = (): void => {
      // The whole group: what looks at the memory is not the program.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    };
    const interrupted = (): void => {
      end();
      process.exit(130);
    };
    let isLate = false;
    const limit = setTimeout(() => {
      isLate = true;
      end();
    }, limitSeconds * 1000);
    process.once('SIGINT', interrupted);
    const finish = (how: string | null): void => {
      clearTimeout(limit);
      process.removeListener('SIGINT', interrupted);
      resolve(how);
    };
    child.once('error', (error) => finish(error.message));
    child.once('exit', (status, signal) => {
      if (isLate) finish(`ended after ${limitSeconds} s`);
      else if (signal !== null) finish(signal);
      else finish(status === 0 ? null : `exit ${status}`);
    });
  });
}

function look({ pid }: ChildProcess, peak: { bytes: number | null }): void {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    if (kibibytes !== undefined) peak.bytes = Number(kibibytes) * 1024;
  } catch {
    // It has just ended.
  }
}

/** What GNU time wrote: KiB, seconds in user mode, seconds in the kernel. */
function toldBy(path: string): Pick<Run, 'peakBytes' | 'cpuSeconds'> {
  const [kibibytes = 0, user = 0, system = 0] = readFileSync(path, 'utf8').trim().split(' ').map(Number);
  if (!(kibibytes > 0)) return { peakBytes: null, cpuSeconds: null };
  return { peakBytes: kibibytes * 1024, cpuSeconds: user + system };
}

/** What a program said of its end: the line that speaks of an error, else its last one. */
function lastLine(path: string): string {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const said = lines.find((line) => /\berror\b/i.test(line)) ?? lines.at(-1);
  return said === undefined ? '' : `: ${said.trim().slice(0, 160)}`;
}
