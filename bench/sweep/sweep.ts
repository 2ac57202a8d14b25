/** Cost against size: the same work on inputs from small to large, and how steeply time grows. */
import type { Effort } from '../harness/measure.ts';
import { measureTogether } from '../harness/measure.ts';
import { type Context, ourSubject } from '../harness/row.ts';
import { type Figures, figuresOf, type Subject } from '../harness/subject.ts';
import { megabytes } from '../rows/sizes.ts';
import { type Growth, growthOf } from './growth.ts';

/** One kind of input in all sizes. */
export interface Sweep {
  readonly what: string;
  readonly points: readonly Point[];
  readonly growth: Growth;
}

/** One size. */
export interface Point {
  readonly bytes: number;
  readonly figures: Figures | null;
  readonly problem: string | null;
}

/** A size so small that its time is start-up. */
const NOTHING = 20_000;
/** Runs of inputs that take long; what they vary by is small beside them. */
const LARGE = { bytes: 500e6, runs: 2 } as const;

interface Kind {
  readonly what: string;
  /** Whether what has to be remembered is the same at every size. */
  readonly isBounded: boolean;
  readonly input: (bytes: number) => string;
  readonly args: (path: string) => readonly string[];
}

/** Returns what every kind costs at every size. */
export async function sweepAll(context: Context, effort: Effort): Promise<readonly Sweep[]> {
  const { inputs } = context;
  const kinds: readonly Kind[] = [
    {
      what: 'perf script, 20,000 distinct stacks, to folded',
      isBounded: true,
      input: (bytes) => inputs.script(bytes).path,
      args: (path) => ['show', path, '-f', 'folded'],
    },
    {
      what: 'folded stacks, 20,000 distinct, through show',
      isBounded: true,
      input: (bytes) => inputs.foldedRepeated(bytes),
      args: (path) => ['show', path, '-f', 'folded'],
    },
    {
      what: 'mails through list',
      isBounded: false,
      input: (bytes) => inputs.archive(bytes).path,
      args: (path) => ['list', path],
    },
  ];
  const sweeps: Sweep[] = [];
  for (const kind of kinds) sweeps.push(await sweep(context, kind, effort));
  return sweeps;
}

async function sweep(context: Context, { what, isBounded, input, args }: Kind, effort: Effort): Promise<Sweep> {
  const points: Point[] = [];
  const limit = ['--max-bytes', String(4e9)];
  const subject = (bytes: number): Subject =>
    ourSubject(
      context,
      `${what}, ${megabytes(bytes)}`,
      [...args(input(bytes)), ...limit],
      `${context.folder}/sweep.out`,
    );
  const start = await pointOf(subject(NOTHING), NOTHING, effort);
  for (const bytes of context.sizes.sweep) {
    const runs = bytes >= LARGE.bytes ? Math.min(LARGE.runs, effort.runs) : effort.runs;
    points.push(await pointOf(subject(bytes), bytes, { ...effort, runs }));
  }
  return { what, points, growth: growthOf(start, points, isBounded) };
}

async function pointOf(subject: Subject, bytes: number, effort: Effort): Promise<Point> {
  const [measured] = await measureTogether([subject], effort);
  if (measured === undefined) return { bytes, figures: null, problem: 'not run' };
  return { bytes, figures: figuresOf(measured), problem: measured.problem };
}
