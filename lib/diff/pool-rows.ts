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

/** Adds up the rows of runs, one run after the other, so that no more than the sums have to be held. */
export class RowPool {
  readonly #known: Known[] = [];
  readonly #places = new Map<EntryKey, number>();
  /** For each list of names by number: where the rows of a name are added up, and one; 0 where nobody asked. */
  readonly #ofNames = new Map<RowNames, Int32Array>();
  /** Of each sum its share, ticks and slack beside each other, and the most rows of one run that were added. */
  #shares: Float64Array = new Float64Array(LEAST_ROOM * 2);
  #rows: Int32Array = new Int32Array(LEAST_ROOM);
  /** Its counts in each run that was added: those of one run lie together, because they are added in any order. */
  readonly #counts: Float64Array[] = [];

  /** Adds the rows of the run of that number, the next from 0; returns its samples, null where a row has none. */
  add({ rows }: NormalizedProfile, run: number): number | null {
    let samples: number | null = 0;
    // A run without a row is a run.
    this.#countsOf(run);
    for (const [key, row] of rows) {
      const place = this.#placeOf({ key, identity: row.identity, names: row.names }, row.rules);
      this.#addShare(place, row.share.ticks, row.share.slack);
      this.#countsOf(run)[place] = row.samples ?? NO_COUNT;
      this.#rows[place] = Math.max(this.#rows[place] as number, row.rows);
      samples = samples === null || row.samples === null ? null : samples + row.samples;
    }
    return samples;
  }

  /** Adds the rows of a run as `add` does, of the columns of its table. */
  addColumns({ names, ids, ticks, slack, samples }: EntryColumns, nameRow: NameRow, run: number): number | null {
    const places = this.#placesOf(names, ids, nameRow);
    const counts = this.#countsOf(run);
    const again = new Map<number, number>();
    let sum = 0;
    for (let at = 0; at < ids.length; at++) {
      const place = (places[ids[at] as number] as number) - 1;
      const count = samples === null ? NO_COUNT : (samples[at] as number);
      sum += count;
      this.#addShare(place, ticks[at] as number, slack);
      const before = counts[place] as number;
      if (before === NOT_LISTED) counts[place] = count;
      else {
        if (samples !== null) counts[place] = before + count;
        again.set(place, (again.get(place) ?? 1) + 1);
      }
    }
    for (const [place, rows] of again) this.#rows[place] = Math.max(this.#rows[place] as number, rows);
    return samples === null && ids.length > 0 ? null : sum;
  }

  /** Returns the means by key, in order of first appearance; `bounds` are those of the runs. */
  means(bounds: readonly ListBounds[]): ReadonlyMap<EntryKey, Row> {
    const rows = new Map<EntryKey, Row>();
    for (const [key, place] of this.#places) rows.set(key, this.#meanOf(place, bounds));
    return rows;
  }

  #addShare(place: number, ticks: number, slack: number): void {
    this.#shares[place * 2] = (this.#shares[place * 2] as number) + ticks;
    this.#shares[place * 2 + 1] = (this.#shares[place * 2 + 1] as number) + slack;
  }

  /** Where the rows of each name are added up, and one; those that a table has are known. */
  #placesOf(names: RowNames, ids: Int32Array, nameRow: NameRow): Int32Array {
    let places = this.#ofNames.get(names) ?? new Int32Array(names.length);
    while (places.length < names.length) places = doubled(places);
    this.#ofNames.set(names, places);
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] as number;
      if (places[id] !== 0) continue;
      const named = nameRow(names[id] as RowCells);
      places[id] = this.#placeOf(named, named.identity.rules) + 1;
    }
    return places;
  }

  /** Where the rows of a key are added up. Most often a symbol is called the same in all runs, in the very same list. */
  #placeOf({ key, identity, names }: NamedRow, rules: readonly string[]): number {
    const place = this.#places.get(key);
    if (place === undefined) return this.#newPlace(key, { identity, names, seen: null, rules });
    const known = this.#known[place] as Known;
    addNames(known, names);
    known.rules = joined(known.rules, rules);
    return place;
  }

  #newPlace(key: EntryKey, known: Known): number {
    const place = this.#known.length;
    if (place === this.#rows.length) this.#grow();
    this.#places.set(key, place);
    this.#known.push(known);
    this.#rows[place] = 1;
    return place;
  }

  #countsOf(run: number): Float64Array {
    const known = this.#counts[run];
    if (known !== undefined) return known;
    const counts = new Float64Array(this.#rows.length).fill(NOT_LISTED);
    this.#counts[run] = counts;
    return counts;
  }

  #grow(): void {
    this.#shares = doubled(this.#shares);
    this.#rows = doubled(this.#rows);
    for (const [run, counts] of this.#counts.entries())
      this.#counts[run] = doubled(counts).fill(NOT_LISTED, counts.length);
  }

  /** A run that does not list the row counts 0 where its list is complete, and anything up to its bound otherwise. */
  #meanOf(place: number, bounds: readonly ListBounds[]): Row {
    const counts = new Array<number | null>(this.#counts.length);
    let open = 0;
    let samples = 0;
    let isCounted = true;
    for (let run = 0; run < counts.length; run++) {
      const count = (this.#counts[run] as Float64Array)[place] as number;
      if (count >= 0) {
        counts[run] = count;
        samples += count;
      } else if (count === NO_COUNT) {
        counts[run] = null;
        isCounted = false;
      } else {
        const { cut, atMost, atMostSlack } = bounds[run] as ListBounds;
        counts[run] = cut === 'none' ? 0 : null;
        open += atMost + atMostSlack;
      }
    }
    const ticks = Math.round((this.#shares[place * 2] as number) / bounds.length);
    const { identity, names, rules } = this.#known[place] as Known;
    return {
      identity,
      share: { ticks, slack: (this.#shares[place * 2 + 1] as number) / bounds.length },
      atMost: null,
      absent: false,
      upTo: open === 0 ? null : Math.round(ticks + open / bounds.length),
      spread: null,
      samples: isCounted ? samples : null,
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
