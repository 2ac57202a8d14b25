import { compareProfiles } from '../../lib/diff/compare.ts';
import type { Sort } from '../../lib/diff/rank.ts';
import type { Comparison, Shift } from '../../lib/model/comparison.ts';
import type { Entry, Level } from '../../lib/model/entry.ts';
import { NO_FACTS, type Profile } from '../../lib/model/profile.ts';
import { NO_SHARE, parseShare } from '../../lib/model/share.ts';
import { normalizeProfile } from '../../lib/symbols/merge.ts';

/** A row as a person writes it: `13.15 [kernel] [k] foo`; without an object where the table has no DSO column. */
const ROW = /^(\S+) (?:(.*?) )?\[([k.guH])\](?: (.*))?$/;

/** Returns the profile of rows. */
export function tableOf(rows: readonly string[], changes: Partial<Profile> = {}): Profile {
  return {
    source: 'table.txt',
    line: 1,
    endLine: rows.length,
    format: 'perf-rows',
    columns: [],
    facts: NO_FACTS,
    entries: rows.map(entryOf),
    elided: false,
    label: null,
    side: null,
    stated: null,
    stacks: null,
    ...changes,
  };
}

function entryOf(row: string, at: number): Entry {
  const match = ROW.exec(row);
  if (match === null) throw new Error(`no row: ${row}`);
  const [, share, dso, level, symbol] = match;
  const none = { samples: null, period: null, comm: null, pid: null, cpu: null };
  const overhead = parseShare(share ?? '') ?? NO_SHARE;
  return { ...none, line: at + 1, overhead, dso: dso ?? null, level: level as Level, symbol: symbol ?? '' };
}

/** Returns the comparison of two tables. */
export function compareTables(
  before: readonly string[] | Profile,
  after: readonly string[] | Profile,
  sort: Sort = 'delta',
): Comparison {
  const profile = (side: readonly string[] | Profile): Profile => ('source' in side ? side : tableOf(side));
  return compareProfiles(normalizeProfile(profile(before)), normalizeProfile(profile(after)), { sort });
}

/** Returns what the two sides say of a row, in points: `13.15`, or `<=0.35` where the row is not listed. */
export function cellsOf(shift: Shift): string {
  const cell = ({ ticks, atMost }: Shift['before']): string =>
    ticks !== null ? (ticks / 1e6).toFixed(2) : `<=${((atMost ?? Number.NaN) / 1e6).toFixed(2)}`;
  return `${cell(shift.before)} ${cell(shift.after)}`;
}
