import type { Composition, Shift, ShiftSide } from '../model/comparison.ts';
import type { NoiseVerdict } from '../model/judgement.ts';
import { WHOLE } from '../model/share.ts';
import { type CompositionFactor, compositionFactor } from '../stats/composition-factor.ts';
import type { CountTable } from '../stats/count-table.ts';
import { dispersionOfRuns } from '../stats/dispersion-of-runs.ts';
import { proportionError } from '../stats/proportion-test.ts';
import type { Reference } from '../stats/reference.ts';
import { scatterTotal } from '../stats/scatter-total.ts';
import { studentCritical } from '../stats/student-t.ts';
import { type ShiftTest, testShifts } from '../stats/test-shifts.ts';
import { neededSamples } from './needed-samples.ts';
import { type RunSamples, runSamples } from './run-samples.ts';
import type { ShareErrors } from './share-errors.ts';
import { type JudgeRequest, type Significance, untested, type Verdict } from './verdict.ts';

/** Samples of both sides. */
interface Totals {
  readonly before: number;
  readonly after: number;
}

/**
 * Returns what one run a side says: which shifts are larger than the noise of runs elsewhere, at the fewest and the most
 * samples that the input allows for. Without counts nothing is judged; the factor of composition then has the uncertainty
 * that the scatter of the shares themselves gives it.
 */
export function judgeOneRun(request: JudgeRequest): Significance {
  const { sides, bounds, shifts } = request;
  const before = runSamples(sides.before, bounds.before.cut === 'none');
  const after = runSamples(sides.after, bounds.after.cut === 'none');
  if (before === null || after === null) {
    const implied = compositionOf(factorOfScatter(shifts));
    const verdicts = new Array<Verdict>(shifts.length).fill(untested('one-run'));
    const composition = request.measured === null ? implied : null;
    return { ...NOTHING, verdicts, errorsAt: () => null, composition, implied, needed: neededSamples(request) };
  }
  return judgeCounts(request, before, after);
}

const NOTHING: Omit<Significance, 'verdicts' | 'errorsAt' | 'composition' | 'implied'> = {
  testing: null,
  noise: null,
  needed: null,
  proveMoves: () => [],
  testGroups: (groups) => groups,
};

function judgeCounts(request: JudgeRequest, before: RunSamples, after: RunSamples): Significance {
  const { shifts, alpha, usual, measured } = request;
  const exact = before.exact && after.exact;
  const fewest = { before: before.low, after: after.low };
  const dispersion = dispersionOfRuns(usual, fewest.before, fewest.after);
  const factor = compositionFactor(listedTable(shifts, fewest, exact), { dispersion });
  const reference: Reference | null =
    measured !== null
      ? { kind: 'factor', ...measured }
      : factor.kind === 'factor'
        ? { kind: 'rows', weights: factor.weights }
        : null;
  const judge = (totals: Totals, end: 'near' | 'far', held: Reference | null): readonly (ShiftTest | null)[] => {
    const prior = { df: usual.df, variance: dispersionOfRuns(usual, totals.before, totals.after) };
    const table = tableOf(shifts, totals, exact, end);
    return testShifts(table, held === null ? { alpha, prior } : { alpha, prior, reference: held }).rows;
  };
  const most = { before: before.high, after: after.high };
  const tests = { near: judge(fewest, 'near', reference), far: judge(most, 'far', reference) };
  const share = reference === null ? tests.near : judge(fewest, 'near', null);
  const on = reference === null ? 'share' : 'corrected';
  const implied = compositionOf(factor);
  const critical = studentCritical(alpha, usual.df);
  const counts = tableOf(shifts, fewest, exact, 'near');
  const errorsOf = (at: number): ShareErrors => ({
    before: proportionError(counts.before[at]?.[0] ?? 0, fewest.before, dispersion),
    after: proportionError(counts.after[at]?.[0] ?? 0, fewest.after, dispersion),
    critical,
    level: 1 - alpha,
  });
  const verdicts = shifts.map((_, at): Verdict => {
    const noise = verdictOf(tests.near[at] ?? null, tests.far[at] ?? null, on, alpha);
    const moved = noise?.verdict === 'within' && (share[at]?.q ?? 1) < alpha;
    return { ...untested('one-run'), noise, byComposition: moved };
  });
  return {
    ...NOTHING,
    verdicts,
    errorsAt: (at) => (verdicts[at]?.noise == null ? null : errorsOf(at)),
    composition: measured === null ? implied : null,
    implied,
    noise: {
      from: usual.from,
      dispersion: usual.dispersion,
      df: Number.isFinite(usual.df) ? usual.df : null,
      samplesPerRun: usual.samplesPerRun,
      alpha,
      family: verdicts.filter(({ noise }) => noise !== null).length,
      samples: { before: { low: before.low, high: before.high }, after: { low: after.low, high: after.high } },
      decayed: before.decayed || after.decayed,
    },
  };
}

