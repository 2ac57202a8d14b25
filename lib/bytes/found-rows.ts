import { HUNDREDTH } from '../model/share.ts';
import { type Compiled, makeCompiled, roomIn } from './compiled.ts';
import { ROWS_CODE } from './rows-code.ts';
import type { TableHead } from './table-head.ts';

/** What `kernel/rows.ts` exports; it says what each returns. */
interface Code {
  readonly takeRows: (
    table: number,
    from: number,
    end: number,
    start: number,
    counts: number,
    hundredth: number,
  ) => number;
  readonly mostRows: () => number;
  readonly rowsTaken: () => number;
  readonly freshTexts: () => number;
  readonly rowIds: () => number;
  readonly rowShares: () => number;
  readonly rowCounts: () => number;
  readonly freshList: () => number;
}

/** Numbers of four bytes that are listed of a row whose text has no number. */
const FRESH = 4;

/**
 * Rows of tables, found by compiled code in a memory of its own some thousand at a time. It knows the texts of all tables
 * that it has looked at, each by a number that whoever reads it gives to it.
 */
export class FoundRows {
  readonly #compiled: Compiled<Code>;
  /** Where the columns begin, as places of numbers of four and of eight bytes. */
  readonly #ids: number;
  readonly #ticks: number;
  readonly #counts: number;
  readonly #fresh: number;
  readonly #most: number;

  private constructor(compiled: Compiled<Code>) {
    const { code } = compiled;
    this.#compiled = compiled;
    this.#ids = code.rowIds() >> 2;
    this.#fresh = code.freshList() >> 2;
    this.#ticks = code.rowShares() >> 3;
    this.#counts = code.rowCounts() >> 3;
    this.#most = code.mostRows();
  }

  /** Returns one that knows no text yet; null where the machine does not run such code, or has no room. */
  static make(): FoundRows | null {
    const compiled = makeCompiled<Code>(ROWS_CODE);
    return compiled === null ? null : new FoundRows(compiled);
  }

  /** Returns where pieces of so many bytes have to stand to be looked at; null where they are too large. */
  room(size: number): Buffer | null {
    return roomIn(this.#compiled, size);
  }

  /**
   * Takes rows of a table that begin at a place of a piece; those of tables of one `kind` share their texts. Returns the place
   * of the first row that looks otherwise, or for which there is no room.
   */
  take(kind: number, from: number, end: number, { start, counts }: TableHead): number {
    const { code, piece } = this.#compiled;
    return code.takeRows(kind, piece + from, piece + end, start, counts.length, HUNDREDTH) - piece;
  }

  /** How many rows were taken the last time; what is said of rows below is said of those. */
  get count(): number {
    return this.#compiled.code.rowsTaken();
  }

  /** Has `number` return the number of each text that has none, by its row and where that begins and ends in the piece. */
  nameFresh(number: (row: number, from: number, to: number) => number): void {
    const { code, whole, piece } = this.#compiled;
    const end = this.#fresh + code.freshTexts() * FRESH;
    for (let at = this.#fresh; at < end; at += FRESH) {
      const row = whole[at] as number;
      const id = number(row, (whole[at + 1] as number) - piece, (whole[at + 2] as number) - piece);
      whole[this.#ids + row] = id;
      whole[(whole[at + 3] as number) >> 2] = id;
    }
  }

  /** Puts the numbers of their texts into an array, from a place on. */
  putIds(into: Int32Array, place: number): void {
    into.set(this.#compiled.whole.subarray(this.#ids, this.#ids + this.count), place);
  }

  /** Puts their shares, in ticks, into an array, from a place on. */
  putTicks(into: Float64Array, place: number): void {
    into.set(this.#column(this.#ticks), place);
  }

  /** Puts their counts of a column into an array, from a place on. */
  putCounts(column: number, into: Float64Array, place: number): void {
    into.set(this.#column(this.#counts + column * this.#most), place);
  }

  #column(from: number): Float64Array {
    return this.#compiled.eight.subarray(from, from + this.count);
  }
}
