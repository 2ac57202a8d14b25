/**
 * Checks the regular expressions of lib that are not in verdicts.json with recheck, and writes what it finds there:
 *
 *     npm run regexes
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { checkSync } from 'recheck';
import { attackMs, MOST_MS, type Verdict } from './attack.ts';
import { collectRegexes } from './collect.ts';

const FILE = 'test/regexes/verdicts.json';
/** Milliseconds for one expression; where the automaton is too large, texts are tried. */
const TIMEOUT = 2_000;

function verdictOf(source: string, flags: string): Verdict {
  for (const checker of ['auto', 'fuzz'] as const) {
    const found = checkSync(source, flags, { checker, timeout: TIMEOUT });
    if (found.status === 'safe') return 'linear';
    if (found.status === 'vulnerable') return { pumps: found.attack.pumps.map(pumpOf), suffix: found.attack.suffix };
  }
  process.stdout.write(`recheck cannot tell /${source}/${flags}\n`);
  return 'unknown';
}

function pumpOf({ prefix, pump }: { readonly prefix: string; readonly pump: string }) {
  return { prefix, pump };
}

const known = JSON.parse(readFileSync(FILE, 'utf8')) as Readonly<Record<string, Verdict>>;
const verdicts: Record<string, Verdict> = {};
for (const [key, regex] of [...(await collectRegexes())].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const verdict = known[key] ?? verdictOf(regex.source, regex.flags);
  verdicts[key] = verdict;
  writeFileSync(FILE, `${JSON.stringify({ ...known, ...verdicts }, null, 1)}\n`);
  // A tenth of the text tells what grows with the square of it, in a hundredth of the time.
  const tenth = typeof verdict === 'string' ? 0 : attackMs(regex, verdict, 12_000);
  const ms = typeof verdict === 'string' || tenth * 20 > MOST_MS ? tenth * 100 : attackMs(regex, verdict);
  if (ms > MOST_MS) process.stdout.write(`${regex.at}: ${Math.round(ms)} ms ${key}\n`);
}
writeFileSync(FILE, `${JSON.stringify(verdicts, null, 2)}\n`);
