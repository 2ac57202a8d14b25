import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { FilesAhead, StartSecond } from '../bytes/halves.ts';
import { canBeCut, type Reading } from '../bytes/readers.ts';
import { LOOKED_AT, readingOf } from '../bytes/reading.ts';
import type { SecondThread } from '../model/bytes.ts';
import { isSameFile, markOf } from './file-mark.ts';

/** Of two files of which one is so many times as large as the other, each is better read by both threads. */
const MOST_UNLIKE = 1.25;

/** Of two smaller files another thread reads none: it has to learn what is new to both, and is ready late. */
const LARGE = 192 << 20;

/** A file that another thread reads. */
interface Begun {
  readonly path: string;
  readonly thread: SecondThread;
  readonly descriptor: number;
}

/**
 * Returns what has a thread of its own read the next of `paths` while one is read: two sides of a comparison are mostly of a
 * size, and one that was read by one thread need not be put together.
 */
export function filesAhead(
  paths: readonly string[],
  from: string | null,
  start: StartSecond,
  large: number = LARGE,
): FilesAhead {
  /** Those that nobody has begun to read. */
  const left = [...new Set(paths)];
  let begun: Begun | null = null;
  return {
    begin: (name, size) => {
      const at = left.indexOf(name);
      if (at < 0 || begun !== null || size * MOST_UNLIKE < large) return false;
      left.splice(0, at + 1);
      const [next] = left;
      const opened =
        next === undefined ? null : open(next, from, Math.max(large, size / MOST_UNLIKE), size * MOST_UNLIKE);
      if (next === undefined || opened === null) return false;
      const { descriptor } = opened;
      const thread = start({ ...opened, from: 0 });
      if (thread === null) closeSync(descriptor);
      else begun = { path: next, thread, descriptor };
      return thread !== null;
    },
    take: (name, file) => {
      if (begun?.path !== name) return null;
      const { thread, descriptor } = begun;
      begun = null;
      const stop = (): void => {
        thread.stop();
        closeSync(descriptor);
      };
      if (isSameFile(markOf(descriptor), markOf(file.descriptor))) return { ...thread, stop };
      stop();
      return null;
    },
  };
}

/** Opens a regular file between two sizes that another thread can read; null for all others. */
function open(
  path: string,
  from: string | null,
  least: number,
  most: number,
): (Reading & { descriptor: number }) | null {
  let descriptor = -1;
  try {
    // Not opened where it is none: a pipe would be waited for.
    if (!statSync(path).isFile()) return null;
    descriptor = openSync(path, 'r');
    const { size } = fstatSync(descriptor);
    const head = Buffer.alloc(LOOKED_AT);
    const reading =
      size < least || size > most
        ? null
        : readingOf(from, path, head.subarray(0, readSync(descriptor, head, 0, LOOKED_AT, 0)));
    if (reading !== null && canBeCut(reading)) return { ...reading, descriptor };
    closeSync(descriptor);
  } catch {
    // Reading it will say why.
    if (descriptor >= 0) closeSync(descriptor);
  }
  return null;
}
