import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hideDashes } from '../../lib/cli/dashes.ts';
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

/** What a yargs that knows every option makes of a line, or null where it finds a mistake in it. */
async function knowingAllOrNull(args: readonly string[]): Promise<unknown> {
  let isWrong = false;
  const argv = await buildParser('1.0.0')
    .fail(() => {
      isWrong = true;
    })
    .parseAsync([...args]);
  return isWrong ? null : { ...argv };
}

test('whatever is read as a plain line is read alike by a yargs that knows all', async () => {
  const words = [
    'a.txt',
    'b.txt#2',
    'x=c',
    '12',
    '0x10',
    '1e3',
    '"q"',
    "'",
    '-',
    '-#2',
    '--',
    '',
    'a b',
    'true',
    'list',
    'explain',
  ];
  const options = [
    '--top',
    '--top=3',
    '-f',
    'json',
    'text',
    '--sort',
    'before',
    '--strict',
    '--no-script',
    '--before',
    '--event=x',
  ];
  const more = [
    '--group',
    'a=b',
    '-e',
    '-o',
    '--quiet=false',
    '--idle=lose',
    'false',
    '--rename',
    '--before=',
    'diff',
    'config',
  ];
  let read = 0;
  const typed = fc.array(fc.constantFrom(...words, ...options, ...more), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(typed, async (args) => {
      const plain = parsePlainLine(hideDashes(args));
      if (plain === null) return;
      read += 1;
      expect(plain).toEqual(await knowingAllOrNull(hideDashes(args)));
    }),
    { numRuns: 200, examples: [[['a.txt', 'list']], [['"q"']], [['--strict', 'false']]] },
  );
  expect(read).toBeGreaterThan(50);
});
