import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Line } from '../../model/line.ts';
import { isElision, isLabelLike } from '../table/table-lines.ts';
import { type DiffRow, type Layout, readDiffRow } from './diff-row.ts';

/** The rows of one table of perf diff, as far as they reach. */
export interface DiffRows {
  readonly rows: readonly DiffRow[];
  readonly elided: boolean;
  /** Index of the first line that does not belong to the table. */
  readonly end: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** A line that begins like a figure: what a damaged row has left. */
const FIGURE_LIKE = /^\s*[+-]?\d[\w.,]{0,20}%?(?:\s|$)/;

/**
 * Returns the rows from line `at` on. The table ends at a blank line, at another depth of quoting, and at prose below
 * which no row stands. A damaged row is named; a line between two rows that is no heading is read across, and said.
 */
export function readDiffRows(lines: readonly Line[], at: number, source: string, layout: Layout): DiffRows {
  const rows: DiffRow[] = [];
  const diagnostics: Diagnostic[] = [];
  const depth = lines[at]?.depth;
  let elided = false;
  let end = at;
  for (let index = at; index < lines.length; ) {
    const line = lines[index];
    if (line === undefined || line.depth !== depth || line.text.trim() === '') break;
    const read = readDiffRow(lines, index, layout);
    if (read !== null) {
      rows.push(read.row);
      index = read.end;
      end = index;
      continue;
    }
    if (isElision(line.text)) elided = true;
    else {
      const note = unreadOf(lines, index, source, layout);
      if (note === null) break;
      diagnostics.push(note);
    }
    index++;
    end = index;
  }
  return { rows, elided, end, diagnostics };
}

/** What is to be said about a line that is no row; null where the table ends above it. */
function unreadOf(lines: readonly Line[], index: number, source: string, layout: Layout): Diagnostic | null {
  const line = lines[index];
  if (line === undefined || /^\s*#/.test(line.text)) return null;
  const seen = line.text.trim().slice(0, 60);
  if (FIGURE_LIKE.test(line.text)) {
    const message = `"${seen}" cannot be read as baseline, difference and symbol; row left out`;
    return diagnostic('bad-row', message, source, line.number);
  }
  const next = lines[index + 1]?.depth === line.depth ? readDiffRow(lines, index + 1, layout) : null;
  if (next === null || isLabelLike(line.text)) return null;
  return diagnostic('stray-line', `"${seen}" stands between two rows; read across it`, source, line.number);
}
