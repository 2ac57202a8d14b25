import { HUNDREDTH } from '../model/share.ts';
import { BLANK, DOT, isDigit, ZERO } from './ascii.ts';
import type { FoundRows } from './found-rows.ts';

const PERCENT = 0x25;
/** Counts of more digits are not exact as numbers. */
const MOST_DIGITS = 15;
/** What stands before the point is at most this. */
const MOST_WHOLE = 100;
/** A hundredth of a point, kept here: what another module exports is asked of it at each use. */
const TICKS = HUNDREDTH;
/** Rows for which there is room at first. */
const LEAST_ROOM = 1 << 12;

/** What the rows of a table say, a column for each figure and one for the number of their text. */
export class TableColumns {
  /** Rows that are there. */
  rows = 0;
  #ids: Int32Array = new Int32Array(0);
  #ticks: Float64Array = new Float64Array(0);
  readonly #counts: Float64Array[];

  /** Begins one with so many columns of counts. */
  constructor(counts: number) {
    this.#counts = Array.from({ length: counts }, () => new Float64Array(0));
  }

  /** Numbers of the texts. */
  get ids(): Int32Array {
    this.#ids = this.#cut(this.#ids);
    return this.#ids;
  }

  /** Overhead. */
  get ticks(): Float64Array {
    this.#ticks = this.#cut(this.#ticks);
    return this.#ticks;
  }

  /** Counts, a column each. */
  get counts(): readonly Float64Array[] {
    for (const [at, column] of this.#counts.entries()) this.#counts[at] = this.#cut(column);
    return this.#counts;
  }

  /** The number of the text of a row. */
  idOf(row: number): number {
    return this.#ids[row] as number;
  }

  /**
   * Makes room for more rows; `most` is how many a table before it had, because this one has about as many.
   */
  reserve(more: number, most: number): void {
    const needed = this.rows + more;
    const room = this.#ids.length;
    if (needed <= room) return;
    const length = Math.max(needed, room * 2, LEAST_ROOM, most + (most >> 4));
    this.#ids = moved(this.#ids, new Int32Array(length));
    this.#ticks = moved(this.#ticks, new Float64Array(length));
    for (const [at, column] of this.#counts.entries()) this.#counts[at] = moved(column, new Float64Array(length));
  }

  /** Adds a row whose figures were taken. */
  add(id: number): void {
    this.#ids[this.rows] = id;
    this.rows += 1;
  }

  /** Adds rows that were found, for which there is room. */
  addFound(found: FoundRows): void {
    found.putIds(this.#ids, this.rows);
    found.putTicks(this.#ticks, this.rows);
    for (const [column, counts] of this.#counts.entries()) found.putCounts(column, counts, this.rows);
    this.rows += found.count;
  }

  /** Takes the figures of the next row, behind which nothing but blanks stand up to `start`; returns false where they look otherwise. */
  takeFigures(bytes: Buffer, from: number, start: number): boolean {
    let at = this.#takeShare(bytes, from);
    for (let count = 0; at >= 0 && count < this.#counts.length; count++) at = this.#takeCount(bytes, at, count);
    if (at < 0 || at >= start) return false;
    for (; at < start; at++) if (bytes[at] !== BLANK) return false;
    return true;
  }

  /** A share with two decimals; returns where it ends. */
  #takeShare(bytes: Buffer, from: number): number {
    let at = from;
    while (bytes[at] === BLANK) at++;
    const first = at;
    let whole = 0;
    for (; isDigit(bytes[at] as number) && whole < MOST_WHOLE; at++)
      whole = whole * 10 + ((bytes[at] as number) - ZERO);
    const [dot, tens, ones, percent] = [bytes[at], bytes[at + 1] as number, bytes[at + 2] as number, bytes[at + 3]];
    if (at === first || whole > MOST_WHOLE || dot !== DOT || percent !== PERCENT || !isDigit(tens) || !isDigit(ones))
      return -1;
    this.#ticks[this.rows] = (whole * 100 + (tens - ZERO) * 10 + (ones - ZERO)) * TICKS;
    return at + 4;
  }

  /** A count behind a blank; returns where it ends. */
  #takeCount(bytes: Buffer, from: number, column: number): number {
    let at = from;
    while (bytes[at] === BLANK) at++;
    const first = at;
    let count = 0;
    for (; isDigit(bytes[at] as number); at++) count = count * 10 + ((bytes[at] as number) - ZERO);
    if (at === first || first === from || at - first > MOST_DIGITS) return -1;
    (this.#counts[column] as Float64Array)[this.rows] = count;
    return at;
  }

  /** A column without the room that is left in it. */
  #cut<T extends Int32Array | Float64Array>(column: T): T {
    return (column.length === this.rows ? column : column.slice(0, this.rows)) as T;
  }
}

function moved<T extends Int32Array | Float64Array>(column: T, more: T): T {
  more.set(column);
  return more;
}