/** Above the noise at the fewest samples and the smallest shift, within it at the most and the largest, or in between. */
function verdictOf(
  near: ShiftTest | null,
  far: ShiftTest | null,
  on: NoiseVerdict['on'],
  alpha: number,
): NoiseVerdict | null {
  const test = near ?? far;
  if (test === null) return null;
  const chance = { low: far?.q ?? 1, high: near?.q ?? 1 };
  const verdict = chance.high < alpha ? 'above' : chance.low >= alpha ? 'within' : 'unclear';
  return { verdict, on, chance, interval: { low: test.low * WHOLE, high: test.high * WHOLE, level: 1 - alpha } };
}

/** The counts of rows, where a side is only bounded those of the end that is nearest to the other side or farthest from it. */
function tableOf(shifts: readonly Shift[], totals: Totals, exact: boolean, end: 'near' | 'far'): CountTable {
  const count = (side: ShiftSide, other: ShiftSide, total: number): number =>
    exact && side.samples !== null ? side.samples : (ticksOf(side, other, end) / WHOLE) * total;
  return {
    before: shifts.map(({ before, after }) => [count(before, after, totals.before)]),
    after: shifts.map(({ before, after }) => [count(after, before, totals.after)]),
    totals: { before: [totals.before], after: [totals.after] },
  };
}

function ticksOf(side: ShiftSide, other: ShiftSide, end: 'near' | 'far'): number {
  if (side.ticks !== null && side.upTo === null) return side.ticks;
  const { low, high } = side.range;
  const middle = other.ticks ?? (other.range.low + other.range.high) / 2;
  if (end === 'near') return Math.min(high, Math.max(low, middle));
  return Math.abs(middle - low) > Math.abs(middle - high) ? low : high;
}

/** The counts of rows that both sides list; the others count 0, which says nothing about what did not change. */
function listedTable(shifts: readonly Shift[], totals: Totals, exact: boolean): CountTable {
  const table = tableOf(shifts, totals, exact, 'near');
  const listed = shifts.map(({ before, after }) => before.ticks !== null && after.ticks !== null);
  const only = (rows: CountTable['before']): CountTable['before'] => rows.map((row, at) => (listed[at] ? row : [0]));
  return { ...table, before: only(table.before), after: only(table.after) };
}

type Told = CompositionFactor | { readonly kind: 'none' };

/** The factor of tables without counts: as many samples are assumed as scatter like these shares do. */
function factorOfScatter(shifts: readonly Shift[]): Told {
  const pairs = shifts.flatMap(({ before, after }) =>
    before.ticks !== null && after.ticks !== null && before.ticks > 0 && after.ticks > 0
      ? [{ before: before.ticks / WHOLE, after: after.ticks / WHOLE }]
      : [],
  );
  const total = scatterTotal(pairs);
  if (total === null) return { kind: 'none' };
  const totals = { before: total, after: total };
  return compositionFactor(listedTable(shifts, totals, false), { dispersion: 1 });
}

function compositionOf(told: Told): Composition | null {
  if (told.kind === 'none') return null;
  const { factor, low, high } = told;
  return { factor, low, high, method: 'shares' };
}
