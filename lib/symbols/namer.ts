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

/** What a namer remembers of an object at a level. */
interface KnownObject {
  readonly symbols: Map<string | null, Named>;
  /** Who its plain names are but for their symbols; null where nobody asked, or a rule looks at them. */
  plain: Identity | null;
}

/** A name in which no rule finds anything (`test/symbols/namer.test.ts`): the object says who it is. Most names are plain. */
const PLAIN = /^(?!bpf|__cfi_)[a-z_][\w:<>]*(?<!::h[\da-f]{16})$/i;

/**
 * Returns a namer that remembers what it was asked: the rows of several commands, threads or CPUs name the same symbols, and
 * so do runs of one program.
 */
export function namer(suffixes: Suffixes = 'fold'): Namer {
  const objects = new Map<string | null, Map<string | null, KnownObject>>();
  return (entry) => {
    // Only threads are named by more than their level, object and symbol.
    if (entry.level === null && entry.pid !== null) return namedAs(identify(entry, suffixes), entry);
    const levels = inside(objects, entry.dso, () => new Map<string | null, KnownObject>());
    const object = inside(levels, entry.level, () => ({ symbols: new Map<string | null, Named>(), plain: null }));
    const known = object.symbols.get(entry.symbol);
    if (known !== undefined) return known;
    const found = namedAs(identityOf(entry, object, suffixes), entry);
    object.symbols.set(entry.symbol, found);
    return found;
  };
}

function identityOf(entry: RowCells, object: KnownObject, suffixes: Suffixes): Identity {
  const { symbol, dso } = entry;
  // A name may be that of its object.
  if (symbol === null || symbol === dso || !PLAIN.test(symbol)) return identify(entry, suffixes);
  if (object.plain !== null) return { ...object.plain, symbol };
  const identity = identify(entry, suffixes);
  if (identity.symbol === symbol) object.plain = identity;
  return identity;
}

function namedAs(identity: Identity, { symbol }: RowCells): Named {
  return { key: entryKeyOf(identity), identity, names: [symbol ?? ''] };
}
