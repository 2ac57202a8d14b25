/** Runs of two sides as tables of counts, and what a judge says of them. */
import { type CompareOptions, compareProfiles } from '../../lib/diff/compare.ts';
import type { MeasuredFactor } from '../../lib/diff/cost.ts';
import { judge } from '../../lib/diff/judge.ts';
import { poolRuns } from '../../lib/diff/pool-runs.ts';
import type { ShareErrors } from '../../lib/diff/share-errors.ts';
import type { UsualNoise } from '../../lib/diff/usual-noise.ts';
import type { Significance, Verdict } from '../../lib/diff/verdict.ts';
import type { Comparison, Shift } from '../../lib/model/comparison.ts';
import type { Profile } from '../../lib/model/profile.ts';
import type { NormalizedProfile } from '../../lib/model/row.ts';
import { WHOLE } from '../../lib/model/share.ts';
import { prepareRuns } from '../../lib/pipeline/compare-all.ts';
import { type CompositionFactor, compositionFactor } from '../../lib/stats/composition-factor.ts';
import type { CountTable } from '../../lib/stats/count-table.ts';
import { tableOf } from './table.ts';

/** Samples of each symbol in each run; a symbol of 0 is not listed. */
export type Counts = Readonly<Record<string, readonly number[]>>;

/** Returns the runs of a side, lists that are complete unless `hidden` says how many samples a run has in rows that it does not list. */
export function runsOf(counts: Counts, hidden: readonly number[] = []): readonly Profile[] {
  const names = Object.keys(counts);
  const columns = Math.max(...names.map((name) => counts[name]?.length ?? 0));
  return Array.from({ length: columns }, (_, run) => {
    const listed = names
      .map((name) => ({ name, samples: counts[name]?.[run] ?? 0 }))
      .filter(({ samples }) => samples > 0)
      .sort((a, b) => b.samples - a.samples);
    const total = listed.reduce((sum, { samples }) => sum + samples, 0) + (hidden[run] ?? 0);
    const table = tableOf(listed.map(({ name }) => `1.00 app [.] ${name}`));
    const entries = table.entries.map((entry, at) => {
      const samples = listed[at]?.samples ?? 0;
      return { ...entry, samples, overhead: { ticks: Math.round((samples / total) * WHOLE), slack: 0 } };
    });
    return { ...table, entries };
  });
}

/** Returns the mean of runs of a side. */
export function pooled(runs: readonly Profile[]): NormalizedProfile {
  return poolRuns(runs, 'runs', prepareRuns({}));
}

/** What was judged: the comparison, what the judge said, and both by symbol. */
export interface Judged {
  readonly comparison: Comparison;
  readonly said: Significance;
  /** The shifts in the order of the verdicts. */
  readonly shifts: readonly Shift[];
  readonly verdict: (symbol: string) => Verdict & { readonly errors: ShareErrors | null };
  readonly shift: (symbol: string) => Shift;
}

/** Returns what is said of two sides; `measured` is the factor that rates would tell. */
export function judged(
  before: readonly Profile[],
  after: readonly Profile[],
  { measured = null, ...options }: CompareOptions & { readonly measured?: MeasuredFactor | null } = {},
): Judged {
  const heard: { said: Significance; names: readonly string[] }[] = [];
  const comparison = compareProfiles(pooled(before), pooled(after), {
    ...options,
    judge: (request) => {
      const said = judge({ ...request, measured: measured ?? request.measured });
      heard.push({ said, names: request.shifts.map(({ symbol }) => symbol) });
      return said;
    },
  });
  const [first] = heard;
  if (first === undefined) throw new Error('nothing was judged');
  const { said, names } = first;
  const shift = (symbol: string): Shift =>
    known(
      comparison.shifts.find((each) => each.symbol === symbol),
      symbol,
    );
  return {
    comparison,
    said,
    shifts: names.map(shift),
    verdict: (symbol) => {
      const at = names.indexOf(symbol);
      return { ...known(said.verdicts[at], symbol), errors: said.errorsAt(at) };
    },
    shift,
  };
}

function known<T>(found: T | undefined, symbol: string): T {
  if (found === undefined) throw new Error(`no ${symbol}`);
  return found;
}

/** 10,000 samples a run, two runs. */
export const BEFORE: Counts = {
  parse: [4020, 3980],
  lookup: [2990, 3010],
  checksum: [1985, 2015],
  count: [1005, 995],
};
/** Three runs in which `lookup` costs twice as much: the total is 1.3 times as large, and all else has a smaller share. */
export const AFTER: Counts = {
  parse: [3077, 3100, 3054],
  lookup: [4615, 4600, 4630],
  checksum: [1538, 1520, 1556],
  count: [770, 780, 760],
};
/** Their symbols, in order. */
export const NAMES: readonly string[] = Object.keys(BEFORE);
/** Returns the counts of those symbols, a row each. */
export const rowsOf = (counts: Counts): readonly (readonly number[])[] => NAMES.map((name) => counts[name] ?? []);
/** Both sides as one table. */
export const TABLE: CountTable = { before: rowsOf(BEFORE), after: rowsOf(AFTER) };

/** Returns the factor that a table tells. */
export function factorOf(table: CountTable): CompositionFactor {
  const found = compositionFactor(table);
  if (found.kind === 'none') throw new Error(found.reason);
  return found;
}

/** A dispersion of 1.5 at a thousand samples, on 10 degrees of freedom: t(0.05) = 2.2281. */
export const NOISE: UsualNoise = { dispersion: 1.5, df: 10, samplesPerRun: 1000, from: 'elsewhere' };
