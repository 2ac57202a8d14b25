import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cpus, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Diagnostic, diagnostic, InputError } from '../../model/diagnostic.ts';
import type { Sampling } from '../../perf/record-arguments.ts';
import type { Perf } from '../../perf/run.ts';
import { runPerf } from '../../perf/run.ts';
import { unresolvedSymbols } from '../../perf/unresolved.ts';
import { EXIT, UsageError } from '../exit-code.ts';
import { formatDiagnostic } from '../format-diagnostic.ts';
import type { Io } from '../io.ts';
import type { Options } from '../options.ts';
import { chooseEvent } from './event.ts';
import { limitsOf, possibleFrequency, readLimits } from './limits.ts';
import { META_FILE, otherSettings, RECORD_SCHEMA, type RecordMeta, type RunMeta, readMeta } from './meta.ts';
import type { RecordPlan, RecordSide } from './plan.ts';
import { privateWord } from './private.ts';
import { type RunProgress, runProgress } from './progress.ts';
import { type RunContext, recordRun } from './record-run.ts';
import { type Stopper, stopper } from './stopper.ts';
import { writeFile } from './write-file.ts';

/**
 * Records the runs of a plan and returns the exit status. Each run that is complete is kept, whatever happens to the next:
 * 0 where all are there, 130 where an interrupt ended it, 3 where perf or a command failed.
 */
export async function record(options: Options, io: Io): Promise<number> {
  const { record: plan, maxBytes } = options;
  if (plan === null) throw new UsageError('nothing says what to record');
  if (io.platform !== 'linux')
    throw new InputError(diagnostic('no-record', `perf records on Linux only, and this is ${io.platform}`));
  const perf: Perf = { command: options.perf ?? 'perf', env: io.env };
  let folder = '';
  const clear = (): void => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  };
  // Heard before there is anything that a signal could leave.
  const stop = stopper(clear);
  try {
    folder = mkdtempSync(join(tmpdir(), 'perfshift-record-'));
    // Before anything slow is tried.
    if (!plan.resume) plan.sides.forEach(checkEmpty);
    const version = runPerf(perf, ['--version'], 'perf', 1 << 20)
      .stdout.trim()
      .replace(/^perf version /, '');
    const chosen = await chooseEvent(perf, plan.event, join(folder, 'probe.data'));
    const limits = readLimits();
    const possible = possibleFrequency(plan.frequency, limits);
    const warnings = [...chosen.diagnostics, ...possible.diagnostics, ...limitsOf(limits, plan.scope)];
    for (const warning of warnings) if (!options.quiet) io.stderr(`${formatDiagnostic(warning)}\n`);
    if (options.strict && warnings.length > 0) return EXIT.input;
    const sampling: Sampling = { ...plan, event: chosen.event, frequency: possible.frequency };
    const sides = plan.sides.map((side) => openSide(side, metaOf(side, plan, sampling, version)));
    const progress = runProgress(io, options.quiet);
    await addRuns(sides, { perf, sampling, plan, folder, progress, stop, maxBytes });
    if (stop.isStopped()) return interrupted(sides, plan, io);
    if (!options.quiet) io.stderr(`${nextStep(sides, options.outputs[0] ?? '')}\n`);
    return EXIT.ok;
  } finally {
    clear();
    stop.forget();
  }
}

/** What is usually wanted next, as it is typed. */
function nextStep(sides: readonly OpenSide[], directory: string): string {
  const name = /^[\w./-]+$/.test(directory) ? directory : `'${directory.replaceAll("'", "'\\''")}'`;
  return sides.length > 1
    ? `to compare both sides: perfshift ${name}`
    : `to see what such runs can show: perfshift noise ${name}; to compare: perfshift ${name} OTHER`;
}

/** Adds the runs that are missing, side by side, until all are there or an interrupt comes. */
async function addRuns(sides: readonly OpenSide[], context: Recording): Promise<void> {
  const { plan, stop } = context;
  for (let run = 1; run <= plan.runs; run += 1) {
    for (const side of turnOf(sides, run)) {
      if (stop.isStopped()) return;
      if (side.meta.runs.length < run) await untilStopped(addRun(side, run, context), stop);
    }
  }
}

