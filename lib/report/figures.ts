import type { Delta, Shift, ShiftSide } from '../model/comparison.ts';
import { TICKS_PER_POINT, toPoints } from '../model/share.ts';

/**
 * Numbers as text. This is the only place that rounds: shares and points have two decimals as perf prints them, one
 * where the input had no more.
 */
const TENTH = TICKS_PER_POINT / 10;

/** Returns a share such as `13.15`, without a percent sign. `slack` tells how exactly the input printed it. */
export function formatShare(ticks: number, slack = 0): string {
  const coarse = slack >= TENTH / 2 && ticks % TENTH === 0;
  return toPoints(ticks).toFixed(coarse ? 1 : 2);
}

/** Returns signed points such as `-0.73`; a difference of nothing is `0.00` without a sign. */
export function formatPoints(ticks: number): string {
  const text = toPoints(Math.abs(ticks)).toFixed(2);
  if (Number(text) === 0) return text;
  return (ticks < 0 ? '-' : '+') + text;
}

/** Returns the cell of a side: a share, a bound such as `<=0.35`, or `other` where a complete list lacks the row. */
export function formatSide(side: ShiftSide, other: 'new' | 'gone'): string {
  if (side.ticks !== null) return formatShare(side.ticks, side.slack);
  return side.atMost === 0 || side.atMost === null ? other : `<=${formatShare(side.atMost)}`;
}

/**
 * Returns the delta of a row: points where both figures are known, else the end that is certain (`>=1.34`, `<=-1.23`),
 * and `?` where the bound leaves open whether there is a shift.
 */
export function formatDelta(shift: Shift): string {
  const { delta } = shift;
  if (delta.points !== null) return formatPoints(delta.points);
  if (delta.low > 0) return `>=${toPoints(delta.low).toFixed(2)}`;
  return delta.high < 0 ? `<=${toPoints(delta.high).toFixed(2)}` : '?';
}

/** Returns how large a shift can be at the most, without its sign, such as `0.28`. */
export function formatWithin(deltas: readonly Delta[]): string {
  const most = Math.max(0, ...deltas.map((delta) => Math.max(Math.abs(delta.low), Math.abs(delta.high))));
  return toPoints(most).toFixed(2);
}

/** Returns a count with its noun, such as `1 row` or `27 rows`. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
