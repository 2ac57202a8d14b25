import type { ByteFile, ByteSource } from '../model/bytes.ts';
import { RowMemory } from './known-rows.ts';
import { canBeCut, READERS, type Reading } from './readers.ts';
import { readingOf } from './reading.ts';
import { eachPiece } from './whole-lines.ts';

/** Files that another thread reads, the last one first, while this one reads them from the first one on. */
export interface TablesAhead {
  /** Has another thread begin with the files that are read behind one, where that is worth it. */
  readonly begin: (name: string) => void;
  /** Returns whether it has begun with a file, or is done with it. */
  readonly hasBegun: (name: string) => boolean;
  /**
   * Returns the tables that it has read and that were not returned before, in the order in which it has read them, once it is
   * done with a file; none where nobody has begun with that. What stands in one is known only to those who know all before it.
   */
  readonly arrived: (name: string) => readonly NamedTable[];
  /** Returns whether a file is still the one of that name that it has read. */
  readonly isRead: (name: string, file: ByteFile) => boolean;
}

/** A table of a file. */
export interface NamedTable {
  readonly name: string;
  readonly table: TableAhead;
}

/** A table as another thread has read it: how its beginning says that it is read, and its part. */
export interface TableAhead extends Reading {
  readonly part: unknown;
}

/** Reads a table of a file that begins with some bytes; returns the arrays in it that are its own as well. */
export type ReadTable = (
  name: string,
  head: Uint8Array,
  source: ByteSource,
) => { readonly table: TableAhead; readonly arrays: readonly ArrayBufferView[] } | null;

/**
 * Returns what reads tables one after the other for another thread: of each its part, with those rows whose texts no table
 * before it had. Null where it is no table, or takes lines. `table` are the bytes of one that is worth it.
 */
export function tableParts(from: string | null, table?: number): ReadTable {
  const memory = new RowMemory();
  return (name, head, source) => {
    const reading = readingOf(from, name, head, table);
    if (reading === null || canBeCut(reading)) return null;
    const reader = READERS[reading.format]?.make(reading.head, { bytes: 0, memory });
    const read = reader !== undefined && eachPiece(source, reader) ? reader.part() : null;
    return read === null ? null : { table: { ...reading, part: read.part }, arrays: read.arrays };
  };
}
