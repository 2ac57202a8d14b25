import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { NamedTable, TableAhead, TablesAhead } from '../bytes/tables-ahead.ts';
import type { ByteFile } from '../model/bytes.ts';
import { type FileMark, isSameFile, markOf } from './file-mark.ts';
import { SILENCE_MS, startThread, type Thread } from './start-thread.ts';

/** What a thread is given that reads tables ahead. */
export interface TablesWork extends Thread {
  readonly tables: {
    /** Those that are read, the last one first. */
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
 * Returns what has a thread of its own read the tables of repeated runs, from the last one on, until it meets this thread,
 * which reads them from the first one on: so neither waits for the other but once.
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
    arrived: (name) => reading?.arrived(name) ?? [],
    isRead: (name, file) => reading?.isRead(name, file) ?? false,
  };
}

/** A thread that reads tables. */
type ReadingThread = Omit<TablesAhead, 'begin'>;

function startTables(script: string, paths: readonly string[], from: string | null): ReadingThread {
  const states = new Int32Array(new SharedArrayBuffer(paths.length * Int32Array.BYTES_PER_ELEMENT));
  const thread = startThread(script, { tables: { paths, from, states } });
  const marks = new Map<string, FileMark>();
  let isGone = false;
  const arrived = (name: string): readonly NamedTable[] => {
    const at = paths.indexOf(name);
    if (at < 0 || isGone || Atomics.compareExchange(states, at, LEFT, TAKEN) === LEFT) return [];
    // A thread that is gone is done without.
    if (Atomics.wait(states, at, BEGUN, SILENCE_MS) === 'timed-out') isGone = true;
    const tables: NamedTable[] = [];
    for (let read = thread.take(); read !== undefined; read = thread.take()) {
      const { at: place, file, table } = read as TableRead;
      const path = paths[place] as string;
      marks.set(path, file);
      tables.push({ name: path, table });
    }
    if (at === paths.length - 1) thread.stop();
    return tables;
  };
  return {
    arrived,
    isRead: (name: string, file: ByteFile) => {
      const mark = marks.get(name);
      return mark !== undefined && isSameFile(mark, markOf(file.descriptor));
    },
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
