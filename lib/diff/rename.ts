import { type EntryKey, entryKeyOf } from '../model/identity.ts';
import { addRows, type Row } from '../model/row.ts';

/** A move that the user accepts: `from` is now called `to`. Names are normalized ones. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

/**
 * Returns rows in which both names of each rename are one, under the new name. Every row of the new name tells of how
 * many names it is the sum and how many of them this side lists, because those that it does not list keep their bound.
 */
export function renameRows(rows: ReadonlyMap<EntryKey, Row>, renames: readonly Rename[]): ReadonlyMap<EntryKey, Row> {
  if (renames.length === 0) return rows;
  const renamed = new Map<EntryKey, Row>();
  const listed = new Map<EntryKey, Set<string>>();
  for (const row of rows.values()) {
    const old = row.identity.symbol;
    const symbol = lastName(old, renames);
    const names = namesOf(symbol, renames);
    if (names.size === 1) {
      renamed.set(entryKeyOf(row.identity), row);
      continue;
    }
    const identity = { ...row.identity, symbol };
    const key = entryKeyOf(identity);
    const seen = (listed.get(key) ?? new Set()).add(old);
    listed.set(key, seen);
    const other = renamed.get(key);
    const sum = other === undefined ? { ...row, identity } : addRows(other, { ...row, identity });
    renamed.set(key, { ...sum, renamed: { names: names.size, listed: seen.size } });
  }
  return renamed;
}

/** Follows renames to their end; a circle ends where it began. */
function lastName(symbol: string, renames: readonly Rename[]): string {
  let name = symbol;
  for (let step = 0; step < renames.length; step++) {
    const next = renames.find((rename) => rename.from === name && rename.to !== name);
    if (next === undefined || next.to === symbol) return name;
    name = next.to;
  }
  return name;
}

function namesOf(symbol: string, renames: readonly Rename[]): ReadonlySet<string> {
  return new Set([
    symbol,
    ...renames.map((rename) => rename.from).filter((from) => lastName(from, renames) === symbol),
  ]);
}

/** Returns the renames whose old name stands on neither side and is made by no other. */
export function unknownRenames(
  sides: readonly ReadonlyMap<EntryKey, Row>[],
  renames: readonly Rename[],
): readonly Rename[] {
  if (renames.length === 0) return renames;
  const names = new Set(sides.flatMap((rows) => [...rows.values()].map((row) => row.identity.symbol)));
  const made = new Set(renames.map((rename) => rename.to));
  return renames.filter((rename) => !names.has(rename.from) && !made.has(rename.from));
}
