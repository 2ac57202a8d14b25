import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scanDocument } from '../lib/formats/scan.ts';
import { readLines } from '../lib/source/lines.ts';

/** Signs that stand for what a table of a document cannot hold. */
const SIGNS: Readonly<Record<string, string>> = { '⏎': '\n', '␣': '\u00a0', '→': '\t', '␛': '\u001b' };

const RULES = readFileSync('docs/reference/mail.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const match = /^\| ([^|]+) \| ([^|]+) \| `(.*?)` \| (`.*`) \|$/.exec(line);
    const rows = [...(match?.[4] ?? '').matchAll(/`([\d.]+) (.*?)`/g)].map(([, share, symbol]) => `${share} ${symbol}`);
    // A bar inside a cell of Markdown stands behind a backslash.
    return match === null ? [] : [{ name: match[1] ?? '', example: (match[3] ?? '').replaceAll('\\|', '|'), rows }];
  });

/** A row above and below, so that the example stands inside a table. */
const inTable = (example: string): string =>
  `    50.00%  [kernel]  [k] first_symbol\n${example.replace(/[⏎␣→␛]/g, (sign) => SIGNS[sign] ?? sign)}\n     1.00%  [kernel]  [k] last_symbol\n`;

test('the document has its rules', () => expect(RULES.length).toBeGreaterThanOrEqual(15));

describe('every example of docs/reference/mail.md is read as it says', () => {
  test.each(RULES.map((rule) => [rule.name, rule] as const))('%s', (_, { example, rows }) => {
    const { found } = scanDocument(readLines('mail.txt', inTable(example)));
    const read = found.flatMap(({ profile }) =>
      profile.entries.map(({ overhead, symbol }) => `${(overhead.ticks / 1e6).toFixed(2)} ${symbol}`),
    );
    expect(read.filter((row) => !/(?:first|last)_symbol$/.test(row))).toEqual(rows);
  });
});
