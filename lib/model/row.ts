import type { EntryKey, Identity } from './identity.ts';
import type { Profile } from './profile.ts';
import { addShares, type Share } from './share.ts';

/** The rows of one profile that are the same thing, added up. */
export interface Row {
  readonly identity: Identity;
  readonly share: Share;
  /** Set where the document states a bound in place of a figure. */
  readonly atMost: number | null;
  /** True where the document says that the row is not there at all. */
  readonly absent: boolean;
  /** Set where the document states a figure and, above it, what it may be at most. */
  readonly upTo: number | null;
  /** Standard deviation of the share over runs, in ticks; null where the input has none. */
  readonly spread: number | null;
  /** Null unless every row that was added has a count. */
  readonly samples: number | null;
  /** Spellings of the symbol, each once, in order of appearance. */
  readonly names: readonly string[];
  readonly rules: readonly string[];
  /** Of how many names accepted renames made the row, and how many of them this side lists; null without a rename. */
  readonly renamed: { readonly names: number; readonly listed: number } | null;
  /**
   * Samples in each run of the side, in order; null for a run without counts, and for one that does not list the row
   * although its list is not complete.
   */
  readonly counts: readonly (number | null)[];
  /** How many rows were added. */
  readonly rows: number;
}

/** What one run of a side is to a test. */
export interface Run {
  /** Samples of all its rows; null where it has none. */
  readonly samples: number | null;
  /** True where a row that it does not list has no samples. */
  readonly complete: boolean;
}

/** A profile and its rows by identity, in order of first appearance. */
export interface NormalizedProfile {
  readonly profile: Profile;
  readonly rows: ReadonlyMap<EntryKey, Row>;
  /** The runs that it is the mean of; absent for a single one. */
  readonly runs?: readonly Run[];
  /** Samples of each command in each run, where every row of every run names its command and has a count. */
  readonly comms?: ReadonlyMap<string, readonly number[]>;
}

/** Returns rows added up, with the identity of the first; null where there is none. */
export function sumRows(rows: readonly Row[]): Row | null {
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0) return first ?? null;
  const names = new Set(first.names);
  const rules = new Set(first.rules);
  const sum: Mutable<Row> = { ...first };
  const counts = [...first.counts];
  for (const row of others) {
    sum.share = addShares(sum.share, row.share);
    sum.atMost = addKnown(sum.atMost, row.atMost);
    sum.absent &&= row.absent;
    sum.upTo ??= row.upTo;
    sum.spread = sum.spread === null || row.spread === null ? null : Math.round(Math.hypot(sum.spread, row.spread));
    sum.samples = addKnown(sum.samples, row.samples);
    sum.renamed ??= row.renamed;
    sum.rows += row.rows;
    for (const name of row.names) names.add(name);
    for (const rule of row.rules) rules.add(rule);
    for (const [run, count] of counts.entries()) counts[run] = addKnown(count, row.counts[run] ?? null);
  }
  return { ...sum, names: [...names], rules: [...rules], counts };
}

/** Returns two rows added up, with the identity of the first. */
export function addRows(a: Row, b: Row): Row {
  return sumRows([a, b]) as Row;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function addKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
