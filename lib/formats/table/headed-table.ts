import type { Line } from '../../model/line.ts';
import type { Block } from '../format.ts';
import { type Column, parseRuler, parseTitles, type Span } from './columns.ts';
import { lossOf, profileOf } from './profile-of.ts';
import { beginsWithShare } from './raw-row.ts';
import { readRows } from './read-rows.ts';
import { readFacts } from './samples-title.ts';
import { rowAt } from './wrapped-row.ts';

/** Blank lines that may stand inside a header or between it and the rows. */
const MOST_BLANKS = 3;

/**
 * Reads a table with a header of `#` lines, a title, or both, from line `at` on: header lines up to the first row, then
 * the rows. `isHeader` tells which lines may belong to the header besides titles, rulers and what perf comments.
 * Without a row the header stands alone: no profile, and only the first line is used up.
 */
export function readHeadedTable(
  format: string,
  lines: readonly Line[],
  at: number,
  source: string,
  isHeader: (text: string) => boolean,
): Block {
  let titles: readonly Column[] | null = null;
  let ruler: readonly Span[] | null = null;
  const header: string[] = [];
  let index = at;
  for (let blanks = 0; index < lines.length && blanks <= MOST_BLANKS; index++) {
    const text = lines[index]?.text ?? '';
    if (beginsWithShare(text) && rowAt(lines, index) !== null) break;
    if (text.trim() === '') {
      blanks++;
      continue;
    }
    blanks = 0;
    const named = parseTitles(text);
    titles = named ?? titles;
    ruler = parseRuler(text) ?? ruler;
    if (named === null && !isHeader(text) && !/^\s*#/.test(text)) break;
    header.push(text);
  }
  const rows = readRows(lines, index, source);
  if (rows.rows.length === 0) return { profiles: [], diagnostics: [], end: at + 1 };
  const facts = readFacts(header);
  const profile = profileOf(format, source, lines, at, { titles, ruler, facts }, rows);
  return {
    profiles: [profile],
    diagnostics: [...lossOf(facts, source, profile.line), ...rows.diagnostics],
    end: rows.end,
  };
}
