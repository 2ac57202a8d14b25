import type { RowCells } from '../model/entry-table.ts';
import { type EntryKey, entryKeyOf, type Identity } from '../model/identity.ts';
import { inside } from '../model/inside.ts';
import { identify, type Suffixes } from './identify.ts';

/** Who an entry is, under which key its rows are added up, and what it is called as written. */
export interface Named {
  readonly key: EntryKey;
  readonly identity: Identity;
  readonly names: readonly [string];
}

/** Tells who entries are. */
export type Namer = (entry: RowCells) => Named;

/**
 * Returns a namer that remembers what it was asked: the rows of several commands, threads or CPUs name the same symbols, and
 * so do runs of one program.
 */
export function namer(suffixes: Suffixes = 'fold'): Namer {
  const objects = new Map<string | null, Map<string | null, Map<string | null, Named>>>();
  return (entry) => {
    // Only threads are named by more than their level, object and symbol.
    if (entry.level === null && entry.pid !== null) return named(entry, suffixes);
    const levels = inside(objects, entry.dso, () => new Map<string | null, Map<string | null, Named>>());
    const symbols = inside(levels, entry.level, () => new Map<string | null, Named>());
    const known = symbols.get(entry.symbol);
    if (known !== undefined) return known;
    const found = named(entry, suffixes);
    symbols.set(entry.symbol, found);
    return found;
  };
}

function named(entry: RowCells, suffixes: Suffixes): Named {
  const identity = identify(entry, suffixes);
  return { key: entryKeyOf(identity), identity, names: [entry.symbol ?? ''] };
}
