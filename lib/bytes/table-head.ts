import { type ColumnKind, keepsColumns, parseRuler, parseTitles, type Span } from '../formats/table/columns.ts';
import type { Line } from '../model/line.ts';

/** Where the rows of a table stand, and what they begin with. */
export interface TableHead {
  /** Lines above the first row. */
  readonly lines: number;
  /** Where the first cell of text begins in every row. */
  readonly start: number;
  /** Where the symbol begins at the least, behind all other columns. */
  readonly symbol: number;
  /** Where the object begins that stands before the symbol; where that begins if none does. */
  readonly dso: number;
  /** The counts between the share and that cell, in their order. */
  readonly counts: readonly ('samples' | 'period')[];
}

const TEXTS: ReadonlySet<ColumnKind> = new Set(['comm', 'pid', 'cpu', 'dso']);

/**
 * Returns the head of a table of perf report whose rows are a share, counts and cells of text, each at its place: the titles
 * over a ruler that no mailer has touched. Null where it is none of that kind, or its rows begin below these lines.
 */
export function tableHead(lines: readonly Line[]): TableHead | null {
  const at = lines.findIndex(({ text }) => parseTitles(text) !== null);
  const columns = at < 0 ? null : parseTitles(lines[at]?.text ?? '');
  const ruler = parseRuler(lines[at + 1]?.text ?? '');
  if (columns === null || ruler === null || ruler.length !== columns.length || !keepsColumns(ruler)) return null;
  const kinds = columns.map(({ kind }) => kind);
  const counts: ('samples' | 'period')[] = [];
  if (kinds[0] !== 'overhead') return null;
  for (const kind of kinds.slice(1))
    if ((kind === 'samples' || kind === 'period') && !counts.includes(kind)) counts.push(kind);
  const texts = kinds.slice(1 + counts.length, -1);
  if (counts.some((kind, place) => kinds[1 + place] !== kind)) return null;
  if (kinds.at(-1) !== 'symbol' || texts.length === 0 || !texts.every((kind) => TEXTS.has(kind))) return null;
  const first = lines.findIndex(({ text }, place) => place > at + 1 && text !== '#');
  return first < 0 ? null : headOf(first, ruler, counts, texts);
}

function headOf(
  lines: number,
  ruler: readonly Span[],
  counts: TableHead['counts'],
  texts: readonly ColumnKind[],
): TableHead | null {
  const startOf = (column: number): number => ruler.at(column)?.start ?? 0;
  const [start, symbol] = [startOf(1 + counts.length), startOf(-1)];
  const dso = texts.at(-1) === 'dso' ? startOf(-2) : symbol;
  return start === 0 ? null : { lines, start, symbol, dso, counts };
}
