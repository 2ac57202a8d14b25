import type { Entry } from '../../model/entry.ts';
import type { BothSides, OwnSide, SideName, Stated } from '../../model/profile.ts';
import { addShares, NO_SHARE, type Share } from '../../model/share.ts';
import type { DiffRow } from './diff-row.ts';
import type { Keys } from './keys.ts';
import { type BothShares, isComplete } from './shares.ts';

/** The entries of a table: its rows with their share in the baseline, and what each side holds. */
export interface Sides {
  readonly entries: readonly Entry[];
  readonly both: BothSides;
}

/** Returns both sides of a table, its rows in order. The labels are the files' names, null where the table has none. */
export function sidesOf(
  rows: readonly DiffRow[],
  keys: Keys,
  shares: readonly BothShares[],
  labels: Readonly<Record<SideName, string | null>>,
): Sides {
  const of = (side: SideName): readonly Listed[] =>
    rows.map((row, at) => {
      const cells = keys.cells[at] ?? { comm: null, pid: null, cpu: null, dso: null, symbol: null };
      const { [side]: share = null, periods } = shares[at] ?? { periods: { before: null, after: null } };
      const entry = { line: row.line.number, samples: null, period: periods[side], ...cells, level: row.level };
      return { share, entry: share === null ? { ...entry, ...ABSENT, period: null } : { ...entry, overhead: share } };
    });
  const before = of('before');
  return {
    entries: before.map(({ entry }) => entry),
    both: { before: ownSide(before, labels.before), after: ownSide(of('after'), labels.after) },
  };
}

interface Listed {
  readonly share: Share | null;
  readonly entry: Entry;
}

/** perf leaves a cell blank where the recording has no sample of the row. */
const ABSENT: Pick<Entry, 'overhead' | 'atMost' | 'absent'> = { overhead: NO_SHARE, atMost: 0, absent: true };

/**
 * A complete list says by itself that a row is not in it. In an excerpt the blank cell says so, unless the side lists
 * the symbol under another object: those two are to be paired.
 */
function ownSide(rows: readonly Listed[], label: string | null): OwnSide {
  const listed = rows.filter(({ share }) => share !== null);
  const own = { label, stacks: null };
  if (isComplete(rows.map(({ share }) => share))) return { ...own, entries: listed.map(entryOf), stated: null };
  const symbols = new Set(listed.map(({ entry }) => entry.symbol));
  const absent = rows.filter(({ share, entry }) => share === null && !symbols.has(entry.symbol));
  if (absent.length === 0) return { ...own, entries: listed.map(entryOf), stated: null };
  return { ...own, entries: [...listed, ...absent].map(entryOf), stated: statedOf(listed) };
}

function entryOf({ entry }: Listed): Entry {
  return entry;
}

/** perf diff sorts by difference, so the smallest listed share bounds nothing. */
function statedOf(listed: readonly Listed[]): Stated {
  const shares = listed.map(({ entry }) => entry.overhead);
  return {
    rows: listed.length,
    listedTicks: shares.reduce(addShares, NO_SHARE).ticks,
    floorTicks: shares.reduce<number | null>((least, { ticks }) => Math.min(least ?? ticks, ticks), null),
    cut: 'picked',
  };
}
