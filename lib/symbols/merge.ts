import type { Entry } from '../model/entry.ts';
import { type EntryKey, entryKeyOf, type Identity } from '../model/identity.ts';
import type { Profile } from '../model/profile.ts';
import { addRows, type NormalizedProfile, type Row } from '../model/row.ts';
import { NO_SHARE } from '../model/share.ts';
import { identify, type Suffixes } from './identify.ts';

/** Returns a profile with its rows by identity. */
export function normalizeProfile(profile: Profile, suffixes: Suffixes = 'fold'): NormalizedProfile {
  return { profile, rows: mergeEntries(profile.entries, suffixes) };
}

/** Returns the rows of a profile by identity, in order of first appearance. Duplicate rows add up. */
export function mergeEntries(entries: readonly Entry[], suffixes: Suffixes = 'fold'): ReadonlyMap<EntryKey, Row> {
  const rows = new Map<EntryKey, Row>();
  for (const entry of entries) {
    const identity = identify(entry, suffixes);
    const key = entryKeyOf(identity);
    const row = rows.get(key);
    rows.set(key, row === undefined ? rowOf(entry, identity) : addRows(row, rowOf(entry, identity)));
  }
  return rows;
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
