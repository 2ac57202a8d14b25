import { doubled } from '../model/doubled.ts';
import type { EntryColumns, RowCells, RowNames } from '../model/entry-table.ts';
import type { EntryKey, Identity } from '../model/identity.ts';
import type { NormalizedProfile, Row } from '../model/row.ts';
import type { ListBounds } from './bounds.ts';

/** The rows of one key over all runs: what is no figure. */
interface Known {
  readonly identity: Identity;
  /** Names and rules, each once, in order of appearance. */
  names: readonly string[];
  /** The names again, where they are many; then the list is the row's own. */
  seen: Set<string> | null;
  rules: readonly string[];
}

/** Who a row is, under which key it is added up, and what it is called as written. */
export interface NamedRow {
  readonly key: EntryKey;
  readonly identity: Identity;
  readonly names: readonly string[];
}

/** Tells who a row is by its cells. */
export type NameRow = (cells: RowCells) => NamedRow;

/** Stands for a count that a row has not, and for one of a run that does not list it. */
const NO_COUNT = -1;
const NOT_LISTED = -2;
const LEAST_ROOM = 1 << 10;
const NONE: readonly string[] = [];

/** Adds up the rows of `count` runs, one run after the other, so that no more than the sums have to be held. */
export class RowPool {
  readonly #known: Known[] = [];
  readonly #places = new Map<EntryKey, number>();
  /** For each list of names by number: where the rows of a name are added up, and one; 0 where nobody asked. */
  readonly #ofNames = new Map<RowNames, Int32Array>();
  readonly #runs: number;
  /** Of each sum: its share, the most rows of one run that were added, how many of the last one. */
  #ticks: Float64Array = new Float64Array(LEAST_ROOM);
  #slack: Float64Array = new Float64Array(LEAST_ROOM);
  #rows: Int32Array = new Int32Array(LEAST_ROOM);
  #lastRows: Int32Array = new Int32Array(LEAST_ROOM);
  /** Its counts in each run: those of one run lie together, because they are added in any order. */
  readonly #counts: Float64Array[];

  constructor(runs: number) {
    this.#runs = runs;
    this.#counts = Array.from({ length: runs }, () => new Float64Array(LEAST_ROOM).fill(NOT_LISTED));
  }

  /** Adds the rows of the run of that number, from 0; returns its samples, null where a row has none. */
  add({ rows }: NormalizedProfile, run: number): number | null {
    let samples: number | null = 0;
    for (const [key, row] of rows) {
      const place = this.#placeOf({ key, identity: row.identity, names: row.names }, row.rules);
      this.#add(place, run, row.rows, row.share.ticks, row.share.slack, row.samples ?? NO_COUNT);
      samples = samples === null || row.samples === null ? null : samples + row.samples;
    }
    return samples;
  }

  /** Adds the rows of a run as `add` does, of the columns of its table. */
  addColumns({ names, ids, ticks, slack, samples }: EntryColumns, nameRow: NameRow, run: number): number | null {
    const places = this.#placesOf(names);
    let sum = 0;
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] as number;
      const count = samples === null ? NO_COUNT : (samples[at] as number);
      if (places[id] === 0) {
        const named = nameRow(names[id] as RowCells);
        places[id] = this.#placeOf(named, named.identity.rules) + 1;
      }
      this.#add((places[id] as number) - 1, run, 1, ticks[at] as number, slack, count);
      sum += count;
    }
    return samples === null && ids.length > 0 ? null : sum;
  }

  /** Returns the means by key, in order of first appearance; `bounds` are those of the runs. */
  means(bounds: readonly ListBounds[]): ReadonlyMap<EntryKey, Row> {
    const rows = new Map<EntryKey, Row>();
    for (const [key, place] of this.#places) rows.set(key, this.#meanOf(place, bounds));
    return rows;
  }

  #add(place: number, run: number, rows: number, ticks: number, slack: number, count: number): void {
    this.#ticks[place] = (this.#ticks[place] as number) + ticks;
    this.#slack[place] = (this.#slack[place] as number) + slack;
    const counts = this.#counts[run] as Float64Array;
    const before = counts[place] as number;
    const isFirst = before === NOT_LISTED;
    counts[place] = isFirst ? count : before === NO_COUNT || count === NO_COUNT ? NO_COUNT : before + count;
    const own = isFirst ? rows : (this.#lastRows[place] as number) + rows;
    this.#lastRows[place] = own;
    if (own > (this.#rows[place] as number)) this.#rows[place] = own;
  }

  #placesOf(names: RowNames): Int32Array {
    const known = this.#ofNames.get(names);
    if (known !== undefined && known.length >= names.length) return known;
    const places = new Int32Array(names.length * 2);
    if (known !== undefined) places.set(known);
    this.#ofNames.set(names, places);
    return places;
  }

  /** Where the rows of a key are added up. Most often a symbol is called the same in all runs, in the very same list. */
  #placeOf({ key, identity, names }: NamedRow, rules: readonly string[]): number {
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.#known.length;
      if (place === this.#ticks.length) this.#grow();
      this.#places.set(key, place);
      this.#known.push({ identity, names: NONE, seen: null, rules: NONE });
    }
    const known = this.#known[place] as Known;
    addNames(known, names);
    known.rules = joined(known.rules, rules);
    return place;
  }

  #grow(): void {
    this.#ticks = doubled(this.#ticks);
    this.#slack = doubled(this.#slack);
    this.#rows = doubled(this.#rows);
    this.#lastRows = doubled(this.#lastRows);
    for (const [run, counts] of this.#counts.entries())
      this.#counts[run] = doubled(counts).fill(NOT_LISTED, counts.length);
  }

  /** A run that does not list the row counts 0 where its list is complete, and anything up to its bound otherwise. */
  #meanOf(place: number, bounds: readonly ListBounds[]): Row {
    const counts = new Array<number | null>(this.#runs).fill(0);
    let open = 0;
    let samples: number | null = 0;
    for (let run = 0; run < counts.length; run++) {
      const count = (this.#counts[run] as Float64Array)[place] as number;
      if (count === NOT_LISTED) {
        const { cut, atMost, atMostSlack } = bounds[run] as ListBounds;
        open += atMost + atMostSlack;
        if (cut !== 'none') counts[run] = null;
      } else {
        counts[run] = count === NO_COUNT ? null : count;
        samples = samples === null || count === NO_COUNT ? null : samples + count;
      }
    }
    const ticks = Math.round((this.#ticks[place] as number) / bounds.length);
    const { identity, names, rules } = this.#known[place] as Known;
    return {
      identity,
      share: { ticks, slack: (this.#slack[place] as number) / bounds.length },
      atMost: null,
      absent: false,
      upTo: open === 0 ? null : Math.round(ticks + open / bounds.length),
      spread: null,
      samples,
      names,
      rules,
      renamed: null,
      counts,
      rows: this.#rows[place] as number,
    };
  }
}

function joined(known: readonly string[], more: readonly string[]): readonly string[] {
  if (known === more || more.every((text) => known.includes(text))) return known;
  return known.length === 0 ? more : [...new Set([...known, ...more])];
}

/** Names up to which they are compared one by one. */
const FEW = 16;

/** Adds names to those of a row: of very many that fold to one each is looked up. */
function addNames(known: Known, more: readonly string[]): void {
  if (known.names.length < FEW) {
    known.names = joined(known.names, more);
    return;
  }
  if (known.seen === null) {
    known.seen = new Set(known.names);
    known.names = [...known.names];
  }
  for (const name of more) {
    if (known.seen.has(name)) continue;
    known.seen.add(name);
    (known.names as string[]).push(name);
  }
}