/** Waits for a run; one that fails because of an interrupt is no failure. */
async function untilStopped(adding: Promise<void>, stop: Stopper): Promise<void> {
  try {
    await adding;
  } catch (error) {
    // What waited for perf could not hear of the interrupt that ended it.
    await setImmediate();
    if (!stop.isStopped()) throw error;
  }
}

/** What all runs are recorded with. */
type Recording = RunContext & { readonly progress: RunProgress };

/** A side with what is known of it; runs are added as they are recorded. */
interface OpenSide {
  readonly side: RecordSide;
  meta: RecordMeta;
}

/** Sides take turns, and the turns change places, so that what drifts drifts for both: A B, B A, A B. */
function turnOf(sides: readonly OpenSide[], run: number): readonly OpenSide[] {
  return run % 2 === 1 ? sides : sides.toReversed();
}

async function addRun(open: OpenSide, run: number, context: Recording): Promise<void> {
  const { side } = open;
  const what = `${side.directory}: run ${run} of ${context.plan.runs}`;
  context.progress.begin(what, context.plan.seconds);
  const made = await recordRun(side, context).finally(context.progress.clear);
  if (made === null) return;
  const file = `${run}.txt`;
  const entry: RunMeta = { file, ...made.times, samples: made.samples, rates: made.rates };
  open.meta = { ...open.meta, runs: [...open.meta.runs, entry] };
  writeFile(join(side.directory, file), made.text);
  writeFile(join(side.directory, META_FILE), `${JSON.stringify(open.meta, null, 2)}\n`);
  context.progress.end(`${what}  ${entry.samples} samples in ${entry.seconds.toFixed(2)} s`);
  // The runs of a side are alike; once is enough.
  if (run > 1) return;
  for (const each of unresolvedSymbols(made.text, join(side.directory, file)))
    context.progress.end(formatDiagnostic(each));
}

function metaOf(side: RecordSide, plan: RecordPlan, sampling: Sampling, perf: string): RecordMeta {
  const { scope } = plan;
  const all = cpus();
  return {
    schema: RECORD_SCHEMA,
    kernel: release(),
    cpu: all[0]?.model.trim() ?? '',
    cpus: all.length,
    perf,
    event: sampling.event,
    frequency: sampling.frequency,
    stacks: sampling.stacks,
    scope: { kind: scope.kind, cpus: scope.kind === 'cpus' ? scope.cpus : null },
    command: side.command.length === 0 ? null : side.command.map((word) => privateWord(word)),
    shell: side.shell,
    seconds: plan.seconds,
    runs: [],
  };
}

/** Makes the directory of a side. Throws where something stands in it. */
function checkEmpty({ directory }: RecordSide): void {
  if (filesIn(directory).length === 0) return;
  const known = readMeta(directory);
  const hint = known === null ? '' : `, or --resume to go on behind run ${known.runs.length}`;
  throw new UsageError(`"${directory}" is not empty, expected a new directory${hint}`);
}

/** Takes up what stands in the directory of a side. Throws where something else does. */
function openSide(side: RecordSide, meta: RecordMeta): OpenSide {
  if (filesIn(side.directory).length === 0) return { side, meta };
  const known = readMeta(side.directory);
  if (known === null)
    throw new UsageError(`"${side.directory}" holds no ${META_FILE} of an earlier recording to resume`);
  const others = otherSettings(known, meta);
  if (others.length > 0)
    throw new UsageError(
      `"${side.directory}" was recorded with another ${others.join(', ')}; such runs cannot stand together`,
    );
  return { side, meta: { ...meta, runs: known.runs } };
}

function filesIn(directory: string): readonly string[] {
  try {
    mkdirSync(directory, { recursive: true });
    return readdirSync(directory);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'EEXIST' || code === 'ENOTDIR' ? 'this is a file, expected a directory' : message;
    throw new InputError(diagnostic('unwritable', `no runs can be put here: ${reason}`, directory));
  }
}

/** 128 and the number of SIGINT, as shells have it. */
const INTERRUPTED = 130;

function interrupted(sides: readonly OpenSide[], plan: RecordPlan, io: Io): number {
  const kept = sides.map(({ side, meta }) => `${meta.runs.length} of ${plan.runs} runs in ${side.directory}`);
  const said: Diagnostic = diagnostic(
    'interrupted',
    `interrupted, kept are ${kept.join(' and ')}; --resume records the others`,
  );
  io.stderr(`${formatDiagnostic(said)}\n`);
  return INTERRUPTED;
}
