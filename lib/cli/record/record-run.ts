import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { diagnostic, InputError } from '../../model/diagnostic.ts';
import { missingPerf } from '../../perf/failure.ts';
import { recordArguments, runReportArguments, type Sampling } from '../../perf/record-arguments.ts';
import { type Perf, runPerf } from '../../perf/run.ts';
import { type Ended, startPerf } from '../../perf/start.ts';
import { readLimits } from './limits.ts';
import type { RecordPlan, RecordSide } from './plan.ts';
import { type RunRate, runFile } from './run-file.ts';
import type { Stopper } from './stopper.ts';

/** What one run is recorded with. */
export interface RunContext {
  readonly perf: Perf;
  readonly sampling: Sampling;
  readonly plan: RecordPlan;
  /** Where the recording itself is put until it is printed. */
  readonly folder: string;
  readonly stop: Stopper;
  readonly maxBytes: number;
}

/** A run that is complete. */
export interface MadeRun {
  readonly text: string;
  readonly samples: number;
  readonly rates: readonly RunRate[];
  readonly times: { readonly start: string; readonly end: string; readonly seconds: number };
}

/**
 * Records one run and prints it; null where an interrupt ended it, which makes it none. perf is run without a shell. A
 * command of --interleave is a line that the user wrote for one, and is handed to sh. Throws an InputError where perf
 * or the command fails.
 */
export async function recordRun(side: RecordSide, context: RunContext): Promise<MadeRun | null> {
  const { perf, sampling, plan, stop } = context;
  const path = join(context.folder, 'run.data');
  const command = side.shell ? ['sh', '-c', ...side.command] : side.command;
  const start = new Date();
  const started = startPerf(perf, recordArguments(sampling, path, command));
  const forget = stop.onStop(started.stop);
  let timedOut = false;
  const end = (): void => {
    timedOut = true;
    started.stop();
  };
  const timer = plan.seconds === null ? null : endAfter(plan.seconds * 1000, path, end);
  const ended = await started.done;
  timer?.clear();
  forget();
  const finish = new Date();
  if (stop.isStopped()) return null;
  const failure = failureOf(ended, { path, side, perf, timedOut });
  if (failure !== null) throw failure;
  const report = printed(side, context, path);
  rmSync(path, { force: true });
  const { text, samples, seconds, rates } = runFile(report, printedByCommand(ended));
  if (samples === null || samples === 0) throw noSamples(side);
  const passed = seconds ?? (finish.getTime() - start.getTime()) / 1000;
  const times = { start: start.toISOString(), end: finish.toISOString(), seconds: Number(passed.toFixed(6)) };
  return { text, samples, rates, times };
}

/** How often a recording is looked for, and after how long it is taken to have begun whatever the file says, in ms. */
const LOOK = 20;
const LATEST = 2000;

/**
 * Calls `end` so many ms after perf began to record: it takes a while to start, up to a third of a second on a busy machine, and
 * writes the head of its file right before it does.
 */
function endAfter(ms: number, path: string, end: () => void): { readonly clear: () => void } {
  const spawned = performance.now();
  let timer: NodeJS.Timeout | null = null;
  const look = setInterval(() => {
    const hasBegun = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
    if (!hasBegun && performance.now() - spawned < LATEST) return;
    clearInterval(look);
    timer = setTimeout(end, ms);
  }, LOOK);
  return {
    clear: () => {
      clearInterval(look);
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** What the command printed, without perf's own words on standard error. */
function printedByCommand({ stdout, stderr }: Ended): string {
  return `${stdout}\n${stderr.replace(/^\[ perf record: .*\n?/gm, '')}`;
}

/** The table of a recording, times in UTC. */
function printed(side: RecordSide, { perf, sampling, maxBytes }: RunContext, path: string): string {
  const inUtc = { ...perf, env: { ...perf.env, TZ: 'UTC' } };
  try {
    return runPerf(inUtc, runReportArguments(path, sampling.stacks), 'perf report', maxBytes).stdout;
  } catch (error) {
    throw error instanceof InputError && error.message.includes('has no samples') ? noSamples(side) : error;
  }
}

function noSamples({ directory }: RecordSide): InputError {
  const message =
    'this run has no samples, expected some; record longer, at a higher frequency, or what keeps a CPU busy';
  return new InputError(diagnostic('no-samples', message, directory));
}

interface RunEnd {
  readonly path: string;
  readonly side: RecordSide;
  readonly perf: Perf;
  /** True where perf was asked to end. */
  readonly timedOut: boolean;
}

/** perf ends with the status of its command; without a recording it is perf itself that failed. */
function failureOf(ended: Ended, { path, side, perf, timedOut }: RunEnd): InputError | null {
  if (ended.problem !== null) return missingPerf(perf.command, 'perf', ended.problem);
  const isRecorded = existsSync(path) && statSync(path).size > 0;
  // perf that is asked to end ends its command, and then itself by the signal that the command died of.
  if (isRecorded && (ended.status === 0 || timedOut)) return null;
  const [, missing, reason] = /for the '(.*)' workload: (.*)/.exec(ended.stderr.slice(0, 1000)) ?? [];
  if (missing !== undefined) {
    const message = `the command "${missing}" cannot be started: ${reason}`;
    return new InputError(diagnostic('command-failed', message, side.directory));
  }
  const said = firstLines(ended.stderr);
  if (isRecorded) {
    const how = ended.signal === null ? `with status ${ended.status}` : `by ${ended.signal}`;
    const message = `the command ended ${how}, so this is no run of it${said === '' ? '' : `; it says: ${said}`}`;
    return new InputError(diagnostic('command-failed', message, side.directory));
  }
  const { paranoid, isRoot } = readLimits();
  const advice =
    /permission|paranoid|CAP_PERFMON/i.test(ended.stderr) && !isRoot
      ? `; kernel.perf_event_paranoid is ${paranoid ?? 'unknown'}: record as root, or: sudo sysctl kernel.perf_event_paranoid=-1`
      : '';
  const message = `perf cannot record, it says: ${said === '' ? 'nothing' : said}${advice}`;
  return new InputError(diagnostic('record-failed', message, side.directory));
}

/** The first lines that say something, in one. */
function firstLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '' && !/^(?:Error|Warning):?$|^\[ perf record: /i.test(line))
    .slice(0, 2)
    .join(' ')
    .slice(0, 300);
}
