import type { ByteFile, BytesRead, ChooseReader } from '../model/bytes.ts';
import { type FilesAhead, readHalves, type StartSecond } from './halves.ts';
import { RowMemory } from './known-rows.ts';
import { canBeCut, READERS, type Reading } from './readers.ts';
import { readingOf } from './reading.ts';
import type { NamedTable, TablesAhead } from './tables-ahead.ts';

/** How inputs are read by their bytes. */
export interface BytesOptions {
  /** Bytes of the pieces that are read at once. */
  readonly size?: number | undefined;
  /** Starts another thread for half of a large file; without it there is none. */
  readonly start?: StartSecond | undefined;
  /** Files that another thread reads meanwhile; without it there are none. */
  readonly ahead?: FilesAhead | undefined;
  /** Tables that another thread reads meanwhile; without it there are none. */
  readonly tables?: TablesAhead | undefined;
  /** Bytes of a file that is large. */
  readonly large?: number | undefined;
  /** Bytes of a table that is worth it, at most those that are looked at. */
  readonly table?: number | undefined;
}

/** Returns what chooses how to read an input of the format `from`, of any where that is null, by its bytes. */
export function chooseReader(from: string | null, options: BytesOptions = {}): ChooseReader {
  const memory = new RowMemory();
  const { tables } = options;
  const finished = new Map<string, BytesRead | null>();
  const takeAhead = (name: string, file: ByteFile): BytesRead | null => {
    for (const each of tables?.arrived(name) ?? []) finished.set(each.name, finishTable(each, memory));
    const read = finished.get(name) ?? null;
    finished.delete(name);
    return tables?.isRead(name, file) === true ? read : null;
  };
  return (name, head) => {
    const begins = (): Reading | null => readingOf(from, name, head, options.table);
    // What another thread has read it has looked at as well.
    const isAhead = tables?.hasBegun(name) === true;
    const reading = isAhead ? null : begins();
    if (reading === null && !isAhead) return null;
    return (source, file) => {
      const ahead = file === undefined ? null : takeAhead(name, file);
      if (ahead !== null) return ahead;
      const own = reading ?? begins();
      if (own === null) return null;
      if (!canBeCut(own)) tables?.begin(name);
      return readHalves(own, name, source, { ...options, memory, file });
    };
  };
}

/** Returns what a table is of which another thread has read the rows; null where this one has to look at it. */
function finishTable({ name, table: { format, head, part } }: NamedTable, memory: RowMemory): BytesRead | null {
  const reader = READERS[format]?.make(head, { bytes: 0, memory });
  return reader?.add(part) === true ? reader.finish(name) : null;
}
