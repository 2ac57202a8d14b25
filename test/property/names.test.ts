/** Words that every object of the language has are names like others, wherever an input says them and whatever is printed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, type PrintedShift, run } from '../cli/run.ts';
import { problemsOf } from '../fuzz/check-run.ts';

const WORDS = ['__proto__', 'constructor', 'toString'] as const;
const TITLES = [
  '# Overhead       Samples  Command             Shared Object         Symbol',
  '# ........  ............  ..................  ....................  ......',
];

/** By format an input in which a word is all that can be named; the share of its symbol is the one given. */
const INPUTS: Readonly<Record<string, (word: string, share: number) => string>> = {
  'bare rows': (word, share) => `${share}.00% [${word}] [k] ${word}\n${90 - share}.00% ${word} [.] other\n${word}\n`,
  'perf report': (word, share) =>
    [
      `# Samples: 5K of event '${word}'`,
      '#',
      ...TITLES,
      '#',
      `    ${share}.00%           936  ${word.padEnd(18)}  ${`[${word}]`.padEnd(20)}  [k] ${word}`,
      `    ${90 - share}.00%           502  ${word.padEnd(18)}  ${word.padEnd(20)}  [.] other`,
      '',
    ].join('\n'),
  'folded stacks': (word, share) => `${word};${word};${word} ${share}\n${word};${word};other ${100 - share}\n`,
  'perf script': (word, share) =>
    Array.from(
      { length: 100 },
      (_, at) =>
        `${word}  7/7 [001]  1.0000${10 + (at % 90)}:  500 ${word}: \n\tffffffff81000010 ${at < share ? word : 'other'}+0x10 ([${word}])\n\n`,
    ).join(''),
  'a stored profile': (word, share) =>
    `${JSON.stringify(
      {
        schema: 'perfshift/profile/1',
        profile: { event: word, label: word, cut: word },
        entries: [
          { symbol: word, percent: share, domain: word, dso: word, tag: word },
          { symbol: 'other', percent: 90 - share, domain: 'kernel', dso: word },
        ],
      },
      null,
      1,
    )}\n`,
};

const PRINTS: readonly (readonly string[])[] = [
  ...['table', 'mail', 'markdown', 'csv', 'json', 'svg', 'folded'].map((format) => ['-f', format]),
  ['-o', '{folder}/a.pb.gz'],
  ['-o', '{folder}/a.speedscope.json'],
  ...['dso', 'domain'].map((by) => ['-f', 'json', '--by', by]),
  ['-f', 'json', '--by', 'group', '--group', '{word}=.'],
  ['-f', 'json', '--rename', '{word}={word}2'],
];

test.each(Object.keys(INPUTS).flatMap((format) => WORDS.map((word) => [format, word] as const)))(
  '%s that names everything %s',
  (format, word) =>
    inFolder(async (folder) => {
      const paths = [50, 60].map((share) => {
        const path = join(folder, `${share}.txt`);
        writeFileSync(path, INPUTS[format]?.(word, share) ?? '');
        return path;
      });
      for (const print of PRINTS) {
        const args = print.map((arg) => arg.replaceAll('{word}', word).replace('{folder}', folder));
        const ran = await run([...paths, ...args]);
        expect([args, ran.status, problemsOf(args, ran)]).toEqual([args, 0, []]);
        expect(ran.out + ran.err).not.toMatch(/\[native code\]|\[object/);
      }
      const { comparisons } = JSON.parse((await run([...paths, '-f', 'json'])).out);
      const shift = (comparisons[0].shifts as readonly PrintedShift[]).find(({ symbol }) => symbol === word);
      expect([shift?.before.percent, shift?.after.percent]).toEqual([50, 60]);
      const shown = await run(['show', paths[0] ?? '', '-f', 'json']);
      expect([shown.status, shown.err]).toEqual([0, '']);
      expect(JSON.parse(shown.out).entries.map(({ symbol }: { symbol: string }) => symbol)).toContain(word);
      expect(JSON.parse(shown.out).entries[0].domain).toMatch(/^[a-z-]+$/);
    }),
);
