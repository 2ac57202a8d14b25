import type { Composition, Shift, ShiftSide } from '../model/comparison.ts';
import type { NoiseVerdict } from '../model/judgement.ts';
import { WHOLE } from '../model/share.ts';
import { type CompositionFactor, factorOfSides } from '../stats/composition-factor.ts';
import { type CountSide, type CountSides, columnOf } from '../stats/count-table.ts';
import { dispersionOfRuns } from '../stats/dispersion-of-runs.ts';
import { proportionError } from '../stats/proportion-test.ts';
import type { Reference } from '../stats/reference.ts';
import { scatterTotal } from '../stats/scatter-total.ts';
import { studentCritical } from '../stats/student-t.ts';
import { type ShiftTest, type ShiftTests, testSides } from '../stats/test-shifts.ts';
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
  const most = { before: before.high, after: after.high };
  const sides = { near: sidesAt(shifts, fewest, exact, 'near'), far: sidesAt(shifts, most, exact, 'far') };
  const dispersion = dispersionOfRuns(usual, fewest.before, fewest.after);
  const factor = factorOfSides(listedOf(shifts, sides.near), { dispersion });
  const reference: Reference | null =
    measured !== null
      ? { kind: 'factor', ...measured }
      : factor.kind === 'factor'
        ? { kind: 'rows', weights: factor.weights }
        : null;
  const judge = (counted: CountSides, totals: Totals, held: Reference | null): ShiftTests => {
    const prior = { df: usual.df, variance: dispersionOfRuns(usual, totals.before, totals.after) };
    return testSides(counted, held === null ? { alpha, prior } : { alpha, prior, reference: held });
  };
  const near = judge(sides.near, fewest, reference);
  const far = isSame(sides.near, sides.far) ? near : judge(sides.far, most, reference);
  const share = reference === null ? near : judge(sides.near, fewest, null);
  const on = reference === null ? 'share' : 'corrected';
  const implied = compositionOf(factor);
  const critical = studentCritical(alpha, usual.df);
  const errorsOf = (at: number): ShareErrors => ({
    before: proportionError(sides.near.before.counted[at] ?? 0, fewest.before, dispersion),
    after: proportionError(sides.near.after.counted[at] ?? 0, fewest.after, dispersion),
    critical,
    level: 1 - alpha,
  });
  const verdicts = shifts.map((_, at): Verdict => {
    const noise = verdictOf(near.rowAt(at), far, at, on, alpha);
    const moved = noise?.verdict === 'within' && (share.qAt(at) ?? 1) < alpha;
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
  others: ShiftTests,
  at: number,
  on: NoiseVerdict['on'],
  alpha: number,
): NoiseVerdict | null {
  const test = near ?? others.rowAt(at);
  if (test === null) return null;
  const chance = { low: others.qAt(at) ?? 1, high: near?.q ?? 1 };
  const verdict = chance.high < alpha ? 'above' : chance.low >= alpha ? 'within' : 'unclear';
  return { verdict, on, chance, interval: { low: test.low * WHOLE, high: test.high * WHOLE, level: 1 - alpha } };
}

/** The counts of rows, where a side is only bounded those of the end that is nearest to the other side or farthest from it. */
function sidesAt(shifts: readonly Shift[], totals: Totals, exact: boolean, end: 'near' | 'far'): CountSides {
  const counts = { before: new Float64Array(shifts.length), after: new Float64Array(shifts.length) };
  const count = (side: ShiftSide, other: ShiftSide, total: number): number =>
    exact && side.samples !== null ? side.samples : (ticksOf(side, other, end) / WHOLE) * total;
  for (let at = 0; at < shifts.length; at++) {
    const { before, after } = shifts[at] as Shift;
    counts.before[at] = count(before, after, totals.before);
    counts.after[at] = count(after, before, totals.after);
  }
  return { before: columnOf(counts.before, totals.before), after: columnOf(counts.after, totals.after) };
}

/** Whether both count the same, as where every row is listed with its samples. */
function isSame(some: CountSides, others: CountSides): boolean {
  const holdsSame = (one: CountSide, other: CountSide): boolean =>
    one.total === other.total && one.counted.every((count, at) => count === other.counted[at]);
  return holdsSame(some.before, others.before) && holdsSame(some.after, others.after);
}

function ticksOf(side: ShiftSide, other: ShiftSide, end: 'near' | 'far'): number {
  if (side.ticks !== null && side.upTo === null) return side.ticks;
  const { low, high } = side.range;
  const middle = other.ticks ?? (other.range.low + other.range.high) / 2;
  if (end === 'near') return Math.min(high, Math.max(low, middle));
  return Math.abs(middle - low) > Math.abs(middle - high) ? low : high;
}

/** The counts of rows that both sides list; the others count 0, which says nothing about what did not change. */
function listedOf(shifts: readonly Shift[], { before, after }: CountSides): CountSides {
  const isListed = shifts.map((shift) => shift.before.ticks !== null && shift.after.ticks !== null);
  const only = ({ counted, total }: CountSide): CountSide =>
    columnOf(
      counted.map((count, at) => (isListed[at] === true ? count : 0)),
      total,
    );
  return { before: only(before), after: only(after) };
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
  return factorOfSides(listedOf(shifts, sidesAt(shifts, totals, false, 'near')), { dispersion: 1 });
}

function compositionOf(told: Told): Composition | null {
  if (told.kind === 'none') return null;
  const { factor, low, high } = told;
  return { factor, low, high, method: 'shares' };
}
