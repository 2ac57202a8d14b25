import { doubled } from '../model/doubled.ts';

/** Whole numbers of a cell that stand in a row. */
const RECORD = 4;
const HEAD = 0;
const LEAF = 1;
const LINE = 2;
const SAMPLES = 3;

/** The cells of a table as plain values. */
export interface CellParts {
  /** Head, leaf, first line and samples of each. */
  readonly records: Int32Array;
  readonly periods: Float64Array;
}

/** Cells as columns. */
export interface CellColumns {
  readonly heads: Int32Array;
  readonly leaves: Int32Array;
  /** Of the first sample. */
  readonly lines: Int32Array;
  readonly samples: Float64Array;
  readonly periods: Float64Array;
}

/** Samples by their head and leaf, both numbers: what a list of perf report is made of. In order of first appearance. */
export class CellTable {
  #records: Int32Array = new Int32Array(RECORD << 4);
  #periods: Float64Array = new Float64Array(1 << 4);
  #size = 0;
  /** Open addressing: a cell and one, 0 where nothing is. */
  #places: Int32Array = new Int32Array(1 << 6);

  /** Returns the table that has given cells, as plain values; none may be added to it. */
  static from({ records, periods }: CellParts): CellTable {
    const table = new CellTable();
    table.#records = records;
    table.#periods = periods;
    table.#size = periods.length;
    return table;
  }

  /** Cells. */
  get size(): number {
    return this.#size;
  }

  /** Adds so many samples to the cell of a head and a leaf, and returns its number; `line` is that of the first of them. */
  add(head: number, leaf: number, line: number, samples: number, period: number): number {
    const mask = this.#places.length - 1;
    let place = placeOf(head, leaf) & mask;
    for (let found = this.#places[place] as number; found !== 0; found = this.#places[place] as number) {
      const at = (found - 1) * RECORD;
      if (this.#records[at + HEAD] === head && this.#records[at + LEAF] === leaf) {
        this.addTo(found - 1, samples, period);
        return found - 1;
      }
      place = (place + 1) & mask;
    }
    this.#places[place] = ++this.#size;
    if (this.#size > this.#periods.length) {
      this.#records = doubled(this.#records);
      this.#periods = doubled(this.#periods);
    }
    const at = (this.#size - 1) * RECORD;
    this.#records[at + HEAD] = head;
    this.#records[at + LEAF] = leaf;
    this.#records[at + LINE] = line;
    this.#records[at + SAMPLES] = samples;
    this.#periods[this.#size - 1] = period;
    if (this.#size * 2 > this.#places.length) this.#spread();
    return this.#size - 1;
  }

  /** Adds so many samples to a cell. */
  addTo(cell: number, samples: number, period: number): void {
    const at = cell * RECORD + SAMPLES;
    this.#records[at] = (this.#records[at] as number) + samples;
    this.#periods[cell] = (this.#periods[cell] as number) + period;
  }

  /** Returns the cells as plain values that another thread can be given. */
  get parts(): CellParts {
    return { records: this.#records.slice(0, this.#size * RECORD), periods: this.#periods.slice(0, this.#size) };
  }

  /** Adds cells under other numbers of heads and leaves, as if they stood `lines` lines further down. Returns the cell here for each. */
  addAll(
    { records, periods }: CellParts,
    heads: readonly number[],
    leaves: readonly number[],
    lines: number,
  ): Int32Array {
    const cells = new Int32Array(periods.length);
    for (let cell = 0; cell < periods.length; cell++) {
      const at = cell * RECORD;
      const head = heads[records[at + HEAD] as number] as number;
      const leaf = leaves[records[at + LEAF] as number] as number;
      const line = (records[at + LINE] as number) + lines;
      cells[cell] = this.add(head, leaf, line, records[at + SAMPLES] as number, periods[cell] as number);
    }
    return cells;
  }

  /** Returns the cells by falling period, ties in order of their lines. */
  get sorted(): CellColumns {
    const [records, periods] = [this.#records, this.#periods];
    const order = Uint32Array.from({ length: this.#size }, (_, cell) => cell).sort(
      (a, b) =>
        (periods[b] as number) - (periods[a] as number) ||
        (records[a * RECORD + LINE] as number) - (records[b * RECORD + LINE] as number),
    );
    return this.columns(order);
  }

  /** Returns some cells, by their numbers. */
  columns(cells: ArrayLike<number>): CellColumns {
    const { length } = cells;
    const columns = {
      heads: new Int32Array(length),
      leaves: new Int32Array(length),
      lines: new Int32Array(length),
      samples: new Float64Array(length),
      periods: new Float64Array(length),
    };
    for (let place = 0; place < length; place++) {
      const cell = cells[place] as number;
      const at = cell * RECORD;
      columns.heads[place] = this.#records[at + HEAD] as number;
      columns.leaves[place] = this.#records[at + LEAF] as number;
      columns.lines[place] = this.#records[at + LINE] as number;
      columns.samples[place] = this.#records[at + SAMPLES] as number;
      columns.periods[place] = this.#periods[cell] as number;
    }
    return columns;
  }

  #spread(): void {
    const places = new Int32Array(this.#places.length * 4);
    const mask = places.length - 1;
    for (let cell = 0; cell < this.#size; cell++) {
      const at = cell * RECORD;
      let place = placeOf(this.#records[at + HEAD] as number, this.#records[at + LEAF] as number) & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = cell + 1;
    }
    this.#places = places;
  }
}

function placeOf(head: number, leaf: number): number {
  const hash = Math.imul(Math.imul(head, 0x9e3779b1) ^ leaf, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
