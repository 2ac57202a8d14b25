import type { CountSide, CountSides } from './count-table.ts';

/** What rows are held against: all that was counted, or rows as often as their weights say. */
export interface Pool {
  readonly before: PoolSide;
  readonly after: PoolSide;
  /** How often each row is in it; null where all is in it once. */
  readonly weights: ArrayLike<number> | null;
  /** Σ w x and Σ w² x over the rows of both sides; 0 where all is in it once. */
  readonly once: number;
  readonly twice: number;
}

/** What the columns of a side hold of a pool. */
export interface PoolSide {
  readonly columns: Float64Array;
  /** All of them together. */
  readonly sum: number;
}

/** A pool of weighted rows while it is made. */
interface Draft {
  readonly weights: ArrayLike<number>;
  readonly before: { readonly columns: Float64Array; sum: number };
  readonly after: { readonly columns: Float64Array; sum: number };
  once: number;
  twice: number;
}

/** Returns what the rows of a table are held against: all of it without weights. */
export function poolOf(sides: CountSides, weights: ArrayLike<number> | null): Pool {
  if (weights === null)
    return { before: wholeOf(sides.before), after: wholeOf(sides.after), weights, once: 0, twice: 0 };
  const pool = emptyPool(sides, weights);
  for (let row = 0; row < sides.before.sums.length; row += 1) addRow(pool, sides, row, 1);
  return pool;
}

/** A pool of which less than this part of a side is left is added up anew: digits cancel where nearly all is taken out. */
const LEFT = 1 / 8;

/**
 * Returns a pool of weighted rows without some of them, each named once or more; they are taken out of the sums, because
 * there may be very many that stay. Of a pool of all nothing is taken out.
 */
export function poolWithout(pool: Pool, sides: CountSides, ...rows: readonly (readonly number[])[]): Pool {
  const { weights } = pool;
  if (weights === null) return pool;
  const without = new Uint8Array(sides.before.sums.length);
  const left = copyOf(pool, weights);
  for (const some of rows)
    for (let at = 0; at < some.length; at += 1) {
      const row = some[at] as number;
      if (without[row] === 0) addRow(left, sides, row, -1);
      without[row] = 1;
    }
  if (left.before.sum >= LEFT * pool.before.sum && left.after.sum >= LEFT * pool.after.sum) return left;
  const others = emptyPool(sides, weights);
  for (let row = 0; row < without.length; row += 1) if (without[row] === 0) addRow(others, sides, row, 1);
  return others;
}

/**
 * Returns what the sum of a pool without a row is multiplied by to vary as a count of its own size does: Σ w x / Σ w² x
 * over its rows, of both sides. `count` is what both sides count of the row; one that is no part of the pool has the weight 0.
 */
export function scaleWithout({ weights, once, twice }: Pool, weight: number, count: number): number {
  if (weights === null) return 1;
  const square = twice - weight ** 2 * count;
  return square > 1e-12 * twice ? (once - weight * count) / square : 1;
}

function wholeOf({ totals, total }: CountSide): PoolSide {
  return { columns: Float64Array.from(totals), sum: total };
}

function emptyPool({ before, after }: CountSides, weights: ArrayLike<number>): Draft {
  const side = ({ columns }: CountSide): Draft['before'] => ({ columns: new Float64Array(columns), sum: 0 });
  return { weights, before: side(before), after: side(after), once: 0, twice: 0 };
}

function copyOf({ before, after, once, twice }: Pool, weights: ArrayLike<number>): Draft {
  const side = ({ columns, sum }: PoolSide): Draft['before'] => ({ columns: columns.slice(), sum });
  return { weights, before: side(before), after: side(after), once, twice };
}

/** Adds a row as often as its weight says, or takes it out again where `sign` is -1. */
function addRow(pool: Draft, { before, after }: CountSides, row: number, sign: 1 | -1): void {
  const weight = sign * (pool.weights[row] ?? 0);
  if (weight === 0) return;
  addCells(pool.before, before, row, weight);
  addCells(pool.after, after, row, weight);
  const count = (before.sums[row] as number) + (after.sums[row] as number);
  pool.once += count * weight;
  pool.twice += sign * count * weight ** 2;
}

function addCells(side: Draft['before'], { cells, columns, sums }: CountSide, row: number, weight: number): void {
  const from = row * columns;
  for (let column = 0; column < columns; column += 1)
    side.columns[column] = (side.columns[column] as number) + weight * (cells[from + column] as number);
  side.sum += (sums[row] as number) * weight;
}
