import { addShares, HUNDREDTH, NO_SHARE, parseShare, type Share, WHOLE } from '../../model/share.ts';
import { type Formula, parseFormula } from './formula.ts';
import type { FigureColumn } from './titles.ts';

/** What a row says about both sides; a share is null where the row is not in that recording. */
export interface BothShares {
  readonly before: Share | null;
  readonly after: Share | null;
  readonly periods: { readonly before: number | null; readonly after: number | null };
}

/** The figures of one row for one pair of recordings. */
interface RowFigures {
  readonly baseline: Share | null;
  readonly delta: number | null;
  readonly before: number | null;
  readonly after: number | null;
  readonly formula: Formula | null;
  /** True where the compute column says that there is no baseline to compare with. */
  readonly isNew: boolean;
}

/**
 * Returns the shares of every row in the baseline and in recording `file`, or null where those of the recording cannot
 * be computed. A delta is added to the baseline, half a digit of slack from each; formulas with totals give exact
 * shares; periods alone do where the table is complete, because then they add up to the total.
 */
export function readShares(
  rows: readonly (readonly (string | null)[])[],
  columns: readonly FigureColumn[],
  file: number,
): readonly BothShares[] | null {
  const figures = rows.map((cells) => figuresOf(cells, columns, file));
  const totals = figures.find((each) => each.formula?.totals)?.formula?.totals ?? null;
  if (totals !== null || columns.some((column) => column.kind === 'delta' && column.file === file))
    return figures.map((row) => fromDelta(row, totals));
  const hasPeriods = columns.some(({ kind, file: of }) => (kind === 'period' || kind === 'formula') && of === file);
  const known = figures.every((row) => row.after !== null || !row.isNew);
  if (!hasPeriods || !known || !isComplete(figures.map((row) => row.baseline))) return null;
  const total = figures.reduce((sum, row) => sum + (row.after ?? 0), 0);
  return total > 0 ? figures.map((row) => fromPeriods(row, total)) : null;
}

/** Returns whether shares add up to the whole, half a hundredth for each and one more hundredth aside. */
export function isComplete(shares: readonly (Share | null)[]): boolean {
  const listed = shares.filter((share) => share !== null);
  const sum = listed.reduce(addShares, NO_SHARE).ticks;
  return Math.abs(WHOLE - sum) <= (listed.length * HUNDREDTH) / 2 + HUNDREDTH;
}

function figuresOf(cells: readonly (string | null)[], columns: readonly FigureColumn[], file: number): RowFigures {
  const cell = (kind: FigureColumn['kind'], of: number): string | null => {
    const at = columns.findIndex((column) => column.kind === kind && column.file === of);
    return at < 0 ? null : (cells[at] ?? null);
  };
  const formula = parseFormula(cell('formula', file) ?? '');
  const baseline = cell('baseline', 0);
  const delta = cell('delta', file);
  const compute = delta ?? cell('ratio', file) ?? cell('wdiff', file);
  return {
    baseline: baseline === null ? null : parseShare(baseline.slice(0, -1)),
    delta: delta === null ? null : (delta.startsWith('-') ? -1 : 1) * (parseShare(delta.slice(1, -1))?.ticks ?? 0),
    before: count(cell('base-period', 0)) ?? formula?.before ?? null,
    after: count(cell('period', file)) ?? formula?.after ?? null,
    formula,
    isNew: baseline === null || compute === 'N/A',
  };
}

function count(cell: string | null): number | null {
  return cell === null || !/^\d+$/.test(cell) ? null : Number(cell);
}

type Totals = NonNullable<Formula['totals']> | null;

function fromDelta(row: RowFigures, totals: Totals): BothShares {
  const periods = { before: row.before, after: row.after };
  const after = afterOf(row, totals);
  if (row.baseline === null || totals === null || row.before === null) return { before: row.baseline, after, periods };
  const exact = exactShare(row.before, totals.before);
  // -b makes the baseline a share of what it keeps and leaves the delta as it was.
  const rescaled =
    row.delta !== null && after !== null && Math.abs(after.ticks - exact.ticks - row.delta) > HUNDREDTH / 2 + 1;
  const before = rescaled
    ? { ticks: Math.max(0, (after?.ticks ?? 0) - (row.delta ?? 0)), slack: HUNDREDTH / 2 }
    : exact;
  return { before, after, periods };
}

function afterOf(row: RowFigures, totals: Totals): Share | null {
  if (totals !== null && row.after !== null) return row.after === 0 ? null : exactShare(row.after, totals.after);
  if (row.delta === null) return null;
  const base = row.baseline ?? NO_SHARE;
  return { ticks: Math.max(0, base.ticks + row.delta), slack: base.slack + HUNDREDTH / 2 };
}

function exactShare(period: number, total: number): Share {
  return { ticks: Math.round((period / total) * WHOLE), slack: 0 };
}

/** The total is the sum of a list that is complete only as far as two decimals can tell. */
function fromPeriods(row: RowFigures, total: number): BothShares {
  const after =
    row.after === null || row.after === 0 ? null : { ...exactShare(row.after, total), slack: HUNDREDTH / 2 };
  return { before: row.baseline, after, periods: { before: row.before, after: row.after } };
}
