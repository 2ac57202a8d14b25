import type { Composition, Shift } from '../model/comparison.ts';
import type { ShiftTest, Testing } from '../model/judgement.ts';
import type { NormalizedProfile, Row, Run } from '../model/row.ts';
import { WHOLE } from '../model/share.ts';
import { type CompositionFactor, factorOfSides } from '../stats/composition-factor.ts';
import { type CountTable, sidesOf, sumOf } from '../stats/count-table.ts';
import { dispersionsOf } from '../stats/dispersions.ts';
import { proportionError } from '../stats/proportion-test.ts';
import type { Reference } from '../stats/reference.ts';
import { criticals } from '../stats/student-t.ts';
import { testSides } from '../stats/test-shifts.ts';
import type { Aligned } from './align.ts';
import type { ListBounds } from './bounds.ts';
import { type MeasuredFactor, measuredComposition } from './cost.ts';
import { testGroups } from './group-tests.ts';
import { type CountedShift, movesByNoise } from './moves-by-noise.ts';
import { samplesOf } from './pool-runs.ts';
import type { ShareErrors } from './share-errors.ts';
import { sumTester } from './sum-test.ts';
import { type JudgeRequest, notJudged, type Significance, untested, type Verdict } from './verdict.ts';

/** Rows of fewer samples than this in the mean over all runs are not tested. */
const SMALLEST_MEAN = 5;
const METHOD = 'quasi-Poisson F, shrunken dispersion';

/**
 * Returns the verdicts of repeated runs on aligned rows. A row is tested at equal cost where a factor is known,
 * else as a share; of a measured factor and that of the shares the one with the smaller error is taken. Without runs, without counts or below the smallest mean there is a reason.
 */
export function judgeRuns({ sides, bounds, aligned, measured, alpha }: JudgeRequest): Significance {
  const runs = { before: runsOf(sides.before, bounds.before), after: runsOf(sides.after, bounds.after) };
  const missing = whyNot(runs.before, runs.after);
  if (missing !== null) return notJudged(aligned, missing);
  const totals = {
    before: runs.before.map((run) => run.samples ?? 0),
    after: runs.after.map((run) => run.samples ?? 0),
  };
  const { table, places, lines } = tableOf(aligned, runs, totals);
  const columns = sidesOf(table);
  const dispersions = dispersionsOf(columns, SMALLEST_MEAN);
  const factor = factorOfSides(columns, { alpha, dispersions });
  const reference = referenceOf(factor, measured);
  const composition = compositionOf(factor, measured);
  const share = testSides(columns, { alpha, smallestMean: SMALLEST_MEAN, dispersions });
  const tested = reference === null ? share : testSides(columns, { alpha, smallestMean: SMALLEST_MEAN, reference });
  const criticalOf = criticals(alpha);
  const verdicts = new Array<Verdict>(aligned.length).fill(untested('cut-runs'));
  const rare = untested('few-samples');
  for (let line = 0; line < places.length; line += 1) {
    const test = tested.rowAt(line);
    const at = places[line] as number;
    if (test === null) {
      verdicts[at] = rare;
      continue;
    }
    verdicts[at] = {
      test: {
        on: reference === null ? 'share' : 'corrected',
        p: test.p,
        q: test.q,
        method: METHOD,
        df: test.df,
        dispersion: test.posterior,
        own: { dispersion: test.dispersion, df: test.ownDf },
        counts: { before: table.before[line] ?? [], after: table.after[line] ?? [] },
      },
      reason: null,
      noise: null,
      interval: { low: test.low * WHOLE, high: test.high * WHOLE, level: 1 - alpha },
      byComposition:
        test.q >= alpha && (share.qAt(line) ?? 1) < alpha && goesWith(share.rowAt(line)?.estimate ?? 0, composition),
    };
  }
  const lineOf = (at: number): number | undefined => {
    const line = lines[at] ?? -1;
    return line < 0 ? undefined : line;
  };
  const basis = { sides: columns, reference, learned: tested, alpha, smallestMean: SMALLEST_MEAN };
  return {
    verdicts,
    errorsAt: (at) => {
      const { test } = verdicts[at] ?? rare;
      if (test === null) return null;
      return { ...shareErrors(test, totals), critical: criticalOf(test.df), level: 1 - alpha };
    },
    composition,
    implied: compositionOf(factor, null),
    noise: null,
    needed: null,
    testing: {
      alpha,
      family: tested.family,
      totals,
      prior: {
        dispersion: tested.prior.variance,
        df: Number.isFinite(tested.prior.df) ? tested.prior.df : null,
      },
      reference: reference === null ? null : reference.kind === 'rows' ? 'shares' : 'measured',
    },
    proveMoves: (shifts, named) => {
      const counted: CountedShift[] = [];
      for (let at = 0; at < shifts.length; at++) {
        const shift = shifts[at] as Shift;
        const row = shift.test === null ? undefined : lineOf(at);
        if (row !== undefined) counted.push({ shift, row });
      }
      const taken = new Set(named.flatMap((move) => [...move.from, ...move.to]));
      return movesByNoise({ ...basis, shifts: counted }, taken);
    },
    testGroups: (groups, shifts, names) =>
      testGroups(groups, shifts, names, sumTester({ ...basis, lineOf, method: METHOD })),
  };
}

