import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scanDocument } from '../../lib/formats/scan.ts';
import { readLines } from '../../lib/source/lines.ts';

const PASTED = '../shared/corpus/pasted';
const LIVE = '../shared/corpus/live';
const textsIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.(?:txt|0)$/.test(name))
        .map((name) => `${folder}/${name}`)
    : [];
const FILES = [
  'samples/xdp-return/mail.txt',
  'samples/perf-report-comm/before.txt',
  'samples/perf-top-log/before.txt',
  ...readdirSync('samples/formats', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .map((name) => `samples/formats/${name}`),
  ...textsIn(PASTED),
  ...textsIn(LIVE),
];

/** A share in front and a level behind it: the row of a table, told without the reader. */
const ROW = /^\s*(?:[+-]\s{1,4})?\d{1,3}[.,]\d{1,2}%\s.*\[[k.guH]\](?:\s|$)/;
/** These speak of whole tables. */
const WHOLE = new Set(['many-screens', 'ignored-table', 'diff-method']);

test(`every line with a share and a level is a row or is named${existsSync(PASTED) ? '' : ' (collection of mails skipped: not beside the project)'}`, () => {
  const silent = FILES.flatMap((file) => {
    const { lines } = readLines(file, readFileSync(file, 'latin1'));
    const { found, diagnostics } = scanDocument({ name: file, lines });
    if (diagnostics.some(({ code }) => WHOLE.has(code))) return [];
    const told = new Set<number | null>([
      ...found.flatMap(({ profile }) => profile.entries.map(({ line }) => line)),
      ...diagnostics.map(({ line }) => line),
    ]);
    const missing = lines.filter(({ text, number }) => ROW.test(text) && !told.has(number));
    return missing.map(({ number, text }) => `${file}:${number}: ${text.trim().slice(0, 80)}`);
  });
  expect(silent).toEqual([]);
});
