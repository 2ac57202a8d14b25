/** What `npm run regexes` found, tried again: no text that slows an expression down may slow it much. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attackMs, MOST_MS, type Verdict } from './attack.ts';
import { collectRegexes } from './collect.ts';

const VERDICTS = JSON.parse(readFileSync('test/regexes/verdicts.json', 'utf8')) as Readonly<Record<string, Verdict>>;

/** They meet the digits of a number, the words of a command line, or a line that was cut to 1000 characters. */
const BOUNDED: readonly string[] = [
  'lib/report/figures.ts',
  'lib/cli/',
  'lib/gate/condition.ts',
  'lib/patch/function-names.ts',
];

test('the text that comes nearest to slowing an expression down does not', async () => {
  const slow: string[] = [];
  for (const [key, regex] of await collectRegexes()) {
    const verdict = VERDICTS[key];
    if (verdict === undefined || typeof verdict === 'string') continue;
    if (BOUNDED.some((path) => regex.at.startsWith(path))) continue;
    if (attackMs(regex, verdict) > 5 * MOST_MS) slow.push(`${regex.at} ${key}`);
  }
  expect(slow).toEqual([]);
}, 120_000);

test('every expression was asked about', async () => {
  const missing = [...(await collectRegexes())].filter(([key]) => VERDICTS[key] === undefined);
  expect(missing.map(([key, { at }]) => `${at} ${key}: npm run regexes`)).toEqual([]);
});

test('an expression that is slow is seen', () => {
  const attack = { pumps: [{ prefix: '', pump: ' ' }], suffix: 'x' };
  expect(attackMs({ source: '\\s+$', flags: '' }, attack, 60_000)).toBeGreaterThan(MOST_MS);
});
