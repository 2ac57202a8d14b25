import type { Delta, ShiftSide, Status } from '../model/comparison.ts';
import { HUNDREDTH } from '../model/share.ts';

/** The values that a side's true share may have, in ticks. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Returns the range that a listed figure guarantees: half of its last digit on either side, never below 0. */
export function rangeOfListed(ticks: number, slack: number): Range {
  return { low: Math.max(0, ticks - slack), high: ticks + slack };
}

/**
 * Returns after - before. The ends of the interval are rounded outwards to hundredths of a point, perf's own last digit,
 * so that 1.695 - 0.355 is said as 1.34 and 1.705 - 0 as 1.71; exact figures stay exact.
 */
export function deltaOf(before: Range, after: Range, points: number | null): Delta {
  const low = after.low - before.high;
  const high = after.high - before.low;
  const exact = before.low === before.high && after.low === after.high;
  if (exact) return { points, low, high };
  return {
    points,
    low: Math.floor(low / HUNDREDTH) * HUNDREDTH + 0,
    high: Math.ceil(high / HUNDREDTH) * HUNDREDTH + 0,
  };
}

/** Which lists hold every row; a bound of 0 alone does not say so, because the smallest listed share may be 0.00. */
export interface Complete {
  readonly before: boolean;
  readonly after: boolean;
}

/** Returns the difference of the printed figures; a row missing from a complete list counts 0, a bounded one as unknown. */
export function pointsOf(before: ShiftSide, after: ShiftSide, complete: Complete): number | null {
  if (before.upTo !== null || after.upTo !== null) return null;
  const from = before.ticks ?? (complete.before ? 0 : null);
  const to = after.ticks ?? (complete.after ? 0 : null);
  return from === null || to === null ? null : to - from;
}

/** Returns what can be said about a shift. */
export function statusOf(before: ShiftSide, after: ShiftSide, delta: Delta, complete: Complete): Status {
  if (before.ticks === null && complete.before) return 'new';
  if (after.ticks === null && complete.after) return 'gone';
  if (delta.low > 0) return 'grew';
  if (delta.high < 0) return 'shrank';
  return isBounded(before) || isBounded(after) ? 'unclear' : 'same';
}

function isBounded({ ticks, upTo }: ShiftSide): boolean {
  return ticks === null || upTo !== null;
}
