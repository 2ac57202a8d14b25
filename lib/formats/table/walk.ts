import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Line } from '../../model/line.ts';
import type { RawRow } from './raw-row.ts';
import type { RowAt } from './wrapped-row.ts';

/** Returns the row that begins at line index `at`, or null. */
export type RowReader = (lines: readonly Line[], at: number) => RowAt | null;

/** A row with the line it stands on. */
export interface ReadRow {
  readonly line: Line;
  readonly raw: RawRow;
  /** Index of the row's first line, and of the first one behind it: a call graph may follow. */
  readonly at: number;
  readonly end: number;
}

/** Mutable state of one walk over a table. */
export interface Walk {
  readonly rowAt: RowReader;
  readonly rows: ReadRow[];
  readonly diagnostics: Diagnostic[];
  blanks: number;
  /** Rows with and without blank lines above them: a table is double-spaced when all have. */
  spaced: number;
  tight: number;
  elided: boolean;
  graph: boolean;
  /** True where the last line that was not blank belongs to a graph. */
  inGraph: boolean;
  end: number;
}

/** Ticks by which a row may stand above its predecessor and still continue a sorted list. */
const SORT_TOLERANCE = 10_000;

/** Returns the state before the first line, at index `at`. */
export function newWalk(at: number, rowAt: RowReader): Walk {
  return {
    rowAt,
    rows: [],
    diagnostics: [],
    blanks: 0,
    spaced: 0,
    tight: 0,
    elided: false,
    graph: false,
    inGraph: false,
    end: at,
  };
}

/** Takes a row into the walk; returns the index behind it. */
export function takeRow(walk: Walk, row: ReadRow): number {
  if (walk.rows.length > 0) {
    if (walk.blanks > 0) walk.spaced++;
    else walk.tight++;
  }
  walk.rows.push(row);
  walk.inGraph = false;
  return passTo(walk, row.end);
}

/** Takes the lines above `end` into the table; returns `end`. */
export function passTo(walk: Walk, end: number): number {
  walk.blanks = 0;
  walk.end = end;
  return end;
}

/**
 * Returns whether a person marked the row at `index` with `>` inside a table that is not quoted: it stands alone at its
 * depth, directly below a row, and continues the list.
 */
export function isMarkedRow(lines: readonly Line[], index: number, walk: Walk): boolean {
  const last = walk.rows.at(-1);
  const line = lines[index];
  if (last === undefined || line?.depth !== last.line.depth + 1 || walk.blanks > 0) return false;
  return lines[index + 1]?.depth !== line.depth && continuesAt(lines, index, walk);
}

/**
 * Returns whether a row behind a blank line is the first of another table: its share is larger, and the table is not
 * double-spaced.
 */
export function beginsAnew(raw: RawRow, walk: Walk): boolean {
  const last = walk.rows.at(-1)?.raw.shares[0];
  const first = raw.shares[0];
  if (last === undefined || first === undefined || walk.blanks === 0) return false;
  const doubleSpaced = walk.spaced > 0 && walk.tight === 0;
  return !doubleSpaced && first.ticks > last.ticks + SORT_TOLERANCE;
}

/** Returns whether the line directly below `index` is a row that continues the sorted list at the same depth. */
export function continuesBelow(lines: readonly Line[], index: number, walk: Walk): boolean {
  const next = lines[index + 1];
  return next?.depth === walk.rows.at(-1)?.line.depth && continuesAt(lines, index + 1, walk);
}

/** Whether a row begins at the line that stands no higher in the list than the last one. */
function continuesAt(lines: readonly Line[], index: number, walk: Walk): boolean {
  const last = walk.rows.at(-1);
  const first = last === undefined ? undefined : walk.rowAt(lines, index)?.row.shares[0];
  return first !== undefined && first.ticks <= (last?.raw.shares[0]?.ticks ?? 0) + SORT_TOLERANCE;
}
