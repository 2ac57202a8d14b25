import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Line } from '../../model/line.ts';
import { isGraphLine } from './call-graph.ts';
import { beginsWithShare, hasLevel, noShare, type RawRow, readRow } from './raw-row.ts';
import { beginsHeader, isElision, isLabelLike, isPerfComment } from './table-lines.ts';
import {
  beginsAnew,
  continuesBelow,
  isMarkedRow,
  newWalk,
  passTo,
  type ReadRow,
  type RowReader,
  takeRow,
  type Walk,
} from './walk.ts';
import { rowAt } from './wrapped-row.ts';

/** The rows of one table, as far as they reach. */
export interface Rows {
  readonly rows: readonly ReadRow[];
  readonly elided: boolean;
  /** True where call graphs hang under the rows. */
  readonly graph: boolean;
  /** Index of the first line that does not belong to the table; trailing blank lines do not. */
  readonly end: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Blank lines that may stand between two rows; perf report prints two below its last one. */
const MOST_BLANKS = 2;

/**
 * Returns the rows from line `at` on. The table ends at prose, at a header, at another depth of quoting, and where rows
 * begin anew behind a blank line with a larger share. A damaged row inside it is named, not skipped in silence.
 * `reader` finds the rows; by default those that hold a level.
 */
export function readRows(lines: readonly Line[], at: number, source: string, reader: RowReader = rowAt): Rows {
  const walk = newWalk(at, reader);
  let index = at;
  while (index < lines.length) {
    const next = step(lines, index, source, walk);
    if (next === null) break;
    index = next;
  }
  const { rows, elided, graph, end, diagnostics } = walk;
  return { rows, elided, graph, end, diagnostics };
}

/** Takes one line into the walk; returns the index behind it, or null where the table ends above it. */
function step(lines: readonly Line[], index: number, source: string, walk: Walk): number | null {
  const line = lines[index];
  if (line === undefined || (line.clears && walk.rows.length > 0)) return null;
  if (line.text.trim() === '') {
    walk.blanks++;
    return walk.blanks > MOST_BLANKS ? null : index + 1;
  }
  const depth = walk.rows[0]?.line.depth ?? line.depth;
  if (line.depth !== depth && !isMarkedRow(lines, index, walk)) return null;
  const row = walk.rowAt(lines, index);
  if (row === null || standsDeeper(line, row.row, walk)) return takeOther(lines, index, source, walk);
  if (beginsAnew(row.row, walk)) return null;
  return takeRow(walk, {
    line: line.depth === depth ? line : { ...line, depth },
    raw: row.row,
    at: index,
    end: row.end,
  });
}

/** A row without a level looks like a line of a call graph, which stands further to the right. */
function standsDeeper(line: Line, raw: RawRow, walk: Walk): boolean {
  const first = walk.rows[0]?.line.text;
  return raw.level === null && first !== undefined && line.text.indexOf('%') > first.indexOf('%') + 1;
}

/** A line that is no row: a graph, what an author or perf left between rows, something damaged, or the end. */
function takeOther(lines: readonly Line[], index: number, source: string, walk: Walk): number | null {
  const line = lines[index];
  const row = walk.rows.at(-1);
  if (line === undefined || row === undefined) return null;
  const above = { row: row.line.text, running: walk.inGraph, blanks: walk.blanks };
  if (isGraphLine(line.text, lines[index + 1]?.text ?? '', above)) {
    walk.graph = true;
    walk.inGraph = true;
    return passTo(walk, index + 1);
  }
  if (isElision(line.text)) {
    walk.elided = true;
    return passTo(walk, index + 1);
  }
  if (isPerfComment(line.text)) return index + 1;
  if (beginsHeader(line.text)) return null;
  return takeUnread(lines, index, source, walk);
}

function shareNotRead(text: string): string | null {
  const reading = readRow(text);
  return reading.kind === 'bad-overhead' ? reading.seen : null;
}

/** What stands at the front of a line in the place of a share; null where it is one, or nothing like one. */
function oddShareOf(text: string): string | null {
  return beginsWithShare(text) ? null : (/^\s*([+-]?[\w.,+-]{1,40}%)(?=[\s,;:|]|$)/.exec(text)?.[1] ?? null);
}

/** A line that is neither row nor anything known: a damaged row, a stray line between rows, or the end. */
function takeUnread(lines: readonly Line[], index: number, source: string, walk: Walk): number | null {
  const line = lines[index];
  if (line === undefined) return null;
  const note = (code: 'bad-overhead' | 'bad-row' | 'stray-line', message: string): number => {
    walk.diagnostics.push(diagnostic(code, message, source, line.number));
    return passTo(walk, index + 1);
  };
  const seen = line.text.trim().slice(0, 60);
  const gridded = walk.rows[0]?.raw.cells !== null;
  const odd = gridded ? oddShareOf(line.text) : shareNotRead(line.text);
  if (odd !== null) return note('bad-overhead', noShare(odd));
  if (beginsWithShare(line.text) && (walk.blanks === 0 || continuesBelow(lines, index, walk))) {
    const expected = gridded
      ? 'does not fit the columns of the table'
      : 'has no [k] or [.] and symbol behind the share';
    return note('bad-row', `"${seen}" ${expected}; row left out`);
  }
  if (hasLevel(line.text) && walk.blanks === 0 && continuesBelow(lines, index, walk))
    return note('bad-row', `"${seen}" has no share before its level; row left out`);
  if (walk.blanks === 0 && !isLabelLike(line.text) && continuesBelow(lines, index, walk)) {
    return note('stray-line', `"${seen}" stands between two rows; read across it`);
  }
  return null;
}
