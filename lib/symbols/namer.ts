import type { RowCells } from '../model/entry-table.ts';
import { type EntryKey, entryKeyOf, type Identity, keyOfSymbol, keyStartOf } from '../model/identity.ts';
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
  /** Who its plain names are but for their symbols, and how their keys begin; null where nobody asked, or a rule looks at them. */
  plain: { readonly identity: Identity; readonly keyStart: string } | null;
}

const newLevels = (): Map<string | null, KnownObject> => new Map();
const newObject = (): KnownObject => ({ symbols: new Map(), plain: null });

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
    const object = inside(inside(objects, entry.dso, newLevels), entry.level, newObject);
    const known = object.symbols.get(entry.symbol);
    if (known !== undefined) return known;
    const found = nameIn(object, entry, suffixes);
    object.symbols.set(entry.symbol, found);
    return found;
  };
}

function nameIn(object: KnownObject, entry: RowCells, suffixes: Suffixes): Named {
  const { symbol, dso } = entry;
  // A name may be that of its object.
  if (symbol === null || symbol === dso || !PLAIN.test(symbol)) return namedAs(identify(entry, suffixes), entry);
  if (object.plain !== null) {
    const { identity, keyStart } = object.plain;
    return { key: keyOfSymbol(keyStart, symbol), identity: { ...identity, symbol }, names: [symbol] };
  }
  const identity = identify(entry, suffixes);
  if (identity.symbol === symbol) object.plain = { identity, keyStart: keyStartOf(identity) };
  return namedAs(identity, entry);
}

function namedAs(identity: Identity, { symbol }: RowCells): Named {
  return { key: entryKeyOf(identity), identity, names: [symbol ?? ''] };
}
