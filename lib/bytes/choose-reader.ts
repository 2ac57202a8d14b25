import type { ChooseReader } from '../model/bytes.ts';
import { type FilesAhead, readHalves, type StartSecond } from './halves.ts';
import { RowMemory } from './known-rows.ts';
import { readingOf } from './reading.ts';

/** How inputs are read by their bytes. */
export interface BytesOptions {
  /** Bytes of the pieces that are read at once. */
  readonly size?: number | undefined;
  /** Starts another thread for half of a large file; without it there is none. */
  readonly start?: StartSecond | undefined;
  /** Files that another thread reads meanwhile; without it there are none. */
  readonly ahead?: FilesAhead | undefined;
  /** Bytes of a file that is large. */
  readonly large?: number | undefined;
  /** Bytes of a table that is worth it, at most those that are looked at. */
  readonly table?: number | undefined;
}

/** Returns what chooses how to read an input of the format `from`, of any where that is null, by its bytes. */
export function chooseReader(from: string | null, options: BytesOptions = {}): ChooseReader {
  const memory = new RowMemory();
  return (name, head) => {
    const reading = readingOf(from, name, head, options.table);
    return reading === null ? null : (source, file) => readHalves(reading, name, source, { ...options, memory, file });
  };
}
