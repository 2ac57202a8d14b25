import type { Delta, ShiftSide, Status } from '../model/comparison.ts';
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

/**
 * Returns the cell of a side: a share, a bound such as `<=0.35`, or the status where a complete list lacks the row. A
 * figure that stands for some of a row's names only is shown with what all of them have at most: `2.18..2.53`.
 */
export function formatSide(side: ShiftSide, status: Status): string {
  if (side.ticks === null) return status === 'new' || status === 'gone' ? status : `<=${formatShare(side.atMost ?? 0)}`;
  const listed = formatShare(side.ticks, side.slack);
  return side.upTo === null ? listed : `${listed}..${formatShare(side.upTo)}`;
}

/**
 * Returns a delta: points where both figures are known, else the end that is certain (`>=1.34`, `<=-1.23`),
 * and `?` where the bound leaves open whether there is a shift.
 */
export function formatDelta(delta: Delta): string {
  if (delta.points !== null) return formatPoints(delta.points);
  if (delta.low > 0) return `>=${toPoints(delta.low).toFixed(2)}`;
  return delta.high < 0 ? `<=${toPoints(delta.high).toFixed(2)}` : '?';
}

/** Returns how large a shift can be at the most, without its sign, such as `0.28`. */
export function formatWithin(deltas: readonly Delta[]): string {
  let most = 0;
  for (const { low, high } of deltas) {
    if (-low > most) most = -low;
    if (high > most) most = high;
  }
  return toPoints(most).toFixed(2);
}

/** Returns a count with its noun, such as `1 row` or `27 rows`. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Returns a number with its digits in groups of three, such as `16,154,066`; fractions only below 1000. */
export function formatNumber(value: number): string {
  const digits = value < 1000 ? trimZeros(value.toFixed(3)) : value.toFixed(0);
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Returns a relative change in percent with its sign, such as `-0.30 %`. */
export function formatPercent(relative: number): string {
  const text = (Math.abs(relative) * 100).toFixed(2);
  return `${Number(text) === 0 ? '' : relative < 0 ? '-' : '+'}${text} %`;
}

/** Returns a cost such as `61.90`, without its unit. */
export function formatCost(value: number): string {
  return value < 1000 ? value.toFixed(2) : formatNumber(value);
}

/** Returns a difference of costs with its sign; one that the bounds leave open only by its certain end, or as `?`. */
export function formatCostDelta(delta: {
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
}): string {
  if (delta.value !== null) return signed(delta.value);
  const low = Math.floor(delta.low * 100) / 100;
  const high = Math.ceil(delta.high * 100) / 100;
  if (low > 0) return `>=${low.toFixed(2)}`;
  return high < 0 ? `<=${high.toFixed(2)}` : '?';
}

/** Returns a probability such as `0.012`, with two digits that count; `<0.0001` below that. */
export function formatProbability(p: number): string {
  if (p < 0.0001) return '<0.0001';
  return p < 0.01 ? p.toPrecision(2) : p.toFixed(2);
}

/** Returns a plain difference with its sign and two decimals. */
export function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return Number(text) === 0 ? text : (value < 0 ? '-' : '+') + text;
}

function trimZeros(text: string): string {
  return text.replace(/\.?0+$/, '');
}

/** Returns a factor with the interval that it lies in, such as `x1.055 (1.014 to 1.097)`; one that is stated has none. */
export function formatFactor(factor: number, low: number, high: number): string {
  const value = `x${factor.toFixed(3)}`;
  return low === high ? value : `${value} (${low.toFixed(3)} to ${high.toFixed(3)})`;
}
