/**
 * Rows whose cells are cut out by what stands above them: a separator (`-t`), a dotted ruler, or titles alone. They are
 * the tables that the grammar of a row with a level does not reach: without a Symbol column, or with columns in an
 * order of the user's own (`-F`).
 *
 *     93.49%  [kernel.kallsyms]            99.56%  000            89.98%     2365:xdp-trafficgen
 */
import type { Level } from '../../model/entry.ts';
import type { Line } from '../../model/line.ts';
import { parseShare, type Share, WHOLE } from '../../model/share.ts';
import { type Column, type ColumnKind, holdsShare, keepsColumns, type Span } from './columns.ts';
import type { RowAt } from './wrapped-row.ts';

/** How the cells of a row are found. */
export interface Grid {
  readonly columns: readonly Column[];
  readonly ruler: readonly Span[] | null;
  readonly separator: string | null;
}

const SHARES = /^\d{1,3}[.,]\d{1,6}%(?:\s+\d{1,3}[.,]\d{1,6}%)*$/;
const COUNTS = /^\d{1,20}(?:\s+\d{1,20})*$/;
const LEVEL = /^(?:0x[0-9a-f]+\s+\S\s+)?\[([k.guH])\](?:\s|$)/;
const MOST: number = WHOLE + 500_000;

/** Returns whether rows under the titles must be cut by a grid: they hold no level, or one that is not where rows have it. */
export function needsGrid(columns: readonly Column[]): boolean {
  const symbolAt = columns.findIndex((column) => column.kind === 'symbol');
  if (symbolAt < 0) return true;
  let stage = 0;
  for (const { kind } of columns.slice(0, symbolAt)) {
    const next = holdsShare(kind) ? 0 : isCount(kind) ? 1 : 2;
    if (next < stage) return true;
    stage = next;
  }
  return symbolAt === 0;
}

/** Returns the row that stands at line `at` of a grid, or null. */
export function gridRowAt(lines: readonly Line[], at: number, grid: Grid): RowAt | null {
  const text = lines[at]?.text ?? '';
  if (text.trim() === '' || /^\s*#/.test(text)) return null;
  const cells = cellsOf(text, grid);
  if (cells === null || !fits(cells, grid.columns) || !isNamed(cells, grid.columns)) return null;
  const shares = grid.columns.flatMap(({ kind }, index) => (holdsShare(kind) ? sharesIn(cells[index] ?? '') : []));
  if (shares.some((share) => share.ticks > MOST)) return null;
  const symbol = cells[grid.columns.findIndex(({ kind }) => kind === 'symbol')] ?? null;
  const level = LEVEL.exec(symbol ?? '');
  const right = level === null ? (symbol ?? '') : (symbol ?? '').slice(level[0].length).trim();
  return { row: { shares, left: '', level: (level?.[1] ?? null) as Level | null, right, cells }, end: at + 1 };
}

function isCount(kind: ColumnKind): boolean {
  return kind === 'samples' || kind === 'period';
}

function cellsOf(text: string, { columns, ruler, separator }: Grid): readonly string[] | null {
  if (separator !== null) return splitBy(text, separator, columns.length);
  const bare = text.replace(/^(\s*)[+-]\s/, '$1  ');
  return (
    (ruler?.length === columns.length && keepsColumns(ruler) ? cutBy(bare, ruler) : null) ?? splitByGaps(bare, columns)
  );
}

function splitBy(text: string, separator: string, count: number): readonly string[] | null {
  const parts = text.split(separator);
  if (parts.length < count) return null;
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)].map((part) => part.trim());
}

/** Cells between the dots of a ruler; null where something stands in a gap, because blanks were lost on the way. */
function cutBy(text: string, ruler: readonly Span[]): readonly string[] | null {
  const cells: string[] = [];
  for (const [at, { start, end }] of ruler.entries()) {
    const from = at === 0 ? 0 : start;
    if (at > 0 && text.slice(ruler[at - 1]?.end ?? start, start).trim() !== '') return null;
    cells.push(text.slice(from, at === ruler.length - 1 ? undefined : end).trim());
  }
  return cells;
}

/** Without a ruler: shares and counts from the left, one cell between two gaps; the last cell takes what is left. */
function splitByGaps(text: string, columns: readonly Column[]): readonly string[] | null {
  const parts = text.trim().split(/\s{2,}|\t/);
  if (parts.length === columns.length) return parts;
  const words = text.trim().split(/\s+/);
  if (words.length < columns.length) return null;
  return [...words.slice(0, columns.length - 1), words.slice(columns.length - 1).join(' ')];
}

function fits(cells: readonly string[], columns: readonly Column[]): boolean {
  return columns.every(({ kind }, at) => {
    const cell = cells[at] ?? '';
    if (holdsShare(kind)) return SHARES.test(cell) || (kind === 'children' && cell === 'N/A');
    return !isCount(kind) || COUNTS.test(cell);
  });
}

/** A symbol may be empty; where there is none, something else has to tell what the row is. */
function isNamed(cells: readonly string[], columns: readonly Column[]): boolean {
  return columns.some(({ kind }, at) => kind === 'symbol' || (!holdsShare(kind) && !isCount(kind) && cells[at] !== ''));
}

function sharesIn(cell: string): readonly Share[] {
  if (cell === 'N/A') return [{ ticks: 0, slack: 0 }];
  return cell.split(/\s+/).flatMap((word) => parseShare(word.slice(0, -1)) ?? []);
}
