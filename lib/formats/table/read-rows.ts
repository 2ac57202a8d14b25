import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Line } from '../../model/line.ts';
import { beginsWithShare, type RawRow, readRow } from './raw-row.ts';
import { beginsHeader, isCallGraph, isElision, isLabelLike, isPerfComment } from './table-lines.ts';
import { rowAt } from './wrapped-row.ts';

/** A row with the line it stands on. */
export interface ReadRow {
  readonly line: Line;
  readonly raw: RawRow;
}

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
/** Ticks by which a row may stand above its predecessor and still continue a sorted list. */
const SORT_TOLERANCE = 10_000;

/** Mutable state of one walk over a table. */
interface Walk {
  readonly rows: ReadRow[];
  readonly diagnostics: Diagnostic[];
  blanks: number;
  /** Rows with and without blank lines above them: a table is double-spaced when all have. */
  spaced: number;
  tight: number;
  elided: boolean;
  graph: boolean;
  end: number;
}

/**
 * Returns the rows from line `at` on. The table ends at prose, at a header, at another depth of quoting, and where rows
 * begin anew behind a blank line with a larger share. A damaged row inside it is named, not skipped in silence.
 */
export function readRows(lines: readonly Line[], at: number, source: string): Rows {
  const walk: Walk = {
    rows: [],
    diagnostics: [],
    blanks: 0,
    spaced: 0,
    tight: 0,
    elided: false,
    graph: false,
    end: at,
  };
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
  if (line.depth !== depth) return null;
  const row = rowAt(lines, index);
  if (row !== null) return beginsAnew(row.row, walk) ? null : take(walk, { line, raw: row.row }, row.end);
  if (walk.rows.length === 0) return null;
  if (isElision(line.text)) {
    walk.elided = true;
    return pass(walk, index + 1);
  }
  if (isPerfComment(line.text)) return index + 1;
  if (beginsHeader(line.text)) return null;
  if (isCallGraph(line.text)) {
    walk.graph = true;
    return pass(walk, index + 1);
  }
  return takeUnread(lines, index, source, walk);
}

function take(walk: Walk, row: ReadRow, end: number): number {
  if (walk.rows.length > 0) {
    if (walk.blanks > 0) walk.spaced++;
    else walk.tight++;
  }
  walk.rows.push(row);
  return pass(walk, end);
}

function pass(walk: Walk, end: number): number {
  walk.blanks = 0;
  walk.end = end;
  return end;
}

/** Whether a row behind a blank line is the first of another table: its share is larger, and the table is not double-spaced. */
function beginsAnew(raw: RawRow, walk: Walk): boolean {
  const last = walk.rows.at(-1)?.raw.shares[0];
  const first = raw.shares[0];
  if (last === undefined || first === undefined || walk.blanks === 0) return false;
  const doubleSpaced = walk.spaced > 0 && walk.tight === 0;
  return !doubleSpaced && first.ticks > last.ticks + SORT_TOLERANCE;
}

/** A line that is neither row nor anything known: a damaged row, a stray line between rows, or the end. */
function takeUnread(lines: readonly Line[], index: number, source: string, walk: Walk): number | null {
  const line = lines[index];
  if (line === undefined) return null;
  const reading = readRow(line.text);
  if (reading.kind === 'bad-overhead') {
    const message = `"${reading.seen}" is no share, expected one from 0 to 100 %; row left out`;
    walk.diagnostics.push(diagnostic('bad-overhead', message, source, line.number));
    return pass(walk, index + 1);
  }
  if (beginsWithShare(line.text) && (walk.blanks === 0 || continuesBehind(lines, index, walk))) {
    const message = `"${line.text.trim().slice(0, 60)}" has no [k] or [.] and symbol behind the share; row left out`;
    walk.diagnostics.push(diagnostic('bad-row', message, source, line.number));
    return pass(walk, index + 1);
  }
  if (walk.blanks === 0 && !isLabelLike(line.text) && continuesBehind(lines, index, walk)) {
    const message = `"${line.text.trim().slice(0, 60)}" stands between two rows; read across it`;
    walk.diagnostics.push(diagnostic('stray-line', message, source, line.number));
    return pass(walk, index + 1);
  }
  return null;
}

/** Whether the very next line is a row that continues the sorted list. */
function continuesBehind(lines: readonly Line[], index: number, walk: Walk): boolean {
  const next = lines[index + 1];
  const last = walk.rows.at(-1);
  if (next === undefined || last === undefined || next.depth !== last.line.depth) return false;
  const first = rowAt(lines, index + 1)?.row.shares[0];
  return first !== undefined && first.ticks <= (last.raw.shares[0]?.ticks ?? 0) + SORT_TOLERANCE;
}
