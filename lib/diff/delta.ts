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

/** Returns the difference of the printed figures; a row missing from a complete list counts 0, a bounded one as unknown. */
export function pointsOf(before: ShiftSide, after: ShiftSide): number | null {
  const from = before.ticks ?? (before.atMost === 0 ? 0 : null);
  const to = after.ticks ?? (after.atMost === 0 ? 0 : null);
  return from === null || to === null ? null : to - from;
}

/** Returns what can be said about a shift. */
export function statusOf(before: ShiftSide, after: ShiftSide, delta: Delta): Status {
  if (before.ticks === null && before.atMost === 0) return 'new';
  if (after.ticks === null && after.atMost === 0) return 'gone';
  if (delta.low > 0) return 'grew';
  if (delta.high < 0) return 'shrank';
  return before.ticks !== null && after.ticks !== null ? 'same' : 'unclear';
}
