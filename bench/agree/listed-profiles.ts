import { readFileSync } from 'node:fs';
import type { ListArchiveTruth } from '../generate/list-archive.ts';
import type { Agreement } from '../harness/row.ts';

/** What `list` prints of a profile: `#3  lines 12-20  perf-rows  9 rows  ...`, of a pair: `  #3 -> #4`. */
const PROFILE = /^#\d+\s+lines? .*?\s(\d+) rows?\b/gm;
const PAIR = /^\s+#\d+ -> #\d+/gm;

/** Returns whether a listing names the tables of an archive with their rows, in order, and its pairs. */
export function listedProfiles(listing: string, truthPath: string): Agreement {
  const text = readFileSync(listing, 'utf8');
  const wanted: ListArchiveTruth = JSON.parse(readFileSync(truthPath, 'utf8'));
  const rows = [...text.matchAll(PROFILE)].map((match) => Number(match[1]));
  const pairs = [...text.matchAll(PAIR)].length;
  const wrong = wanted.rows.findIndex((many, at) => rows[at] !== many);
  const isRight = rows.length === wanted.rows.length && wrong < 0 && pairs * 2 === rows.length;
  if (isRight)
    return { holds: true, said: `${rows.length} tables in ${pairs} pairs, each with the rows that were written` };
  const told = `${rows.length} tables in ${pairs} pairs, ${wanted.rows.length} in ${wanted.rows.length / 2} were written`;
  return { holds: false, said: wrong < 0 ? told : `${told}; table ${wrong + 1} has other rows` };
}
