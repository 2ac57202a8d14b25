import type { Level } from '../../model/entry.ts';
import type { Line } from '../../model/line.ts';
import type { Span } from '../table/columns.ts';
import { type Figures, readFigures, readSeparated } from './figures.ts';
import { NO_TITLES, type Titles } from './titles.ts';

/** A row of perf diff: its figures by column, and what it is about, not yet cut into cells. */
export interface DiffRow {
  readonly line: Line;
  readonly cells: readonly (string | null)[];
  /** What stands between the figures and the level. */
  readonly left: string;
  /** Null where the table has no column of symbols. */
  readonly level: Level | null;
  readonly symbol: string | null;
}

/** What stands above the rows of a table; `titles` is null for rows without a header. */
export interface Layout {
  readonly titles: Titles | null;
  readonly ruler: readonly Span[] | null;
}

const LEVEL = /(?:^|\s)\[([k.guH])\](?=\s|$)/;
/** An arrow by which an author points at a row. */
const ARROW = /\s<-+(?:\s.*)?$/s;
/** How many lines a mailer makes of a row at most. */
const MOST_LINES = 3;

/** Returns the row at line `at`, joined from the lines that a mailer wrapped it to, and the index behind it; or null. */
export function readDiffRow(
  lines: readonly Line[],
  at: number,
  layout: Layout,
): { readonly row: DiffRow; readonly end: number } | null {
  const line = lines[at];
  if (line === undefined) return null;
  let text = line.text;
  for (let end = at + 1; end <= at + MOST_LINES; end++) {
    const figures = figuresOf(text, layout);
    if (figures === null) return null;
    const row = rowOf(line, figures, layout);
    if (row !== null) return { row, end };
    const next = lines[end];
    if (next === undefined || next.text.trim() === '' || figuresOf(next.text, layout) !== null) return null;
    text = `${text} ${next.text.trim()}`;
  }
  return null;
}

function figuresOf(text: string, { titles, ruler }: Layout): Figures | null {
  if (titles === null) return readFigures(text, NO_TITLES, null);
  return titles.separator === null ? readFigures(text, titles.figures, ruler) : readSeparated(text, titles);
}

function rowOf(line: Line, { cells, rest }: Figures, { titles }: Layout): DiffRow | null {
  const hasSymbol = titles === null || titles.keys.some(({ kind }) => kind === 'symbol');
  if (!hasSymbol) return rest.trim() === '' ? null : { line, cells, left: rest.trim(), level: null, symbol: null };
  const level = LEVEL.exec(rest);
  if (level === null) return null;
  const symbol = rest
    .slice(level.index + level[0].length)
    .replace(ARROW, '')
    .trim();
  return { line, cells, left: rest.slice(0, level.index).trim(), level: level[1] as Level, symbol };
}
