import type { Line } from '../../model/line.ts';
import type { Block } from '../format.ts';
import { isGraphShape } from './call-graph.ts';
import { type Column, parseRuler, parseTitles, type Span, titlesByRuler } from './columns.ts';
import { gridRowAt, needsGrid } from './grid-row.ts';
import { lossOf, namingOf, profilesOf } from './profile-of.ts';
import { beginsWithShare } from './raw-row.ts';
import { readRows } from './read-rows.ts';
import { refusedTable } from './refused.ts';
import { headerPart } from './report-header.ts';
import { readFilters } from './row-filters.ts';
import { readFacts } from './samples-title.ts';
import { parseSeparatedTitles } from './separated-titles.ts';
import type { RowReader } from './walk.ts';
import { rowAt } from './wrapped-row.ts';

/** Blank lines that may stand inside a header or between it and the rows. */
const MOST_BLANKS = 3;

/** The titles found so far, and what they say about the rows below. */
interface Head {
  titles: readonly Column[] | null;
  ruler: readonly Span[] | null;
  separator: string | null;
  readonly lines: string[];
  readonly parts: Set<string>;
}

/**
 * Reads a table with a header of `#` lines, a title, or both, from line `at` on: header lines up to the first row, then
 * the rows. `isHeader` tells which lines may belong to the header besides titles, rulers and what perf comments.
 * Without a row the header stands alone: no profile, and only the first line is used up. A header over a table that is
 * no profile ends above its title, so that the title begins a block of its own.
 */
export function readHeadedTable(
  format: string,
  lines: readonly Line[],
  at: number,
  source: string,
  isHeader: (text: string) => boolean,
): Block {
  const head: Head = { titles: null, ruler: null, separator: null, lines: [], parts: new Set() };
  let reader: RowReader | null = null;
  let index = at;
  for (let blanks = 0; index < lines.length && blanks <= MOST_BLANKS; index++) {
    const text = lines[index]?.text ?? '';
    reader = readerAt(lines, index, head);
    if (reader !== null) break;
    if (text.trim() === '') {
      blanks++;
      continue;
    }
    blanks = 0;
    if (refusedTable(text) !== null) return { profiles: [], diagnostics: [], end: Math.max(index, at + 1) };
    if (!takeHeaderLine(head, text, lines[index + 1]?.text ?? '', isHeader)) break;
  }
  const rows = readRows(lines, index, source, reader ?? rowAt);
  if (rows.rows.length === 0) return { profiles: [], diagnostics: [], end: at + 1 };
  const { titles, ruler } = head;
  const facts = readFacts(head.lines);
  const profiles = profilesOf(
    format,
    source,
    lines,
    at,
    { titles, ruler, facts, filters: readFilters(head.lines) },
    rows,
  );
  const line = lines[at]?.number ?? 1;
  return {
    profiles,
    diagnostics: [...lossOf(facts, source, line), ...namingOf(profiles, source), ...rows.diagnostics],
    end: rows.end,
  };
}

/** Takes a line of the header; returns false where it is none. */
function takeHeaderLine(head: Head, text: string, below: string, isHeader: (text: string) => boolean): boolean {
  const part = headerPart(text);
  if (part !== null && head.parts.has(part)) return false;
  if (part !== null) head.parts.add(part);
  const separated = parseSeparatedTitles(text);
  const ruler = parseRuler(below);
  const named = separated?.columns ?? parseTitles(text) ?? (ruler === null ? null : titlesByRuler(text, ruler));
  if (head.titles !== null && isGraphShape(text)) return true;
  if (named !== null && head.titles !== null) return false;
  if (named !== null) {
    head.titles = named;
    head.separator = separated?.separator ?? null;
  }
  head.ruler = parseRuler(text) ?? head.ruler;
  if (named === null && !isHeader(text) && !/^\s*#/.test(text)) return false;
  head.lines.push(text);
  return true;
}

/** How the row at `at` is to be read, with all rows below it; null where none begins there. */
function readerAt(lines: readonly Line[], at: number, { titles, ruler, separator }: Head): RowReader | null {
  const text = lines[at]?.text ?? '';
  const isRow = beginsWithShare(text) && rowAt(lines, at) !== null;
  if (titles === null) return isRow ? rowAt : null;
  const gridReader =
    (grid: { readonly ruler: readonly Span[] | null; readonly separator: string | null }): RowReader =>
    (all, index) =>
      gridRowAt(all, index, { columns: titles, ...grid });
  if (separator !== null) {
    const separated = gridReader({ ruler: null, separator });
    if (separated(lines, at) !== null) return separated;
  }
  const hasSymbol = titles.some((column) => column.kind === 'symbol');
  if (isRow && !(hasSymbol && needsGrid(titles))) return rowAt;
  // Without call chains perf prints N/A for Children.
  if (!needsGrid(titles) && !/^\s*N\/A\s/.test(text)) return null;
  const gridded = gridReader({ ruler, separator: null });
  if (gridded(lines, at) !== null) return gridded;
  return isRow ? rowAt : null;
}
