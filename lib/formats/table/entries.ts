import type { Entry } from '../../model/entry.ts';
import { NO_SHARE, type Share } from '../../model/share.ts';
import { type Cells, cutCells, inferTextColumns, splitCells } from './cells.ts';
import { type Column, type ColumnKind, holdsShare, inferredColumn, type Span } from './columns.ts';
import type { ReadRow } from './read-rows.ts';

/** The entries of a table and the columns they were read by. */
export interface Entries {
  readonly entries: readonly Entry[];
  readonly columns: readonly Column[];
}

/** How the columns of one table are laid out. */
interface Layout {
  readonly columns: readonly Column[];
  /** Which share of a row counts. */
  readonly shareAt: number;
  readonly counts: readonly ColumnKind[];
  readonly texts: readonly ColumnKind[];
  /** Kinds of the columns behind the symbol. */
  readonly behind: readonly ColumnKind[];
  /** Spans of the text columns, where a ruler gives them. */
  readonly spans: readonly Span[] | null;
}

const COUNTS: ReadonlySet<ColumnKind> = new Set(['samples', 'period']);
const NUMBER = /^(\d{1,20})(?:\s+|$)/;

/**
 * Returns the entries of rows. `titles` and `ruler` are those above the table, null where it has none; then the columns
 * follow from the shape of the cells.
 */
export function readEntries(
  rows: readonly ReadRow[],
  titles: readonly Column[] | null,
  ruler: readonly Span[] | null,
): Entries {
  const layout = titles !== null ? titledLayout(titles, ruler) : inferredLayout(rows);
  return { entries: rows.map((row) => readEntry(row, layout)), columns: layout.columns };
}

function titledLayout(columns: readonly Column[], ruler: readonly Span[] | null): Layout {
  const symbolAt = columns.findIndex((column) => column.kind === 'symbol');
  const front = symbolAt < 0 ? columns : columns.slice(0, symbolAt);
  const isText = (column: Column): boolean => !holdsShare(column.kind) && !COUNTS.has(column.kind);
  const spans =
    ruler?.length === columns.length ? front.flatMap((column, at) => (isText(column) ? (ruler[at] ?? []) : [])) : null;
  const self = columns.findIndex((column) => column.kind === 'self');
  return {
    columns,
    shareAt: Math.max(0, self < 0 ? columns.findIndex((column) => column.kind === 'overhead') : self),
    counts: front.filter((column) => COUNTS.has(column.kind)).map((column) => column.kind),
    texts: front.filter(isText).map((column) => column.kind),
    behind: symbolAt < 0 ? [] : columns.slice(symbolAt + 1).map((column) => column.kind),
    spans,
  };
}

/**
 * Without titles two shares are Children and Self where the first is never the smaller one. A number of three digits
 * that begins with 0 is a CPU (`%*.*d` pads it), other numbers are samples and period.
 */
function inferredLayout(rows: readonly ReadRow[]): Layout {
  const two = rows.every((row) => row.raw.shares.length === 2);
  const shares: readonly ColumnKind[] = two ? ['children', 'self'] : ['overhead'];
  const numbers = Math.min(...rows.map((row) => leadingNumbers(row.raw.left).length));
  const hasCpu = numbers > 0 && rows.every((row) => /^0\d\d$/.test(leadingNumbers(row.raw.left)[numbers - 1] ?? ''));
  const plain = hasCpu ? numbers - 1 : numbers;
  const counts: readonly ColumnKind[] = (['samples', 'period'] as const).slice(0, plain);
  const samples = rows.map((row) => ({
    text: dropNumbers(row.raw.left, counts.length).rest.replace(hasCpu ? /^0\d\d\s*/ : /^/, ''),
    level: row.raw.level,
    symbol: row.raw.right,
  }));
  const texts: readonly ColumnKind[] = [...(hasCpu ? (['cpu'] as const) : []), ...inferTextColumns(samples)];
  const kinds: readonly ColumnKind[] = [...shares, ...counts, ...texts, 'symbol'];
  return { columns: kinds.map(inferredColumn), shareAt: shares.length - 1, counts, texts, behind: [], spans: null };
}

function readEntry(row: ReadRow, layout: Layout): Entry {
  const { raw, line } = row;
  const { numbers, rest } = dropNumbers(raw.left, layout.counts.length);
  const { symbol } = splitSymbol(raw.right, layout.behind.length);
  const cells: Cells =
    (layout.spans === null ? null : cutCells(line.text, layout.texts, layout.spans)) ??
    splitCells(rest, layout.texts, symbol);
  const count = (kind: ColumnKind): number | null => {
    const at = layout.counts.indexOf(kind);
    return at < 0 ? null : (numbers[at] ?? null);
  };
  return {
    line: line.number,
    overhead: shareOf(raw.shares, layout.shareAt),
    samples: count('samples'),
    period: count('period'),
    ...cells,
    level: raw.level,
    symbol,
  };
}

function shareOf(shares: readonly Share[], at: number): Share {
  return shares[at] ?? shares[0] ?? NO_SHARE;
}

/** Columns behind the symbol are cut off at two blanks, else at one. */
function splitSymbol(right: string, behind: number): { readonly symbol: string } {
  if (behind === 0) return { symbol: right };
  const cells = right.split(/\s{2,}/);
  if (cells.length > 1) return { symbol: cells[0] ?? '' };
  return { symbol: right.split(/\s+/).slice(0, -behind).join(' ') || right };
}

function leadingNumbers(text: string): readonly string[] {
  const found: string[] = [];
  let rest = text;
  for (let match = NUMBER.exec(rest); match !== null && found.length < 3; match = NUMBER.exec(rest)) {
    found.push(match[1] ?? '');
    rest = rest.slice(match[0].length);
  }
  return found;
}

function dropNumbers(text: string, count: number): { readonly numbers: readonly number[]; readonly rest: string } {
  const numbers: number[] = [];
  let rest = text;
  for (let match = NUMBER.exec(rest); match !== null && numbers.length < count; match = NUMBER.exec(rest)) {
    numbers.push(Number(match[1]));
    rest = rest.slice(match[0].length);
  }
  return { numbers, rest };
}
