/** Counts of the same rows on two sides: `before[row][column]` and `after[row][column]`, none below 0; 0 where nothing was seen. */
export interface CountTable {
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
  /** What each column counts in all; the sum of its rows where absent. Never below that sum. */
  readonly totals?: { readonly before: readonly number[]; readonly after: readonly number[] };
}

/**
 * One side of a table, its columns brought to one total: the harmonic mean of theirs. A column that counts nothing is left
 * out. The counts of all rows stand in one array, because what looks at them looks at all of them, many times.
 */
export interface CountSide {
  /** Columns of a row. */
  readonly columns: number;
  /** The counts of one row behind those of another. */
  readonly cells: Float64Array;
  /** The counts as they were counted, those of one row behind those of another. */
  readonly raw: { readonly cells: Float64Array; readonly columns: number };
  /** The counts of a row behind them that is no part of the table; absent where there is none. */
  readonly last?: Float64Array;
  readonly totals: readonly number[];
  /** The sum of each row as it was counted. */
  readonly counted: Float64Array;
  /** The sum of each row over the columns. */
  readonly sums: Float64Array;
  /** The sum of the totals. */
  readonly total: number;
  /** Brings the counts of a row to the columns of `cells`. */
  readonly bring: (row: ArrayLike<number>) => ArrayLike<number>;
}

/** Both sides of a table. */
export interface CountSides {
  readonly before: CountSide;
  readonly after: CountSide;
}

/**
 * Returns the sides of a table with their sums.
 *
 * *Why one total:* a side's share is then the mean of its columns' shares, and no column outweighs the others where columns
 * differ by more than counting does. n columns of the harmonic mean vary, if only by counting, as the mean of the shares
 * does: Σ p (1 - p) / N_r / n² = p (1 - p) / (n H).
 */
export function sidesOf(table: CountTable): CountSides {
  return {
    before: sideOf(table.before, table.totals?.before),
    after: sideOf(table.after, table.totals?.after),
  };
}

/** Returns the counts that hold those of a row, at `placeOf` it. */
export function cellsOf({ cells, columns, last }: CountSide, at: number): Float64Array {
  return last !== undefined && at * columns >= cells.length ? last : cells;
}

/** Returns where the counts of a row begin in `cellsOf` it. */
export function placeOf({ cells, columns, last }: CountSide, at: number): number {
  return last !== undefined && at * columns >= cells.length ? 0 : at * columns;
}

/** Returns the sum of each column, each row taken `weights` times; every row once without weights. */
export function columnSums({ cells, columns }: Cells, weights: ArrayLike<number> | null = null): Float64Array {
  const sums = new Float64Array(columns);
  const rows = columns === 0 ? 0 : cells.length / columns;
  for (let row = 0; row < rows; row += 1) {
    const weight = weights === null ? 1 : (weights[row] ?? 0);
    if (weight === 0) continue;
    const from = row * columns;
    for (let column = 0; column < columns; column += 1)
      sums[column] = (sums[column] as number) + weight * (cells[from + column] as number);
  }
  return sums;
}

/** Returns the sum of some rows of a side as they were counted, column by column; `places` are those of the rows, each once. */
export function sumOfRows(
  { raw: { cells, columns } }: Pick<CountSide, 'raw'>,
  places: readonly number[],
): readonly number[] {
  const sums = new Float64Array(columns);
  for (let place = 0; place < places.length; place += 1) addRow(sums, cells, (places[place] as number) * columns);
  return Array.from(sums);
}

function addRow(sums: Float64Array, cells: Float64Array, from: number): void {
  for (let column = 0; column < sums.length; column += 1)
    sums[column] = (sums[column] as number) + (cells[from + column] as number);
}

/** Returns the sum of values. */
export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] as number;
  return sum;
}

/** Returns the sum of values, each taken as often as its weight says; those without a weight are not. */
export function weightedSum(values: Float64Array, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += (values[at] as number) * (weights[at] ?? 0);
  return sum;
}

type Cells = Pick<CountSide, 'cells' | 'columns'>;

/** Rows behind each other, of `columns` columns each; what a row lacks is 0. */
function cellsOfRows(rows: CountTable['before'], columns: number): Cells {
  const cells = new Float64Array(rows.length * columns);
  for (let at = 0; at < rows.length; at += 1) fillRow(cells, at * columns, columns, rows[at] as readonly number[]);
  return { cells, columns };
}

function fillRow(cells: Float64Array, from: number, columns: number, row: readonly number[]): void {
  for (let column = 0; column < columns; column += 1) cells[from + column] = row[column] ?? 0;
}

function rowSums({ cells, columns }: Cells, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    let sum = 0;
    for (let column = at * columns; column < (at + 1) * columns; column += 1) sum += cells[column] as number;
    sums[at] = sum;
  }
  return sums;
}

function sideOf(rows: readonly (readonly number[])[], given: readonly number[] | undefined): CountSide {
  const width = rows[0]?.length ?? 0;
  const whole = cellsOfRows(rows, width);
  const totals = given ?? [...columnSums(whole)];
  const counted = rowSums(whole, rows.length);
  if (totals.every((total) => total > 0 && total === totals[0]))
    return { ...whole, raw: whole, totals, counted, sums: counted, total: sumOf(totals), bring: (row) => row };
  const used = totals.filter((total) => total > 0);
  const common = used.length / sumOf(used.map((total) => 1 / total));
  const kept = totals.flatMap((total, at) => (total > 0 ? [{ at, scale: common / total }] : []));
  const bring = (row: ArrayLike<number>): readonly number[] => kept.map(({ at, scale }) => (row[at] ?? 0) * scale);
  const columns = kept.length;
  const cells = new Float64Array(rows.length * columns);
  for (const [column, { at, scale }] of kept.entries())
    for (let row = 0; row < rows.length && at < width; row += 1)
      cells[row * columns + column] = (whole.cells[row * width + at] as number) * scale;
  const brought = { cells, columns };
  return {
    ...brought,
    raw: whole,
    totals: used.map(() => common),
    counted,
    sums: rowSums(brought, rows.length),
    total: used.length === 0 ? 0 : used.length * common,
    bring,
  };
}

/**
 * Returns a side with one more row at its end, of counts as they were counted. Where it is the sum of other rows these stay
 * what they are, so that it can be tested alone, with a prior from elsewhere and held against other rows only.
 */
export function withRow(side: CountSide, counts: ArrayLike<number>): CountSide {
  const last = Float64Array.from(side.bring(counts));
  return {
    ...side,
    last,
    counted: longer(side.counted, sumOf(counts)),
    sums: longer(side.sums, sumOf(last)),
  };
}

function longer(values: Float64Array, value: number): Float64Array {
  const more = new Float64Array(values.length + 1);
  more.set(values);
  more[values.length] = value;
  return more;
}
