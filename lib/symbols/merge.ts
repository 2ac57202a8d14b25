import type { Entry } from '../model/entry.ts';
import { type EntryKey, entryKeyOf, type Identity } from '../model/identity.ts';
import type { Profile } from '../model/profile.ts';
import { type NormalizedProfile, type Row, sumRows } from '../model/row.ts';
import { NO_SHARE } from '../model/share.ts';
import { identify, type Suffixes } from './identify.ts';

/** Returns a profile with its rows by identity. */
export function normalizeProfile(profile: Profile, suffixes: Suffixes = 'fold'): NormalizedProfile {
  return { profile, rows: mergeEntries(profile.entries, suffixes) };
}

/** Returns the rows of a profile by identity, in order of first appearance. Duplicate rows add up. */
export function mergeEntries(entries: readonly Entry[], suffixes: Suffixes = 'fold'): ReadonlyMap<EntryKey, Row> {
  const rows = new Map<EntryKey, Row[]>();
  for (const entry of entries) {
    const identity = identify(entry, suffixes);
    const key = entryKeyOf(identity);
    const same = rows.get(key);
    if (same === undefined) rows.set(key, [rowOf(entry, identity)]);
    else same.push(rowOf(entry, identity));
  }
  return new Map([...rows].map(([key, same]) => [key, sumRows(same) as Row]));
}

function rowOf(entry: Entry, identity: Identity): Row {
  return {
    identity,
    share: entry.atMost === undefined ? entry.overhead : NO_SHARE,
    atMost: entry.atMost ?? null,
    absent: entry.absent ?? false,
    upTo: entry.upTo ?? null,
    spread: entry.spread ?? null,
    samples: entry.samples,
    names: [entry.symbol ?? ''],
    rules: identity.rules,
    renamed: null,
    counts: [entry.samples],
    rows: 1,
  };
}
