import type { Entry } from '../model/entry.ts';
import type { EntryList } from '../model/entry-list.ts';
import type { EntryKey } from '../model/identity.ts';
import type { Profile } from '../model/profile.ts';
import { type NormalizedProfile, type Row, sumRows } from '../model/row.ts';
import { NO_SHARE } from '../model/share.ts';
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
  const rows = new Map<EntryKey, Row>();
  const several = new Map<EntryKey, Row[]>();
  for (const entry of entries) {
    const named = nameOf(entry);
    const row = rowOf(entry, named);
    const first = rows.get(named.key);
    if (first === undefined) {
      rows.set(named.key, row);
      continue;
    }
    const same = several.get(named.key);
    if (same === undefined) several.set(named.key, [first, row]);
    else same.push(row);
  }
  for (const [key, same] of several) rows.set(key, sumRows(same) as Row);
  return rows;
}

function rowOf(entry: Entry, { identity, names }: Named): Row {
  return {
    identity,
    share: entry.atMost === undefined ? entry.overhead : NO_SHARE,
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
