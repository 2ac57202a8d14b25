import type { Composition } from '../model/comparison.ts';
import type { NormalizedProfile, Row, Run } from '../model/row.ts';
import { WHOLE } from '../model/share.ts';
import { type CompositionFactor, factorOfSides } from '../stats/composition-factor.ts';
import { type CountTable, sidesOf, sumOf } from '../stats/count-table.ts';
import { proportionError } from '../stats/proportion-test.ts';
import { studentCritical } from '../stats/student-t.ts';
import { type Reference, testSides } from '../stats/test-shifts.ts';
import type { ListBounds } from './bounds.ts';
import { type MeasuredFactor, measuredComposition } from './cost.ts';
import { testGroups } from './group-tests.ts';
import { movesByNoise } from './moves-by-noise.ts';
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
  const rows = aligned.map((each) => ({
    before: countsOf(each.before, runs.before),
    after: countsOf(each.after, runs.after),
  }));
  const usable = rows.flatMap((row, at) =>
    row.before === null || row.after === null ? [] : [{ at, before: row.before, after: row.after }],
  );
  const table: CountTable = {
    before: usable.map((row) => row.before),
    after: usable.map((row) => row.after),
    totals,
  };
  const columns = sidesOf(table);
  const factor = factorOfSides(columns, { alpha });
  const reference = referenceOf(factor, measured);
  const composition = compositionOf(factor, measured);
  const share = testSides(columns, { alpha, smallestMean: SMALLEST_MEAN });
  const tested = reference === null ? share : testSides(columns, { alpha, smallestMean: SMALLEST_MEAN, reference });
  const criticalOf = criticals(alpha);
  const verdicts = rows.map(
    (row): Verdict => untested(row.before === null || row.after === null ? 'cut-runs' : 'few-samples'),
  );
  usable.forEach(({ at, before, after }, index) => {
    const test = tested.rows[index] ?? null;
    if (test === null) return;
    const byShare = share.rows[index] ?? null;
    verdicts[at] = {
      test: {
        on: reference === null ? 'share' : 'corrected',
        p: test.p,
        q: test.q,
        method: METHOD,
        df: test.df,
        dispersion: test.posterior,
        own: { dispersion: test.dispersion, df: test.ownDf },
        counts: { before, after },
      },
      reason: null,
      noise: null,
      errors: { ...shareErrors(before, after, totals, test), critical: criticalOf(test.df), level: 1 - alpha },
      interval: { low: test.low * WHOLE, high: test.high * WHOLE, level: 1 - alpha },
      byComposition:
        byShare !== null && byShare.q < alpha && test.q >= alpha && goesWith(byShare.estimate, composition),
    };
  });
  const at = new Map(usable.map((row, index) => [row.at, index]));
  const basis = { table, sides: columns, reference, learned: tested, alpha, smallestMean: SMALLEST_MEAN };
  return {
    verdicts,
    composition,
    implied: compositionOf(factor, null),
    noise: null,
    needed: null,
    testing: {
      alpha,
      family: tested.rows.filter((row) => row !== null).length,
      totals,
      prior: {
        dispersion: tested.prior.variance,
        df: Number.isFinite(tested.prior.df) ? tested.prior.df : null,
      },
      reference: reference === null ? null : reference.kind === 'rows' ? 'shares' : 'measured',
    },
    proveMoves: (shifts, named) => {
      const counted = shifts.flatMap((shift, index) => {
        const row = at.get(index);
        return row === undefined ? [] : [{ shift, row }];
      });
      const taken = new Set(named.flatMap((move) => [...move.from, ...move.to]));
      return movesByNoise({ ...basis, shifts: counted }, taken);
    },
    testGroups: (groups, shifts, names) =>
      testGroups(groups, shifts, names, sumTester({ ...basis, lines: at, method: METHOD })),
  };
}

/** The errors of the mean shares of runs, by the shrunken dispersion of the row. */
function shareErrors(
  before: readonly number[],
  after: readonly number[],
  totals: { readonly before: readonly number[]; readonly after: readonly number[] },
  { posterior }: { readonly posterior: number },
): Pick<ShareErrors, 'before' | 'after'> {
  return {
    before: proportionError(sumOf(before), sumOf(totals.before), posterior),
    after: proportionError(sumOf(after), sumOf(totals.after), posterior),
  };
}

/** The critical values of a level, each looked for once: most rows have the same degrees of freedom. */
function criticals(alpha: number): (df: number) => number {
  const known = new Map<number, number>();
  return (df) => {
    const critical = known.get(df) ?? studentCritical(alpha, df);
    known.set(df, critical);
    return critical;
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
  return counts.every((count) => count !== null);
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
