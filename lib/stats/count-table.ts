/** Counts of the same rows on two sides: `before[row][column]` and `after[row][column]`, none below 0; 0 where nothing was seen. */
export interface CountTable {
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
  /** What each column counts in all; the sum of its rows where absent. Never below that sum. */
  readonly totals?: { readonly before: readonly number[]; readonly after: readonly number[] };
}

/** One side of a table, its columns brought to one total: the harmonic mean of theirs. A column that counts nothing is left out. */
export interface CountSide {
  readonly rows: readonly (readonly number[])[];
  readonly totals: readonly number[];
  /** The sum of each row as it was counted. */
  readonly counted: readonly number[];
  /** The sum of each row over the columns. */
  readonly sums: readonly number[];
  /** The sum of the totals. */
  readonly total: number;
  /** Brings the counts of a row to the columns of `rows`. */
  readonly bring: (row: readonly number[]) => readonly number[];
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

/** Returns the sum of each column, each row taken `weights` times; every row once without weights. */
export function columnSums(
  rows: readonly (readonly number[])[],
  weights: readonly number[] | null = null,
): readonly number[] {
  const sums = (rows[0] ?? []).map(() => 0);
  rows.forEach((row, at) => {
    const weight = weights === null ? 1 : (weights[at] ?? 0);
    if (weight === 0) return;
    for (let column = 0; column < row.length; column += 1)
      sums[column] = (sums[column] ?? 0) + weight * (row[column] ?? 0);
  });
  return sums;
}

/** Returns the sum of values. */
export function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function sideOf(rows: readonly (readonly number[])[], given: readonly number[] | undefined): CountSide {
  const totals = given ?? columnSums(rows);
  const counted = rows.map(sumOf);
  if (totals.every((total) => total > 0 && total === totals[0]))
    return { rows, totals, counted, sums: counted, total: sumOf(totals), bring: (row) => row };
  const used = totals.filter((total) => total > 0);
  const common = used.length / sumOf(used.map((total) => 1 / total));
  const columns = totals.flatMap((total, at) => (total > 0 ? [{ at, scale: common / total }] : []));
  const bring = (row: readonly number[]): readonly number[] => columns.map(({ at, scale }) => (row[at] ?? 0) * scale);
  const brought = rows.map(bring);
  return {
    rows: brought,
    totals: used.map(() => common),
    counted,
    sums: brought.map(sumOf),
    total: used.length === 0 ? 0 : used.length * common,
    bring,
  };
}

/**
 * Returns a side with one more row at its end, of counts as they were counted, that stands in the place of the rows of `own`:
 * in these nothing is counted.
 */
export function withSum(side: CountSide, own: ReadonlySet<number>, counts: readonly number[]): CountSide {
  const row = side.bring(counts);
  const nothing = row.map(() => 0);
  const without = (values: readonly number[]): readonly number[] =>
    values.map((value, at) => (own.has(at) ? 0 : value));
  return {
    ...side,
    rows: [...side.rows.map((each, at) => (own.has(at) ? nothing : each)), row],
    counted: [...without(side.counted), sumOf(counts)],
    sums: [...without(side.sums), sumOf(row)],
  };
}
