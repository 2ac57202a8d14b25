import type { Composition, Cost, Delta, Rate, Shift, ShiftCost } from '../model/comparison.ts';
import { HUNDREDTH, WHOLE } from '../model/share.ts';

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
 * Returns the factor of the total cost as it was measured. Its error is that of two means of as many values as there are,
 * too small by what neighbouring seconds of one run have in common; 0 for rates that are single values.
 */
export function measuredFactor(basis: CostBasis, cost: Cost): MeasuredFactor {
  const error = ({ stdev, value, n }: Rate): number => (stdev === null ? 0 : stdev / value / Math.sqrt(n));
  return { factor: cost.after / cost.before, logError: Math.hypot(error(basis.before), error(basis.after)) };
}

/** Two standard errors on either side: about 95 %. */
const REACH = 1.96;

/** Returns a measured factor as the composition of a comparison. */
export function measuredComposition({ factor, logError }: MeasuredFactor): Composition {
  const reach = Math.exp(REACH * logError);
  return { factor, low: factor / reach, high: factor * reach, method: 'measured' };
}

/** Returns a shift with its cost on both sides; bounds become bounds of the cost. */
export function withCost(shift: Shift, cost: Cost): Shift {
  return { ...shift, cost: shiftCost(shift, cost) };
}

/** Returns a shift with its delta at equal cost, where the composition is known. */
export function withCorrection(shift: Shift, composition: Composition | null): Shift {
  return composition === null ? shift : { ...shift, corrected: correctedDelta(shift, composition.factor) };
}

function shiftCost(shift: Shift, cost: Cost): ShiftCost {
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

/** after x factor - before, in points of the before total. */
function correctedDelta(shift: Shift, factor: number): Delta {
  const from = shift.before.range;
  const to = shift.after.range;
  const points =
    shift.delta.points === null ? null : Math.round((shift.after.ticks ?? 0) * factor - (shift.before.ticks ?? 0));
  return {
    points,
    low: Math.floor((to.low * factor - from.high) / HUNDREDTH) * HUNDREDTH + 0,
    high: Math.ceil((to.high * factor - from.low) / HUNDREDTH) * HUNDREDTH + 0,
  };
}
