import type { Entry } from '../model/entry.ts';
import type { EntryList } from '../model/entry-list.ts';
import type { EntryKey } from '../model/identity.ts';
import type { Profile } from '../model/profile.ts';
import type { NormalizedProfile, Row } from '../model/row.ts';
import { addShares, NO_SHARE, type Share } from '../model/share.ts';
import type { Suffixes } from './identify.ts';
import { type Named, type Namer, namer } from './namer.ts';

/**
 * Returns a profile with its rows by identity. `nameOf` tells who its entries are; one that was made with the same suffixes
 * may be handed from profile to profile.
 */
export function normalizeProfile(
  profile: Profile,
  suffixes: Suffixes = 'fold',
  nameOf: Namer = namer(suffixes),
): NormalizedProfile {
  return { profile, rows: mergeEntries(profile.entries, nameOf) };
}

/** Returns the rows of a profile by identity, in order of first appearance. Duplicate rows add up. */
function mergeEntries(entries: EntryList, nameOf: Namer): ReadonlyMap<EntryKey, Row> {
  const sums = new Map<EntryKey, Sum>();
  for (const entry of entries) {
    const named = nameOf(entry);
    const sum = sums.get(named.key);
    if (sum === undefined) sums.set(named.key, { named: [named], row: rowOf(entry, named) });
    else addEntry(sum, entry, named);
  }
  const rows = new Map<EntryKey, Row>();
  for (const [key, { row, named }] of sums) {
    if (named.length > 1) {
      row.names = [...new Set(named.flatMap(({ names }) => names))];
      row.rules = [...new Set(named.flatMap(({ identity }) => identity.rules))];
    }
    row.counts = [row.samples];
    rows.set(key, row);
  }
  return rows;
}

/** Entries added up as `sumRows` would their rows, and who they are: mostly all of them the same, found by one look. */
interface Sum {
  readonly named: Named[];
  readonly row: Mutable<Row>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function addEntry({ named: known, row }: Sum, entry: Entry, named: Named): void {
  if (known.at(-1) !== named) known.push(named);
  const { spread = null, samples } = entry;
  row.share = addShares(row.share, shareOf(entry));
  row.atMost = row.atMost === null || entry.atMost === undefined ? null : row.atMost + entry.atMost;
  row.absent &&= entry.absent ?? false;
  row.upTo ??= entry.upTo ?? null;
  row.spread = row.spread === null || spread === null ? null : Math.round(Math.hypot(row.spread, spread));
  row.samples = row.samples === null || samples === null ? null : row.samples + samples;
  row.rows++;
}

function shareOf({ atMost, overhead }: Entry): Share {
  return atMost === undefined ? overhead : NO_SHARE;
}

function rowOf(entry: Entry, { identity, names }: Named): Row {
  return {
    identity,
    share: shareOf(entry),
    atMost: entry.atMost ?? null,
    absent: entry.absent ?? false,
    upTo: entry.upTo ?? null,
    spread: entry.spread ?? null,
    samples: entry.samples,
    names,
    rules: identity.rules,
    renamed: null,
    counts: [entry.samples],
    rows: 1,
  };
}
