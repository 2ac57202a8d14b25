import { expect, test } from 'vitest';
import type { Io } from '../../lib/cli/io.ts';
import { progressOn } from '../../lib/cli/progress.ts';

const IO: Io = {
  stdout: () => undefined,
  stderr: () => undefined,
  isTTY: true,
  columns: 80,
  env: {},
  platform: 'linux',
};

function watch(reads: readonly (readonly [number, number, number | null])[], isErrorTTY = true): readonly string[] {
  const shown: string[] = [];
  let time = 0;
  const progress = progressOn({ ...IO, isErrorTTY, stderr: (text) => shown.push(text) }, () => time);
  for (const [at, done, total] of reads) {
    time = at;
    progress('big.script', done, total);
  }
  return shown;
}

test('work of less than a second is not spoken of', () => {
  expect(
    watch([
      [0, 1e6, 2e8],
      [500, 1e8, 2e8],
      [990, 2e8, 2e8],
    ]),
  ).toEqual([]);
});

test('work of more tells bytes, rate and time left, now and then, and leaves nothing behind', () => {
  expect(
    watch([
      [0, 0, 2e8],
      [1000, 5e7, 2e8],
      [1100, 6e7, 2e8],
      [2000, 1e8, 2e8],
      [4000, 2e8, 2e8],
    ]),
  ).toEqual([
    '\rreading big.script: 50 of 200 MB, 50 MB/s, 3 s left\u001b[K',
    '\rreading big.script: 100 of 200 MB, 50 MB/s, 2 s left\u001b[K',
    '\r\u001b[K',
  ]);
});

test('what comes through a pipe has no end that is known', () => {
  expect(
    watch([
      [0, 0, null],
      [2000, 3e6, null],
      [3000, 3e6, 3e6],
    ]),
  ).toEqual(['\rreading big.script: 3.0 MB, 1.5 MB/s\u001b[K', '\r\u001b[K']);
});

test('nothing is shown where standard error is no terminal', () => {
  expect(
    watch(
      [
        [0, 0, 2e8],
        [2000, 1e8, 2e8],
        [4000, 2e8, 2e8],
      ],
      false,
    ),
  ).toEqual([]);
});
