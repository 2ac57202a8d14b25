/** The file that is read next is read meanwhile by another thread, and is what it would have been without. */
import { execFileSync } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chooseReader } from '../../lib/bytes/choose-reader.ts';
import type { SecondHalf, StartSecond } from '../../lib/bytes/halves.ts';
import { filesAhead } from '../../lib/cli/read-ahead.ts';
import { secondThread } from '../../lib/cli/second-thread.ts';
import { textOf } from '../../lib/model/output.ts';
import { printFolds } from '../../lib/render/folded/print-folds.ts';
import { readInput } from '../../lib/source/read.ts';
import { startHere } from '../bytes/halves.ts';
import { inFolder } from './run.ts';

const SECOND = resolve('dist/bin/second.cjs');
const FOLDED = 'dd;main;read 15\ndd;main;write;flush 5\nswapper 19\n'.repeat(400);
const SAMPLES = [
  'dd 7 [001] 1.000001: 500 cycles: ',
  '\tffffffff81000010 do_it+0x10 ([kernel.kallsyms])',
  '\t            1234 main+0x4 (/srv/a)',
  '',
  '',
]
  .join('\n')
  .repeat(300);
const TABLE = ['# Overhead  Command  Symbol', '# ........  .......  ......', '#', '    50.00%  dd  [k] read', ''].join(
  '\n',
);

/** Reads paths one after another, and returns what is in each and what other threads were asked to read. */
function readAll(
  paths: readonly string[],
  start: StartSecond,
  between: () => void = () => undefined,
): { read: readonly unknown[]; asked: readonly SecondHalf[] } {
  const asked: SecondHalf[] = [];
  const counted: StartSecond = (half) => {
    asked.push(half);
    return start(half);
  };
  const choose = chooseReader(null, { large: 0, ahead: filesAhead(paths, null, counted, 0), start: counted });
  const read = paths.map((path, at) => {
    if (at === 1) between();
    const profiles = readInput(path, { choose }).read?.profiles;
    return profiles?.map(({ stacks, entries, format }) => ({
      format,
      entries: JSON.parse(JSON.stringify(entries)),
      stacks: stacks === null ? null : textOf(printFolds([stacks])),
    }));
  });
  return { read, asked };
}

/** Files of texts, and what they are each by itself. */
function filesOf(folder: string, texts: readonly string[]): { paths: readonly string[]; alone: readonly unknown[] } {
  const paths = texts.map((_, at) => join(folder, `${at}`));
  for (const [at, path] of paths.entries()) writeFileSync(path, texts[at] ?? '');
  return { paths, alone: paths.flatMap((path) => readAll([path], () => null).read) };
}

describe('of two files', () => {
  test.each([
    ['folded stacks', FOLDED, FOLDED.replaceAll('read', 'readv')],
    ['folded stacks with two counts', FOLDED.replaceAll('\n', ' 3\n'), FOLDED.replaceAll('\n', ' 4\n')],
    ['samples', SAMPLES, SAMPLES.replaceAll('do_it', 'did_it')],
    ['a format each', FOLDED, SAMPLES.slice(0, SAMPLES.indexOf('\n\n', FOLDED.length) + 2)],
  ])('the second is read by another thread: %s', async (_, first, second) => {
    await inFolder((folder) => {
      const { paths, alone } = filesOf(folder, [first, second]);
      for (const start of [startHere, secondThread(SECOND)]) {
        const { read, asked } = readAll(paths, start);
        expect(read).toEqual(alone);
        expect(asked.map(({ from }) => from)).toEqual([0]);
      }
    });
  });

  test.each([
    ['that differ much in size', FOLDED, FOLDED.repeat(2)],
    ['of which the second is a table', FOLDED, TABLE.repeat(Math.ceil(FOLDED.length / TABLE.length))],
    ['of which the second is a list of words', FOLDED, 'word\n'.repeat(FOLDED.length / 5)],
  ])('the second waits for its turn: %s', async (_, first, second) => {
    await inFolder((folder) => {
      const { paths, alone } = filesOf(folder, [first, second]);
      const { read, asked } = readAll(paths, startHere);
      expect(read).toEqual(alone);
      expect(asked.filter(({ from }) => from === 0)).toEqual([]);
    });
  });

  test('the second is read again where another one stands there by then', async () => {
    await inFolder((folder) => {
      const { paths } = filesOf(folder, [FOLDED, FOLDED.replaceAll('read', 'was')]);
      writeFileSync(join(folder, 'new'), FOLDED.replaceAll('read', 'new'));
      const { read } = readAll(paths, startHere, () => renameSync(join(folder, 'new'), paths[1] as string));
      expect(JSON.stringify(read[1])).toContain('"new"');
      expect(JSON.stringify(read[1])).not.toContain('"was"');
    });
  });

  test('the second is read here where the thread is gone', async () => {
    await inFolder((folder) => {
      const { paths, alone } = filesOf(folder, [FOLDED, FOLDED.replaceAll('read', 'readv')]);
      expect(readAll(paths, () => ({ done: () => 0, wait: () => null, stop: () => undefined })).read).toEqual(alone);
    });
  });

  test('the second takes lines where another thread finds that it does', async () => {
    await inFolder((folder) => {
      const { paths, alone } = filesOf(folder, [FOLDED, FOLDED.replace(/\nswapper 19\n$/, '\nThis was slow.\n')]);
      expect(alone[1]).toBeUndefined();
      expect(readAll(paths, startHere).read).toEqual(alone);
    });
  });

  test('the second is not opened where it is a pipe', async () => {
    await inFolder((folder) => {
      const { paths } = filesOf(folder, [FOLDED]);
      const pipe = join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      const ahead = filesAhead([...paths, pipe], null, startHere, 0);
      expect(ahead.begin(paths[0] as string, 1)).toBe(false);
    });
  });
});

test('of four files every other one is read ahead, and none twice', async () => {
  await inFolder((folder) => {
    const { paths, alone } = filesOf(
      folder,
      ['a', 'b', 'c', 'd'].map((name) => FOLDED.replaceAll('read', name)),
    );
    const { read, asked } = readAll([...paths, paths[0] as string], startHere);
    expect(read.slice(0, 4)).toEqual(alone);
    expect(asked.filter(({ from }) => from === 0)).toHaveLength(2);
  });
});
