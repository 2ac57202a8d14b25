/**
 * Feeds perfshift damaged samples and says what broke:
 *
 *     npm run fuzz -- --count 20000 --seed 7          20,000 cases of seed 7, one after the other
 *     npm run fuzz -- --seed 7 --replay 1234          one case, with its files and its command line
 *     npm run fuzz -- --seed 7 --grown 1              every case with large inputs, which are read by their bytes
 */
import { fork } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeCase } from './make-case.ts';
import { runCase } from './run-case.ts';
import type { Told, Work } from './worker.ts';

/** Milliseconds after which a case hangs. */
const HANGS_MS = 60_000;
/** Megabytes that the cases of a worker may take. */
const HEAP_MB = 512;

/** What a run of the fuzzer saw. */
interface Seen {
  cases: number;
  inputs: number;
  byBytes: number;
  readonly statuses: Map<number, number>;
  slowest: { ms: number; index: number };
  readonly broken: { readonly index: number; readonly problems: readonly string[] }[];
}

/** Runs cases in a process; returns the index of the case in which it hung or died, or null where it came to its end. */
function runWorker(work: Work, seen: Seen): Promise<number | null> {
  return new Promise((resolve) => {
    const worker = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), [JSON.stringify(work)], {
      execArgv: ['--import', 'tsx', `--max-old-space-size=${HEAP_MB}`],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    let index = work.from;
    let said = '';
    let hangs = false;
    const watch = (): NodeJS.Timeout =>
      setTimeout(() => {
        hangs = true;
        worker.kill('SIGKILL');
      }, HANGS_MS);
    let alarm = watch();
    worker.stderr?.on('data', (text) => {
      said = `${said}${text}`.slice(-2000);
    });
    worker.on('message', (told: Told) => {
      clearTimeout(alarm);
      alarm = watch();
      if ('begins' in told) index = told.begins;
      else note(seen, told);
    });
    worker.on('close', (status) => {
      clearTimeout(alarm);
      if (status === 0) return resolve(null);
      tell(seen, index, [hangs ? `no end after ${HANGS_MS / 1000} s` : `died: ${said}`]);
      resolve(index);
    });
  });
}

function note(seen: Seen, { index, end }: Extract<Told, { index: number }>): void {
  seen.cases += 1;
  seen.inputs += end.inputs;
  seen.byBytes += end.byBytes;
  seen.statuses.set(end.status, (seen.statuses.get(end.status) ?? 0) + 1);
  if (end.ms > seen.slowest.ms) seen.slowest = { ms: end.ms, index };
  if (end.problems.length > 0) tell(seen, index, end.problems);
}

function tell(seen: Seen, index: number, problems: readonly string[]): void {
  seen.broken.push({ index, problems });
  process.stdout.write(`${index}: ${problems.join('\n  ')}\n`);
}

async function replay(seed: number, index: number, grown?: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `perfshift-fuzz-${seed}-${index}-`));
  const made = makeCase(seed, index, grown);
  const end = await runCase(made, folder);
  writeFileSync(join(folder, 'args.json'), `${JSON.stringify(made.args)}\n`);
  process.stdout.write(`${folder}\n${made.args.join(' ')}\n${JSON.stringify(end, null, 2)}\n`);
}

async function fuzz(seed: number, count: number, workers: number, grown?: number): Promise<void> {
  const seen: Seen = { cases: 0, inputs: 0, byBytes: 0, statuses: new Map(), slowest: { ms: 0, index: 0 }, broken: [] };
  const started = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async (_, first) => {
      for (let from: number | null = first; from !== null && from < count; ) {
        const stopped: number | null = await runWorker({ seed, from, to: count, step: workers, grown }, seen);
        from = stopped === null ? null : stopped + workers;
      }
    }),
  );
  const statuses = [...seen.statuses].sort(([a], [b]) => a - b).map(([status, cases]) => `${cases} with ${status}`);
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(
    `seed ${seed}: ${seen.cases} cases of ${seen.inputs} inputs (${seen.byBytes} read by their bytes too) in ${seconds} s, ended ${statuses.join(', ')}; slowest ${Math.round(seen.slowest.ms)} ms (${seen.slowest.index}); ${seen.broken.length} broke something\n`,
  );
  process.exitCode = seen.broken.length === 0 ? 0 : 1;
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '2000' },
    workers: { type: 'string', default: '1' },
    grown: { type: 'string' },
    replay: { type: 'string' },
  },
});
const grown = values.grown === undefined ? undefined : Number(values.grown);
if (values.replay === undefined) await fuzz(Number(values.seed), Number(values.count), Number(values.workers), grown);
else await replay(Number(values.seed), Number(values.replay), grown);
