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
export interface SortedCells {
  readonly heads: Int32Array;
  readonly leaves: Int32Array;
  /** Of the first sample. */
  readonly lines: Int32Array;
  readonly samples: Float64Array;
  readonly periods: Float64Array;
}

/** Samples by their head and leaf, in order of first appearance. */
export class CellTable {
  #records: Int32Array = new Int32Array(RECORD << 8);
  #periods: Float64Array = new Float64Array(1 << 8);
  #size = 0;
  /** Open addressing: a cell and one, 0 where nothing is. */
  #places: Int32Array = new Int32Array(1 << 10);

  /** Adds so many samples to the cell of a head and a leaf; `line` is that of the first of them. */
  add(head: number, leaf: number, line: number, samples: number, period: number): void {
    const mask = this.#places.length - 1;
    let place = placeOf(head, leaf) & mask;
    for (let found = this.#places[place] as number; found !== 0; found = this.#places[place] as number) {
      const at = (found - 1) * RECORD;
      if (this.#records[at + HEAD] === head && this.#records[at + LEAF] === leaf) {
        this.#records[at + SAMPLES] = (this.#records[at + SAMPLES] as number) + samples;
        this.#periods[found - 1] = (this.#periods[found - 1] as number) + period;
        return;
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
  }

  /** Returns the cells as plain values that another thread can be given. */
  get parts(): CellParts {
    return { records: this.#records.slice(0, this.#size * RECORD), periods: this.#periods.slice(0, this.#size) };
  }

  /** Adds cells under other numbers of heads and leaves, as if they stood `lines` lines further down. */
  addAll({ records, periods }: CellParts, heads: readonly number[], leaves: readonly number[], lines: number): void {
    for (let cell = 0; cell < periods.length; cell++) {
      const at = cell * RECORD;
      const head = heads[records[at + HEAD] as number] as number;
      const leaf = leaves[records[at + LEAF] as number] as number;
      const line = (records[at + LINE] as number) + lines;
      this.add(head, leaf, line, records[at + SAMPLES] as number, periods[cell] as number);
    }
  }

  /** Returns the cells by falling period, ties in order of their lines. */
  get sorted(): SortedCells {
    const size = this.#size;
    const [records, periods] = [this.#records, this.#periods];
    const order = new Uint32Array(size);
    for (let cell = 0; cell < size; cell++) order[cell] = cell;
    order.sort(
      (a, b) =>
        (periods[b] as number) - (periods[a] as number) ||
        (records[a * RECORD + LINE] as number) - (records[b * RECORD + LINE] as number),
    );
    const sorted: SortedCells = {
      heads: new Int32Array(size),
      leaves: new Int32Array(size),
      lines: new Int32Array(size),
      samples: new Float64Array(size),
      periods: new Float64Array(size),
    };
    for (let place = 0; place < size; place++) {
      const cell = order[place] as number;
      const at = cell * RECORD;
      sorted.heads[place] = records[at + HEAD] as number;
      sorted.leaves[place] = records[at + LEAF] as number;
      sorted.lines[place] = records[at + LINE] as number;
      sorted.samples[place] = records[at + SAMPLES] as number;
      sorted.periods[place] = periods[cell] as number;
    }
    return sorted;
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
