import { largestOf } from '../../model/largest.ts';
import { inferTextColumns } from './cells.ts';
import { type Column, type ColumnKind, holdsShare, inferredColumn, keepsColumns, type Span } from './columns.ts';
import type { RawRow } from './raw-row.ts';
import type { ReadRow } from './walk.ts';

/** How the columns of one table are laid out. */
export interface Layout {
  readonly columns: readonly Column[];
  /** Which of the share columns counts, and how many there are. */
  readonly shareAt: number;
  readonly shareColumns: number;
  /** Events whose figures stand side by side in every column of figures; 1 where the table is of one event. */
  readonly members: number;
  readonly counts: readonly ColumnKind[];
  readonly texts: readonly ColumnKind[];
  /** Kinds of the columns behind the symbol. */
  readonly behind: readonly ColumnKind[];
  /** Spans of the text columns and of the symbol, where a ruler gives them. */
  readonly spans: readonly Span[] | null;
  readonly symbolSpan: Span | null;
}

const COUNTS: ReadonlySet<ColumnKind> = new Set(['samples', 'period']);
const NUMBER = /^(\d{1,20})(?:\s+|$)/;
/** Half of the last digit of each of three figures. */
const SUM_TOLERANCE = 20_000;

/** Returns the layout of rows under titles; `ruler` is the dotted one below them, null where it is lost. */
export function titledLayout(
  rows: readonly ReadRow[],
  columns: readonly Column[],
  ruler: readonly Span[] | null,
): Layout {
  const symbolAt = columns.findIndex((column) => column.kind === 'symbol');
  const front = symbolAt < 0 ? columns : columns.slice(0, symbolAt);
  const isText = (column: Column): boolean => !holdsShare(column.kind) && !COUNTS.has(column.kind);
  const ruled = ruler !== null && ruler.length === columns.length && keepsColumns(ruler);
  const shares = columns.filter((column) => holdsShare(column.kind)).map((column) => column.kind);
  const self = shares.indexOf('self');
  return {
    columns,
    shareAt: Math.max(0, self < 0 ? shares.indexOf('overhead') : self),
    shareColumns: shares.length,
    members: membersOf(rows, shares.length),
    counts: front.filter((column) => COUNTS.has(column.kind)).map((column) => column.kind),
    texts: front.filter(isText).map((column) => column.kind),
    behind: symbolAt < 0 ? [] : columns.slice(symbolAt + 1).map((column) => column.kind),
    spans: ruled ? front.flatMap((column, at) => (isText(column) ? (ruler[at] ?? []) : [])) : null,
    symbolSpan: ruled ? (ruler[symbolAt] ?? null) : null,
  };
}

/**
 * Returns the layout of rows without titles. Two shares are Children and Self where the first is never the smaller one;
 * several are a share with its parts (sys, usr) where these add up to it, else one for each event of a group. A number
 * of three digits that begins with 0 is a CPU (`%*.*d` pads it), other numbers are samples and period.
 */
export function inferredLayout(rows: readonly ReadRow[]): Layout {
  const { kinds: shares, members } = inferShares(rows);
  const numbers = -largestOf(
    rows.map((row) => -leadingNumbers(row.raw.left, 3 * members).length),
    Number.NEGATIVE_INFINITY,
  );
  const hasCpu =
    numbers > 0 && rows.every((row) => /^0\d\d$/.test(leadingNumbers(row.raw.left, 3 * members)[numbers - 1] ?? ''));
  const plain = Math.floor((hasCpu ? numbers - 1 : numbers) / members);
  const counts: readonly ColumnKind[] = (['samples', 'period'] as const).slice(0, plain);
  const samples = rows.map((row) => ({
    text: dropNumbers(row.raw.left, counts.length * members).rest.replace(hasCpu ? /^0\d\d\s*/ : /^/, ''),
    level: row.raw.level ?? '.',
    symbol: row.raw.right,
  }));
  const texts: readonly ColumnKind[] = [...(hasCpu ? (['cpu'] as const) : []), ...inferTextColumns(samples)];
  const kinds: readonly ColumnKind[] = [...shares, ...counts, ...texts, 'symbol'];
  return {
    columns: kinds.map(inferredColumn),
    shareAt: Math.max(0, shares.indexOf('self')),
    shareColumns: shares.length,
    members,
    counts,
    texts,
    behind: [],
    spans: null,
    symbolSpan: null,
  };
}

function membersOf(rows: readonly ReadRow[], shareColumns: number): number {
  const count = (rows[0]?.raw.shares.length ?? 0) / Math.max(1, shareColumns);
  return Number.isInteger(count) && count > 1 && sameCount(rows) ? count : 1;
}

function sameCount(rows: readonly ReadRow[]): boolean {
  return rows.every((row) => row.raw.shares.length === rows[0]?.raw.shares.length);
}

function inferShares(rows: readonly ReadRow[]): { readonly kinds: readonly ColumnKind[]; readonly members: number } {
  const count = rows[0]?.raw.shares.length ?? 1;
  if (count < 2 || !sameCount(rows)) return { kinds: ['overhead'], members: 1 };
  if (count === 2 && rows.every((row) => !isSmaller(row.raw, 0, 1))) return { kinds: ['children', 'self'], members: 1 };
  if (count > 2 && rows.every((row) => addsUp(row.raw))) {
    return { kinds: ['overhead', ...Array<ColumnKind>(count - 1).fill('part')], members: 1 };
  }
  return { kinds: ['overhead'], members: count };
}

function isSmaller(raw: RawRow, one: number, other: number): boolean {
  return (raw.shares[one]?.ticks ?? 0) < (raw.shares[other]?.ticks ?? 0);
}

function addsUp({ shares: [whole, ...parts] }: RawRow): boolean {
  const sum = parts.reduce((total, part) => total + part.ticks, 0);
  return Math.abs(sum - (whole?.ticks ?? 0)) <= SUM_TOLERANCE;
}

function leadingNumbers(text: string, most: number): readonly string[] {
  const found: string[] = [];
  let rest = text;
  for (let match = NUMBER.exec(rest); match !== null && found.length < most; match = NUMBER.exec(rest)) {
    found.push(match[1] ?? '');
    rest = rest.slice(match[0].length);
  }
  return found;
}

/** Returns up to `count` numbers at the beginning of a text, and what stands behind them. */
export function dropNumbers(
  text: string,
  count: number,
): { readonly numbers: readonly number[]; readonly rest: string } {
  const numbers: number[] = [];
  let rest = text;
  for (let match = NUMBER.exec(rest); match !== null && numbers.length < count; match = NUMBER.exec(rest)) {
    numbers.push(Number(match[1]));
    rest = rest.slice(match[0].length);
  }
  return { numbers, rest };
}
