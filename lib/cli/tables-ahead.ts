import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { TableAhead, TablesAhead } from '../bytes/tables-ahead.ts';
import { type FileMark, isSameFile, markOf } from './file-mark.ts';
import { SILENCE_MS, startThread, type Thread } from './start-thread.ts';

/** What a thread is given that reads tables ahead. */
export interface TablesWork extends Thread {
  readonly tables: {
    readonly paths: readonly string[];
    /** As on the command line. */
    readonly from: string | null;
    /** What became of each, of those below. */
    readonly states: Int32Array;
  };
}

/** What a thread posts of a table that it has read. */
export interface TableRead {
  readonly at: number;
  readonly file: FileMark;
  readonly table: TableAhead;
}

/** Nobody has begun to read a table. */
export const LEFT = 0;
/** The other thread reads it. */
export const BEGUN = 1;
/** The other thread has posted it, or has nothing to post. */
export const POSTED = 2;
/** It is read here. */
const TAKEN = 3;

/** So many bytes are worth another thread: less is read before it has begun. */
const WORTH = 16 << 20;

/** Tables that a thread reads ahead, of which it has to be told. */
export interface Tables extends TablesAhead {
  /** Tells which files will be read, in their order; they are asked for only where that matters. */
  readonly expect: (files: () => readonly string[]) => void;
}

/**
 * Returns what has a thread of its own read the tables of repeated runs, from the second one on: whoever comes first reads a
 * table, and this thread has to ask what the rows of the first one say.
 */
export function tablesAhead(script: string, from: string | null, worth: number = WORTH): Tables {
  let files: (() => readonly string[]) | null = null;
  let reading: ReadingThread | null = null;
  return {
    expect: (expected) => {
      files = expected;
    },
    begin: (name) => {
      if (files === null || reading !== null || availableParallelism() < 2) return;
      const paths = pathsOf(files);
      files = null;
      const next = paths.slice(paths.indexOf(name) + 1);
      if (paths.includes(name) && next.reduce((sum, path) => sum + sizeOf(path), 0) >= worth)
        reading = startTables(script, next, from);
    },
    hasBegun: (name) => reading?.hasBegun(name) ?? false,
    take: (name, file) => reading?.take(name, markOf(file.descriptor)) ?? null,
  };
}

/** A thread that reads tables. */
interface ReadingThread {
  readonly hasBegun: (name: string) => boolean;
  readonly take: (name: string, mark: FileMark) => TableAhead | null;
}

function startTables(script: string, paths: readonly string[], from: string | null): ReadingThread {
  const states = new Int32Array(new SharedArrayBuffer(paths.length * Int32Array.BYTES_PER_ELEMENT));
  const thread = startThread(script, { tables: { paths, from, states } });
  const posted = new Map<number, TableRead>();
  let isGone = false;
  const take = (name: string, mark: FileMark): TableAhead | null => {
    const at = paths.indexOf(name);
    if (at < 0 || isGone || Atomics.compareExchange(states, at, LEFT, TAKEN) === LEFT) return null;
    // A thread that is gone is done without.
    if (Atomics.wait(states, at, BEGUN, SILENCE_MS) === 'timed-out') isGone = true;
    for (let read = thread.take(); read !== undefined; read = thread.take())
      posted.set((read as TableRead).at, read as TableRead);
    const found = posted.get(at);
    posted.delete(at);
    if (at === paths.length - 1) thread.stop();
    return found === undefined || !isSameFile(found.file, mark) ? null : found.table;
  };
  return {
    take,
    hasBegun: (name) => {
      const at = paths.indexOf(name);
      return at >= 0 && !isGone && Atomics.load(states, at) !== LEFT;
    },
  };
}

function pathsOf(files: () => readonly string[]): readonly string[] {
  try {
    return [...new Set(files())];
  } catch {
    // Reading them will say why.
    return [];
  }
}

/** 0 of what is no regular file: a pipe would be waited for. */
function sizeOf(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true ? stat.size : 0;
}
