import { describe, expect, test } from 'vitest';
import { buildParser } from '../../lib/cli/parser.ts';
import { parsePlainLine } from '../../lib/cli/plain-line.ts';

/** What a yargs makes of a line that knows every option. */
async function knowingAll(args: readonly string[]): Promise<unknown> {
  return { ...(await buildParser('1.0.0').parseAsync([...args])) };
}

const line = (typed: string): string[] => (typed === '' ? [] : typed.split(' '));

describe('a plain line means the same to a yargs that knows what the line names', () => {
  test.each([
    '',
    'a.txt',
    'a.txt b.txt',
    'diff a.txt',
    'a.txt list',
    'list a.txt b.txt',
    'show a.txt#1 -f json',
    '-f json list a.txt',
    '--event list a.txt',
    'noise --alpha=0.01 runs',
    'explain left-out unclear',
    'config --format json',
    '--before a b --after c d --strict',
    'a.txt --top 3 --sort=before --ascii -o x.svg -o y.json',
    '--group a=b --group c=d a.txt --quiet --no-script',
    'a.txt --idle drop --width-by before -- b.txt --strict',
  ])('%s', async (typed) => {
    const plain = await parsePlainLine(line(typed));
    expect(plain).not.toBeNull();
    expect(plain).toEqual(await knowingAll(line(typed)));
  });
});

test.each([
  '--help',
  'a.txt help',
  'record -o x',
  'completion bash',
  '--get-yargs-completions a',
  'a.txt --nonsense',
  'a.txt --constructor',
  'a.txt -x',
  'a.txt -fjson',
  'a.txt --top',
  'a.txt --idle lose',
  'show a.txt -f mail',
  'a.txt --top -5',
])('what is not plain is left to a yargs that knows all: %s', async (typed) => {
  expect(await parsePlainLine(line(typed))).toBeNull();
});
