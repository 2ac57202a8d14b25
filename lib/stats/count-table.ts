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

/** Returns a side of one column that counts a total above 0: `counts` are those of its rows. */
export function columnOf(counts: Float64Array, total: number): CountSide {
  const raw = { cells: counts, columns: 1 };
  return { ...raw, raw, totals: [total], counted: counts, sums: counts, total, bring: (row) => row };
}

/** Returns the sum of some rows of a side as they were counted, column by column; `places` are those of the rows, each once. */
export function sumOfRows(
  { raw: { cells, columns } }: Pick<CountSide, 'raw'>,
  places: readonly number[],
): readonly number[] {
  const sums = new Float64Array(columns);
  for (let place = 0; place < places.length; place += 1) {
    const from = (places[place] as number) * columns;
    for (let column = 0; column < columns; column += 1)
      sums[column] = (sums[column] as number) + (cells[from + column] as number);
  }
  return Array.from(sums);
}

/** Returns the sum of values. */
export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] as number;
  return sum;
}

/** Returns what each column of rows counts in all. */
function columnSums(rows: CountTable['before'], columns: number): readonly number[] {
  const sums = new Array<number>(columns).fill(0);
  for (const row of rows)
    for (let column = 0; column < columns; column += 1) sums[column] = (sums[column] as number) + (row[column] ?? 0);
  return sums;
}

/** How columns are brought to one total: those that are left, and what each of them is multiplied by. */
interface Scales {
  readonly kept: Int32Array;
  readonly factors: Float64Array;
  /** The total that each has then. */
  readonly common: number;
}

/** Null where all columns have one total. */
function scalesOf(totals: readonly number[]): Scales | null {
  if (totals.every((total) => total > 0 && total === totals[0])) return null;
  const used = totals.filter((total) => total > 0);
  const common = used.length / sumOf(used.map((total) => 1 / total));
  const kept = Int32Array.from(totals.flatMap((total, at) => (total > 0 ? [at] : [])));
  return { kept, factors: Float64Array.from(kept, (at) => common / (totals[at] as number)), common };
}

function sideOf(rows: CountTable['before'], given: readonly number[] | undefined): CountSide {
  const width = rows[0]?.length ?? 0;
  const totals = given ?? columnSums(rows, width);
  const raw = { cells: new Float64Array(rows.length * width), columns: width };
  const counted = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1)
    counted[at] = copyRow(rows[at] as readonly number[], raw.cells, at * width, width);
  const scales = scalesOf(totals);
  if (scales === null)
    return { ...raw, raw, totals, counted, sums: counted, total: sumOf(totals), bring: (row) => row };
  const columns = scales.kept.length;
  const cells = new Float64Array(rows.length * columns);
  const sums = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) sums[at] = bringRow(raw.cells, at * width, cells, at * columns, scales);
  const bring = (row: ArrayLike<number>): Float64Array => {
    const brought = new Float64Array(columns);
    bringRow(row, 0, brought, 0, scales);
    return brought;
  };
  const { common } = scales;
  return { cells, columns, raw, totals: Array(columns).fill(common), counted, sums, total: columns * common, bring };
}

/** Copies the counts of a row to other cells, 0 where it has none, and returns their sum. */
function copyRow(row: ArrayLike<number>, cells: Float64Array, from: number, columns: number): number {
  let sum = 0;
  for (let column = 0; column < columns; column += 1) {
    const count = row[column] ?? 0;
    cells[from + column] = count;
    sum += count;
  }
  return sum;
}

/** Copies the counts of a row brought to one total, and returns their sum. */
function bringRow(
  row: ArrayLike<number>,
  place: number,
  cells: Float64Array,
  from: number,
  { kept, factors }: Scales,
): number {
  let sum = 0;
  for (let column = 0; column < kept.length; column += 1) {
    const count = (row[place + (kept[column] as number)] ?? 0) * (factors[column] as number);
    cells[from + column] = count;
    sum += count;
  }
  return sum;
}
