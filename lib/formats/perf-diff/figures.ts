import type { Span } from '../table/columns.ts';
import { matchFormula } from './formula.ts';
import type { FigureColumn, FigureKind, Titles } from './titles.ts';

/** The figures of a row by column, as written, null where a cell is blank; and the text behind them. */
export interface Figures {
  readonly cells: readonly (string | null)[];
  readonly rest: string;
}

const PLAIN: Readonly<Record<Exclude<FigureKind, 'formula' | 'blocks'>, RegExp>> = {
  baseline: /^\d{1,3}\.\d{1,6}%(?=\s|$)/,
  delta: /^[+-]\d{1,3}\.\d{1,6}%(?=\s|$)/,
  ratio: /^(?:\d{1,18}\.\d{6}|N\/A)(?=\s|$)/,
  wdiff: /^(?:-?\d{1,20}|N\/A)(?=\s|$)/,
  'base-period': /^\d{1,20}(?=\s|$)/,
  period: /^\d{1,20}(?=\s|$)/,
};
/** Kinds whose figures look alike: where one of several such cells is blank, order alone does not tell which. */
const LOOKS: Readonly<Record<FigureKind, string>> = {
  baseline: 'share',
  delta: 'delta',
  ratio: 'ratio',
  wdiff: 'count',
  'base-period': 'count',
  period: 'count',
  formula: 'formula',
  blocks: 'blocks',
};

/**
 * Returns the figures at the beginning of a row, or null when it has none or they cannot be told apart. The ruler's
 * spans decide where the row keeps to them; else the figures are taken in order by their look.
 */
export function readFigures(
  text: string,
  columns: readonly FigureColumn[],
  spans: readonly Span[] | null,
): Figures | null {
  const figures = (spans === null ? null : bySpans(text, columns, spans)) ?? byLook(text, columns);
  return figures === null || figures.cells.every((cell) => cell === null) ? null : figures;
}

/** Returns the figures of a row that `-t` separated; perf prints the baseline without its sign of percent there. */
export function readSeparated(text: string, titles: Titles): Figures | null {
  const cells = text.split(titles.separator ?? '\t').map((cell) => cell.trim());
  if (cells.length < titles.figures.length + titles.keys.length) return null;
  const figures = titles.figures.map((column, at): string | null => {
    const cell = cells[at] ?? '';
    const whole = column.kind === 'baseline' && /\d$/.test(cell) ? `${cell}%` : cell;
    return whole === '' ? null : whole;
  });
  const rest = text.split(titles.separator ?? '\t').slice(titles.figures.length);
  const isRow = figures.every((cell, at) => cell === null || matchOf(cell, titles.figures[at]) === cell);
  return isRow && figures.some((cell) => cell !== null) ? { cells: figures, rest: rest.join('\t') } : null;
}

function bySpans(text: string, columns: readonly FigureColumn[], spans: readonly Span[]): Figures | null {
  const cells: (string | null)[] = [];
  let end = 0;
  for (const [at, column] of columns.entries()) {
    const span = spans[at];
    if (span === undefined || text.slice(end, span.start).trim() !== '') return null;
    if (/\S\S/.test(text.slice(span.end - 1, span.end + 1))) return null;
    const cell = text.slice(span.start, span.end).trim();
    if (cell !== '' && matchOf(cell, column) !== cell) return null;
    cells.push(cell === '' ? null : cell);
    end = span.end;
  }
  return { cells, rest: text.slice(end).trim() };
}

function byLook(text: string, columns: readonly FigureColumn[]): Figures | null {
  let rest = text.trim();
  const cells = columns.map((column): string | null => {
    const cell = matchOf(rest, column);
    if (cell !== null) rest = rest.slice(cell.length).trimStart();
    return cell;
  });
  const blanks = columns.filter((_, at) => cells[at] === null);
  const unsure = blanks.some((blank) => columns.filter(({ kind }) => LOOKS[kind] === LOOKS[blank.kind]).length > 1);
  return unsure ? null : { cells, rest };
}

/** The figure of a column's kind at the beginning of a text. */
function matchOf(text: string, column: FigureColumn | undefined): string | null {
  if (column === undefined || column.kind === 'blocks') return null;
  if (column.kind === 'formula') return matchFormula(text) ?? (/^N\/A(?=\s|$)/.test(text) ? 'N/A' : null);
  return PLAIN[column.kind].exec(text)?.[0] ?? null;
}
