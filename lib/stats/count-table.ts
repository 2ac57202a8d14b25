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
}

/**
 * Returns the sides of a table with their sums.
 *
 * *Why one total:* a side's share is then the mean of its columns' shares, and no column outweighs the others where columns
 * differ by more than counting does. n columns of the harmonic mean vary, if only by counting, as the mean of the shares
 * does: Σ p (1 - p) / N_r / n² = p (1 - p) / (n H).
 */
export function sidesOf(table: CountTable): { readonly before: CountSide; readonly after: CountSide } {
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
  const used = totals.filter((total) => total > 0);
  const common = used.length / sumOf(used.map((total) => 1 / total));
  const counted = rows.map(sumOf);
  if (used.length === totals.length && totals.every((total) => total === totals[0]))
    return { rows, totals, counted, sums: counted, total: sumOf(totals) };
  const columns = totals.flatMap((total, at) => (total > 0 ? [{ at, scale: common / total }] : []));
  const scaled = rows.map((row) => columns.map(({ at, scale }) => (row[at] ?? 0) * scale));
  const sums = scaled.map(sumOf);
  return {
    rows: scaled,
    totals: used.map(() => common),
    counted,
    sums,
    total: used.length === 0 ? 0 : used.length * common,
  };
}
