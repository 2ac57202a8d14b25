import { parseShare, type Share } from '../../model/share.ts';

/** A row of the comparison: what perf measured of a symbol in both kernels. */
export interface RobotRow {
  /** `self`, `children` or `calltrace`: only own shares add up to a whole. */
  readonly kind: string;
  readonly symbol: string;
  readonly before: Share;
  readonly after: Share;
  /** Standard deviation over the runs of a side, in ticks; null where it is too small to be printed. */
  readonly spread: { readonly before: number | null; readonly after: number | null };
}

/** The sign before a spread; what was `±` may have lost its encoding. */
const SPREAD = String.raw`(?:\s*[^\s\w.%+-]{1,3}\s*(\d{1,4})%)?`;
const FIGURE = String.raw`(\d{1,3}\.\d{1,6})`;
const ROW = new RegExp(
  String.raw`^\s*${FIGURE}${SPREAD}\s+([+-]\d{1,3}\.\d{1,6}|[+-]\d{1,6}\.\d%)\s+${FIGURE}${SPREAD}\s+perf-profile\.([a-z]{2,12})\.[\w:-]{1,40}?\.(\S{1,4000})\s*$`,
);

/** Returns the row that a line is; null where it is none. */
export function readRobotRow(text: string): RobotRow | null {
  const match = text.includes('perf-profile.') ? ROW.exec(text) : null;
  const before = parseShare(match?.[1] ?? '');
  const after = parseShare(match?.[4] ?? '');
  if (match === null || before === null || after === null) return null;
  const spread = { before: spreadOf(before, match[2]), after: spreadOf(after, match[5]) };
  return { kind: match[6] ?? '', symbol: match[7] ?? '', before, after, spread };
}

function spreadOf({ ticks }: Share, percent: string | undefined): number | null {
  return percent === undefined ? null : Math.round((ticks * Number(percent)) / 100);
}
