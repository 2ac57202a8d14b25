import type { Entry } from './entry.ts';
import type { EntryList } from './entry-list.ts';
import { addShares, NO_SHARE, type Share } from './share.ts';

/** What names a row: its cells beside the figures. */
export type RowCells = RowHead & Pick<Entry, 'dso' | 'level' | 'symbol'>;

/** The cells of a row that say whose and where it was. */
export type RowHead = Pick<Entry, 'comm' | 'pid' | 'cpu'>;

/** What names rows, by number: tables that were read one after the other, as those of repeated runs, have most of them in common. */
export type RowNames = readonly RowCells[];

/** The columns of a table, a place for each row. */
export interface EntryColumns {
  readonly names: RowNames;
  /** The number of what names the row. */
  readonly ids: Int32Array;
  /** Overhead. */
  readonly ticks: Float64Array;
  /** Half of the last digit of every overhead, in ticks. */
  readonly slack: number;
  /** Null where the table has no such column. */
  readonly samples: Float64Array | null;
  readonly period: Float64Array | null;
  /** Whose and where each row was, where names do not say so; null where they do. */
  readonly heads: { readonly ids: Int32Array; readonly list: readonly RowHead[] } | null;
  /** The line of each row; of the first alone where the others follow line by line. */
  readonly line: number | Int32Array;
  /** How many rows of the input each sums up, and the line of the last one; null where each is a row. */
  readonly sums: { readonly rows: ArrayLike<number>; readonly lastLines: ArrayLike<number> } | null;
}

/**
 * Entries as columns: a tenth of the memory that an object for each takes, and what adds up many tables need not make
 * any.
 */
export class EntryTable implements EntryList {
  #columns: EntryColumns | (() => EntryColumns);

  /** Has columns, or makes them when they are first asked for: what goes by chains alone asks for none. */
  constructor(columns: EntryColumns | (() => EntryColumns)) {
    this.#columns = columns;
  }

  get columns(): EntryColumns {
    if (typeof this.#columns === 'function') this.#columns = this.#columns();
    return this.#columns;
  }

  get length(): number {
    return this.columns.ids.length;
  }

  at(place: number): Entry | undefined {
    const from = place < 0 ? this.length + place : place;
    return from >= 0 && from < this.length ? this.#entry(from) : undefined;
  }

  *[Symbol.iterator](): Generator<Entry> {
    for (let place = 0; place < this.length; place++) yield this.#entry(place);
  }

  map<T>(make: (entry: Entry, place: number) => T): T[] {
    return Array.from(this, make);
  }

  find(holds: (entry: Entry, place: number) => boolean): Entry | undefined {
    for (let place = 0; place < this.length; place++) {
      const entry = this.#entry(place);
      if (holds(entry, place)) return entry;
    }
    return undefined;
  }

  slice(from?: number, end?: number): Entry[] {
    return [...this].slice(from, end);
  }

  filter(keeps: (entry: Entry, place: number) => boolean): Entry[] {
    return [...this].filter(keeps);
  }

  every(holds: (entry: Entry, place: number) => boolean): boolean {
    return !this.some((entry, place) => !holds(entry, place));
  }

  some(holds: (entry: Entry, place: number) => boolean): boolean {
    for (let place = 0; place < this.length; place++) if (holds(this.#entry(place), place)) return true;
    return false;
  }

  reduce<T>(add: (sum: T, entry: Entry, place: number) => T, start: T): T {
    let sum = start;
    for (let place = 0; place < this.length; place++) sum = add(sum, this.#entry(place), place);
    return sum;
  }

  /** What JSON shows of it: its entries. */
  toJSON(): readonly Entry[] {
    return [...this];
  }

  #entry(place: number): Entry {
    const { names, ids, heads, ticks, slack, samples, period, line, sums } = this.columns;
    const name = names[ids[place] as number] as RowCells;
    const { comm, pid, cpu } = heads === null ? name : (heads.list[heads.ids[place] as number] as RowHead);
    const { dso, level, symbol } = name;
    const entry: Entry = {
      line: typeof line === 'number' ? line + place : (line[place] as number),
      overhead: { ticks: ticks[place] as number, slack },
      samples: samples === null ? null : (samples[place] as number),
      period: period === null ? null : (period[place] as number),
      comm,
      pid,
      cpu,
      dso,
      level,
      symbol,
    };
    if (sums === null) return entry;
    return { ...entry, sums: { rows: sums.rows[place] as number, lastLine: sums.lastLines[place] as number } };
  }
}

/** What a list is in all. */
export interface ListSums {
  /** The sum of the shares. */
  readonly listed: Share;
  /** The smallest share; null where nothing is listed. */
  readonly floor: Share | null;
  /** True where no share is larger than the one above it. */
  readonly sorted: boolean;
}

/** Returns what a list is in all, without making entries of columns. */
export function sumsOf(entries: EntryList): ListSums {
  if (entries instanceof EntryTable) return sumsOfColumns(entries.columns);
  let [sum, floor, sorted] = [NO_SHARE, null as Share | null, true];
  let last = Number.POSITIVE_INFINITY;
  for (const { overhead } of entries) {
    sum = addShares(sum, overhead);
    if (floor === null || overhead.ticks < floor.ticks) floor = overhead;
    if (overhead.ticks > last) sorted = false;
    last = overhead.ticks;
  }
  return { listed: sum, floor, sorted };
}

function sumsOfColumns({ ticks, slack }: EntryColumns): ListSums {
  let [sum, sorted] = [0, true];
  let [least, last] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let at = 0; at < ticks.length; at++) {
    const own = ticks[at] as number;
    sum += own;
    if (own < least) least = own;
    if (own > last) sorted = false;
    last = own;
  }
  const floor = ticks.length === 0 ? null : { ticks: least, slack };
  return { listed: { ticks: sum, slack: slack * ticks.length }, floor, sorted };
}

/** Returns how many rows of the input entries stand for, without making entries of columns. */
export function countRows(entries: EntryList): number {
  if (entries instanceof EntryTable) return sumOf(entries.columns.sums?.rows ?? null) ?? entries.length;
  return entries.reduce((count, { sums }) => count + (sums?.rows ?? 1), 0);
}

/** Returns the sum of the samples of all entries, without making entries of columns; null where one of them tells none. */
export function samplesOf(entries: EntryList): number | null {
  const counts = entries instanceof EntryTable ? entries.columns.samples : entries.map(({ samples }) => samples);
  return entries.length === 0 ? 0 : sumOf(counts);
}

/** Null where one is not known. */
function sumOf(counts: ArrayLike<number | null> | null): number | null {
  if (counts === null) return null;
  let sum = 0;
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at];
    if (count == null) return null;
    sum += count;
  }
  return sum;
}
