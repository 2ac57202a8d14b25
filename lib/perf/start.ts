import { spawn } from 'node:child_process';
import { kill } from 'node:process';
import type { Perf } from './run.ts';

/** A perf that is running. */
export interface Started {
  /** Resolves when it has ended, with all that it and its command printed. */
  readonly done: Promise<Ended>;
  /** Asks perf to end its recording and to end its command. */
  readonly stop: () => void;
}

/** How a perf that was started ended. */
export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  /** perf's own, or that of its command; null where a signal ended it. */
  readonly status: number | null;
  readonly signal: string | null;
  /** Why it could not be started, in the system's word; null where it could. */
  readonly problem: string | null;
}

/** The end of what is printed that is kept: benchmarks that print every second for days are rare. */
const MOST_KEPT = 1 << 24;

/** How long what outlives perf may go on printing. */
const PATIENCE_MS = 1000;

/**
 * Starts perf with arguments, without a shell, with standard input closed and in a process group of its own, so that an
 * interrupt from the keyboard reaches it only through `stop`, and so that nothing of its command is left when it ends.
 */
export function startPerf({ command, env }: Perf, args: readonly string[]): Started {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, LC_ALL: 'C', TZ: 'UTC' },
    detached: true,
  });
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (text: string) => {
      printed[name] = (printed[name] + text).slice(-MOST_KEPT);
    });
  }
  const done = new Promise<Ended>((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      resolve({ ...printed, status: null, signal: null, problem: error.code ?? error.message });
    });
    // Children of the command may hold the pipes open for as long as they live, so they are not waited for long.
    child.on('exit', (status, signal) => {
      const end = (): void => resolve({ ...printed, status, signal, problem: null });
      const patience = setTimeout(end, PATIENCE_MS);
      child.on('close', () => {
        clearTimeout(patience);
        end();
      });
      endGroup(child.pid);
    });
  });
  return { done, stop: () => child.kill('SIGINT') };
}

function endGroup(group: number | undefined): void {
  if (group === undefined) return;
  try {
    kill(-group, 'SIGTERM');
  } catch {
    // Nothing of it is left.
  }
}
