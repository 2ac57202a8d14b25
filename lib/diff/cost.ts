import type { Composition, Cost, RangeTicks, Rate, Shift, ShiftCost } from '../model/comparison.ts';
import { HUNDREDTH, WHOLE } from '../model/share.ts';
import type { ShareErrors } from './share-errors.ts';
import type { ShiftDraft } from './shift.ts';

/** What a cost is computed from. */
export interface CostBasis {
  readonly before: Rate;
  readonly after: Rate;
  readonly cpus: { readonly before: number; readonly after: number; readonly assumed: boolean };
  /** The unit of work, such as `packet`; null takes it from the rate. */
  readonly unit: string | null;
  /** The clock, for cycles in place of ns. */
  readonly ghz: number | null;
  readonly link: Link | null;
}

/** A link that leaves so much time for a frame. */
export interface Link {
  /** As the user gave it, e.g. `100G`. */
  readonly name: string;
  readonly bitsPerSec: number;
}

/**
 * Bytes that a frame of the smallest size takes of an Ethernet link: 64 with its checksum, and preamble, start and
 * the gap behind it (IEEE 802.3: 7 + 1 + 12).
 */
const SMALLEST_FRAME = 84;

/**
 * Returns what a unit of work costs: cpus x 1e9 / rate, in ns (or cycles where the clock is known). It is true only
 * where the CPU limits the rate, and as good as the number of busy CPUs that it was told.
 */
export function costOf(basis: CostBasis): Cost {
  const unit = basis.unit ?? basis.before.unit.replace(/\/s$/, '');
  const before = costOfUnit(basis.before.value, basis.cpus.before, basis.ghz);
  const after = costOfUnit(basis.after.value, basis.cpus.after, basis.ghz);
  const frame = basis.link === null ? null : ((SMALLEST_FRAME * 8) / basis.link.bitsPerSec) * 1e9 * (basis.ghz ?? 1);
  return {
    unit: `${basis.ghz === null ? 'ns' : 'cycle'}/${unit}`,
    before,
    after,
    delta: after - before,
    cpus: basis.cpus,
    budget: basis.link === null || frame === null ? null : { link: basis.link.name, value: frame },
  };
}

function costOfUnit(rate: number, cpus: number, ghz: number | null): number {
  return ((cpus * 1e9) / rate) * (ghz ?? 1);
}

/** A factor with the standard error of its logarithm. */
export interface MeasuredFactor {
  readonly factor: number;
  readonly logError: number;
}

/**
 * Returns the factor of the total cost as it was measured. Its error is that of two means, of runs or of as many values of
 * one run as are independent; where too few are, the spread of the values stands for it, and 0 for single values.
 */
export function measuredFactor(basis: CostBasis, cost: Cost): MeasuredFactor {
  const error = ({ stdev, value, error: known }: Rate): number => (known ?? stdev ?? 0) / value;
  return { factor: cost.after / cost.before, logError: Math.hypot(error(basis.before), error(basis.after)) };
}

/** Two standard errors on either side: about 95 %. */
const REACH = 1.96;

/** Returns a measured factor as the composition of a comparison. */
export function measuredComposition({ factor, logError }: MeasuredFactor): Composition {
  const reach = Math.exp(REACH * logError);
  return { factor, low: factor / reach, high: factor * reach, method: 'measured' };
}

/**
 * Gives a shift its cost on both sides, and returns it; bounds become bounds of the cost. Where the noise of the shares and of both
 * rates is known the delta has an interval.
 *
 * Formula: the variance of share x cost is cost² (s² + p² r²), with s the error of the share p and r the relative error of
 * the rate, to first order; those of the sides add up.
 */
export function withCost(shift: ShiftDraft, cost: Cost, errors: ShareErrors | null, basis: CostBasis): ShiftDraft {
  const priced = shiftCost(shift, cost);
  shift.cost = { ...priced, interval: intervalOf(shift, cost, priced, errors, basis) };
  return shift;
}

function intervalOf(
  shift: Shift,
  cost: Cost,
  { delta }: { readonly delta: ShiftCost['delta'] },
  errors: ShareErrors | null,
  basis: CostBasis,
): ShiftCost['interval'] {
  const rates = { before: errorOfRate(basis.before), after: errorOfRate(basis.after) };
  if (errors === null || delta.value === null || rates.before === null || rates.after === null) return null;
  const before = cost.before * Math.hypot(errors.before, ((shift.before.ticks ?? 0) / WHOLE) * rates.before);
  const after = cost.after * Math.hypot(errors.after, ((shift.after.ticks ?? 0) / WHOLE) * rates.after);
  const reach = errors.critical * Math.hypot(before, after);
  return { low: delta.value - reach, high: delta.value + reach, level: errors.level };
}

function errorOfRate({ error, value }: Rate): number | null {
  return error === null ? null : error / value;
}

/**
 * Gives a shift that has its verdict its delta at equal cost, where the composition is known, and returns it. The interval of
 * a test at equal cost is that of the delta too.
 */
export function withCorrection(shift: ShiftDraft, composition: Composition | null): ShiftDraft {
  if (composition === null) return shift;
  const { test, interval } = shift;
  const points = correctedPoints(shift, composition.factor);
  shift.corrected =
    test?.on === 'corrected' && interval !== null
      ? { points, low: interval.low, high: interval.high }
      : { points, ...correctedRange(shift, composition) };
  return shift;
}

function shiftCost(shift: Shift, cost: Cost): Omit<ShiftCost, 'interval'> {
  const from = shift.before.range;
  const to = shift.after.range;
  const before = shift.before.ticks === null ? null : (shift.before.ticks / WHOLE) * cost.before;
  const after = shift.after.ticks === null ? null : (shift.after.ticks / WHOLE) * cost.after;
  const known = shift.delta.points !== null;
  return {
    before,
    after,
    delta: {
      value: known ? (after ?? 0) - (before ?? 0) : null,
      low: (to.low / WHOLE) * cost.after - (from.high / WHOLE) * cost.before,
      high: (to.high / WHOLE) * cost.after - (from.low / WHOLE) * cost.before,
    },
  };
}

/** after x factor - before, in ticks of the before total. */
function correctedPoints({ before, after, delta }: Shift, factor: number): number | null {
  return delta.points === null ? null : Math.round((after.ticks ?? 0) * factor - (before.ticks ?? 0));
}

/** The same of what the figures guarantee. A factor that the shares imply is as uncertain as its range. */
function correctedRange(shift: Shift, { factor, low, high, method }: Composition): RangeTicks {
  const [least, most] = method === 'shares' ? [low, high] : [factor, factor];
  const from = shift.before.range;
  const to = shift.after.range;
  return {
    low: Math.floor((to.low * least - from.high) / HUNDREDTH) * HUNDREDTH + 0,
    high: Math.ceil((to.high * most - from.low) / HUNDREDTH) * HUNDREDTH + 0,
  };
}
