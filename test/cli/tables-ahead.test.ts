/** Runs that a thread of its own reads ahead are what they are when they are read one after the other. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chooseReader } from '../../lib/bytes/choose-reader.ts';
import { tablesAhead } from '../../lib/cli/tables-ahead.ts';
import { readInput } from '../../lib/source/read.ts';
import { inFolder } from './run.ts';

const SECOND = resolve('dist/bin/second.cjs');
const HEAD = [
  '# Overhead       Samples  Command   Symbol',
  '# ........  ............  ........  ..........',
  '#',
  '',
].join('\n');

/** Large enough to be read by its bytes. */
function tableOf(seed: number): string {
  const rows = Array.from({ length: 1500 }, (_, at) => {
    const name = `symbol_${(at * 7 + seed) % (1500 + seed)}`;
    return `${(9 - at / 200).toFixed(2).padStart(9)}%  ${String(9000 - at * 3 - seed).padStart(12)}  my app    [k] ${name}\n`;
  });
  return HEAD + rows.join('');
}

/** Reads paths in their order, with a thread that is told of `expected`; returns the entries of each, and how many tables of it are the files. */
function readAll(
  paths: readonly string[],
  expected: readonly string[] = [],
  between: () => void = () => undefined,
): { readonly read: readonly unknown[]; readonly taken: number } {
  const ahead = tablesAhead(SECOND, null, 0);
  if (expected.length > 0) ahead.expect(() => expected);
  let taken = 0;
  const tables: typeof ahead = {
    ...ahead,
    isRead: (name, file) => {
      const isRead = ahead.isRead(name, file);
      if (isRead) taken++;
      return isRead;
    },
  };
  const choose = chooseReader(null, { tables });
  const read = paths.map((path, at) => {
    if (at === 1) {
      // The thread comes first.
      if (expected.length > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000);
      between();
    }
    return JSON.parse(JSON.stringify(readInput(path, { choose }).read ?? null));
  });
  return { read, taken };
}

describe('runs', () => {
  test('are the same, and the thread has read all but the first', async () => {
    await inFolder((folder) => {
      const paths = [0, 1, 40].map((seed) => join(folder, String(seed)));
      for (const [at, path] of paths.entries()) writeFileSync(path, tableOf([0, 1, 40][at] ?? 0));
      const { read, taken } = readAll(paths, paths);
      expect(read).toEqual(readAll(paths).read);
      expect(taken).toBe(2);
    });
  });

  test('that are no tables, no files or not there wait for their turn', async () => {
    await inFolder((folder) => {
      const [first, second, words, pipe] = ['a', 'b', 'words', 'pipe'].map((name) => join(folder, name));
      if (first === undefined || second === undefined || words === undefined || pipe === undefined) throw new Error();
      for (const path of [first, second]) writeFileSync(path, tableOf(3));
      writeFileSync(words, 'word\n'.repeat(20_000));
      execFileSync('mkfifo', [pipe]);
      mkdirSync(join(folder, 'd'));
      const { read, taken } = readAll(
        [first, words, second],
        [first, pipe, words, join(folder, 'd'), join(folder, 'no'), second],
      );
      expect(read).toEqual(readAll([first, words, second]).read);
      expect(taken).toBe(1);
    });
  });

  test('are read again where another one stands there by then', async () => {
    await inFolder((folder) => {
      const paths = ['a', 'b'].map((name) => join(folder, name));
      for (const path of paths) writeFileSync(path, tableOf(0));
      const { read, taken } = readAll(paths, paths, () =>
        appendFileSync(paths[1] as string, '     0.01%             3  my app    [k] was_added\n'),
      );
      expect(JSON.stringify(read[1])).toContain('was_added');
      expect(taken).toBe(0);
    });
  });

  test('are read here where nobody tells which, or where they are not worth a thread', async () => {
    await inFolder((folder) => {
      const paths = ['a', 'b'].map((name) => join(folder, name));
      for (const path of paths) writeFileSync(path, tableOf(0));
      const file = { descriptor: 0, size: 0, readAt: () => 0 };
      for (const files of [
        () => [],
        () => paths,
        () => {
          throw new Error('no');
        },
      ]) {
        const ahead = tablesAhead(SECOND, null);
        ahead.expect(files);
        ahead.begin(paths[0] as string);
        expect(ahead.arrived(paths[1] as string)).toEqual([]);
        expect(ahead.isRead(paths[1] as string, file)).toBe(false);
      }
    });
  });
});