/** The runs of both sides. */
interface Runs {
  readonly before: readonly Run[];
  readonly after: readonly Run[];
}

/** The counts of the rows that every run tells, a line each. */
interface Lines {
  readonly table: CountTable;
  /** The place of each line among the rows. */
  readonly places: readonly number[];
  /** The line of each row, -1 where it has none. */
  readonly lines: Int32Array;
}

function tableOf(aligned: JudgeRequest['aligned'], runs: Runs, totals: NonNullable<CountTable['totals']>): Lines {
  const before: (readonly number[])[] = [];
  const after: (readonly number[])[] = [];
  const places: number[] = [];
  const lines = new Int32Array(aligned.length).fill(-1);
  for (let at = 0; at < aligned.length; at++) {
    const row = aligned[at] as Aligned;
    const from = countsOf(row.before, runs.before);
    const to = from === null ? null : countsOf(row.after, runs.after);
    if (from === null || to === null) continue;
    lines[at] = places.length;
    places.push(at);
    before.push(from);
    after.push(to);
  }
  return { table: { before, after, totals }, places, lines };
}

/** The errors of the mean shares of runs, by the shrunken dispersion of the row. */
function shareErrors(
  { counts, dispersion }: ShiftTest,
  totals: Testing['totals'],
): Pick<ShareErrors, 'before' | 'after'> {
  return {
    before: proportionError(sumOf(counts.before), sumOf(totals.before), dispersion),
    after: proportionError(sumOf(counts.after), sumOf(totals.after), dispersion),
  };
}

/** Whether a share moved the way that the total pushes it: down where the total grew. */
function goesWith(estimate: number, composition: Composition | null): boolean {
  return composition !== null && estimate * (composition.factor - 1) < 0;
}

/** The runs of a side; the only one of a side that others are held against is one of them. */
function runsOf({ runs, rows }: NormalizedProfile, { cut }: ListBounds): readonly Run[] {
  return runs ?? [{ samples: samplesOf(rows), complete: cut === 'none' }];
}

/** Every run needs its counts. */
function whyNot(before: readonly Run[], after: readonly Run[]): string | null {
  return [...before, ...after].some((run) => run.samples === null) ? 'no-samples' : null;
}

/** The counts of a row in each run; null where a run cannot tell. */
function countsOf(row: Row | null, runs: readonly Run[]): readonly number[] | null {
  if (row === null) return runs.every((run) => run.complete) ? runs.map(() => 0) : null;
  return row.counts.length === runs.length && isCounted(row.counts) ? row.counts : null;
}

function isCounted(counts: readonly (number | null)[]): counts is readonly number[] {
  return !counts.includes(null);
}

type Told = CompositionFactor | { readonly kind: 'none' };

/** Whether the factor that was measured says more than that of the shares. */
function isBetter(measured: MeasuredFactor | null, told: Told): measured is MeasuredFactor {
  return measured !== null && (told.kind === 'none' || measured.logError < told.logError);
}

function referenceOf(told: Told, measured: MeasuredFactor | null): Reference | null {
  if (isBetter(measured, told)) return { kind: 'factor', ...measured };
  return told.kind === 'factor' ? { kind: 'rows', weights: told.weights } : null;
}

function compositionOf(told: Told, measured: MeasuredFactor | null): Composition | null {
  if (isBetter(measured, told)) return measuredComposition(measured);
  if (told.kind === 'none') return null;
  const { factor, low, high } = told;
  return { factor, low, high, method: 'shares' };
}
