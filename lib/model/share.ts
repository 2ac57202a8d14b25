/**
 * Shares of a profile's total, exact.
 *
 * perf prints two decimals ("%.2f%%", ui/hist.c hpp__fmt), old layouts one, people any number. A difference of
 * two printed figures is exact in decimal and must not pick up binary dust, so a share is an integer count of
 * ticks and remembers how far the true value may lie from what was printed.
 */

/** Ticks in one percentage point: a tick is a millionth of a point. */
export const TICKS_PER_POINT = 1_000_000;

/** The whole of a profile, 100 %, in ticks. */
export const WHOLE: number = 100 * TICKS_PER_POINT;

/** Ticks in the last digit that perf prints, 0.01 points. */
export const HUNDREDTH: number = TICKS_PER_POINT / 100;

/** A share as printed: `ticks` is its exact value, `slack` is half of its last digit (0 when the share is exact). */
export interface Share {
  readonly ticks: number;
  readonly slack: number;
}

const DECIMALS_KEPT = 6;
/** Tables print the same few shares over and over: so many of them are remembered. */
const MOST_KNOWN = 1 << 14;
const known = new Map<string, Share>();

/**
 * Returns the share that a plain decimal such as `13.15` or `0,35` states, or null when the text is none.
 * Digits behind the sixth decimal are rounded away; the text carries no sign and no percent sign.
 */
export function parseShare(text: string): Share | null {
  const before = known.get(text);
  if (before !== undefined) return before;
  const share = readShare(text);
  if (share !== null && known.size < MOST_KNOWN) known.set(text, share);
  return share;
}

function readShare(text: string): Share | null {
  const match = /^(\d{1,9})(?:[.,](\d{1,12}))?$/.exec(text);
  if (match === null) return null;
  const decimals = match[2] ?? '';
  const kept = decimals.slice(0, DECIMALS_KEPT).padEnd(DECIMALS_KEPT, '0');
  const carry = Number(decimals[DECIMALS_KEPT] ?? '0') >= 5 ? 1 : 0;
  const ticks = Number(match[1]) * TICKS_PER_POINT + Number(kept) + carry;
  return { ticks, slack: (TICKS_PER_POINT / 10 ** Math.min(decimals.length, DECIMALS_KEPT)) * 0.5 };
}

/** Returns the sum of shares; the slack of a sum is the sum of its parts' slacks. */
export function addShares(a: Share, b: Share): Share {
  return { ticks: a.ticks + b.ticks, slack: a.slack + b.slack };
}

/** The empty sum. */
export const NO_SHARE: Share = { ticks: 0, slack: 0 };

/** Returns ticks as plain percentage points, the double nearest to the exact decimal. Absent stays null. */
export function toPoints(ticks: number): number;
export function toPoints(ticks: number | null): number | null;
export function toPoints(ticks: number | null): number | null {
  return ticks === null ? null : ticks / TICKS_PER_POINT;
}
