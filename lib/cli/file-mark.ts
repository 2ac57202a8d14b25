import { fstatSync, type Stats } from 'node:fs';

/** What tells whether a file is still the one that was read. */
export type FileMark = Pick<Stats, 'dev' | 'ino' | 'size' | 'mtimeMs'>;

/** Returns what tells a file that is open from others, and from what it was. */
export function markOf(descriptor: number): FileMark {
  const { dev, ino, size, mtimeMs } = fstatSync(descriptor);
  return { dev, ino, size, mtimeMs };
}

/** Returns whether two marks are those of one file that nobody has changed meanwhile. */
export function isSameFile(one: FileMark, other: FileMark): boolean {
  return one.dev === other.dev && one.ino === other.ino && one.size === other.size && one.mtimeMs === other.mtimeMs;
}
