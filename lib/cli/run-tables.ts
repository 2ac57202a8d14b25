import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { LARGE } from '../bytes/halves.ts';
import { LOOKED_AT } from '../bytes/reading.ts';
import { type ReadTable, tableParts } from '../bytes/tables-ahead.ts';
import type { ByteSource } from '../model/bytes.ts';
import { markOf } from './file-mark.ts';
import { asThread } from './start-thread.ts';
import { BEGUN, LEFT, POSTED, type TableRead, type TablesWork } from './tables-ahead.ts';

/** Reads tables as a thread, the last one first, each that nobody else has begun with. What goes wrong the other thread will find as well. */
export function runTables(work: TablesWork): void {
  const { port, tables } = work;
  const { paths, from, states } = tables;
  const readTable = tableParts(from);
  asThread(work, () => {
    for (let at = paths.length - 1; at >= 0; at--) {
      if (Atomics.compareExchange(states, at, LEFT, BEGUN) !== LEFT) continue;
      const read = readFile(paths[at] as string, readTable);
      if (read !== null) {
        const posted: TableRead = { at, file: read.file, table: read.table };
        port.postMessage(
          posted,
          read.arrays.map(({ buffer }) => buffer as ArrayBuffer),
        );
      }
      Atomics.store(states, at, POSTED);
      Atomics.notify(states, at);
    }
  });
}

function readFile(
  path: string,
  readTable: ReadTable,
): (Pick<TableRead, 'file' | 'table'> & { readonly arrays: readonly ArrayBufferView[] }) | null {
  let descriptor = -1;
  try {
    // Not opened where it is none: a pipe would be waited for.
    if (!statSync(path).isFile()) return null;
    descriptor = openSync(path, 'r');
    const file = markOf(descriptor);
    if (file.size >= LARGE) return null;
    const head = Buffer.alloc(LOOKED_AT);
    const read = readTable(path, head.subarray(0, readSync(descriptor, head, 0, LOOKED_AT, 0)), sourceOf(descriptor));
    return read === null ? null : { ...read, file };
  } catch {
    // Reading it will say why.
    return null;
  } finally {
    if (descriptor >= 0) closeSync(descriptor);
  }
}

function sourceOf(descriptor: number): ByteSource {
  let at = 0;
  return (into) => {
    const count = readSync(descriptor, into, 0, into.length, at);
    at += count;
    return count;
  };
}
