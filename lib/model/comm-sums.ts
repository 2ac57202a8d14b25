import { doubled } from './doubled.ts';
import type { Entry } from './entry.ts';
import type { EntryList } from './entry-list.ts';
import { type EntryColumns, EntryTable, type RowHead } from './entry-table.ts';
import type { Share } from './share.ts';

/** The entries of one command, added up. */
export interface CommSum extends Share {
  /** Where the first of them stands in the list. */
  readonly first: number;
  /** Null where one of them has no count. */
  readonly samples: number | null;
}

/** Numbers of a sum that stand in a row. */
const SUM = 4;
const ROWS = 0;
const TICKS = 1;
const SAMPLES = 2;
const LEAST_ROOM = 1 << 8;

/** Returns the entries of each command added up, in order of first appearance; those of none under null. */
export function sumsByComm(entries: EntryList): ReadonlyMap<Entry['comm'], CommSum> {
  if (entries instanceof EntryTable) return sumsInColumns(entries.columns);
  const sums = new Map<Entry['comm'], Mutable<CommSum>>();
  let at = 0;
  for (const { comm, overhead, samples } of entries)
    addTo(sumOf(sums, comm, at++), overhead.ticks, overhead.slack, samples);
  return sums;
}

/** The same of columns: figures of a command are added up in columns too, because there may be very many rows. */
function sumsInColumns({
  names,
  ids,
  heads,
  ticks,
  slack,
  samples,
}: EntryColumns): ReadonlyMap<Entry['comm'], CommSum> {
  const [rows, list] = heads === null ? [ids, names] : [heads.ids, heads.list];
  const comms = commsOf(list);
  let sums: Float64Array = new Float64Array(LEAST_ROOM);
  const firsts: number[] = [];
  const found: number[] = [];
  for (let at = 0; at < rows.length; at++) {
    const number = comms.numberOf(rows[at] as number);
    const place = number * SUM;
    while (place >= sums.length) sums = doubled(sums);
    if (sums[place + ROWS] === 0) {
      found.push(number);
      firsts.push(at);
    }
    sums[place + ROWS] = (sums[place + ROWS] as number) + 1;
    sums[place + TICKS] = (sums[place + TICKS] as number) + (ticks[at] as number);
    if (samples !== null) sums[place + SAMPLES] = (sums[place + SAMPLES] as number) + (samples[at] as number);
  }
  return new Map(
    found.map((number, at) => {
      const own = sums.subarray(number * SUM, (number + 1) * SUM);
      const sum = {
        first: firsts[at] as number,
        ticks: own[TICKS] as number,
        slack: slack * (own[ROWS] as number),
        samples: samples === null ? null : (own[SAMPLES] as number),
      };
      return [comms.list[number] as Entry['comm'], sum];
    }),
  );
}

/** The commands that rows of a list are of, by number: of many tables that share one each of its rows is asked once. */
class Comms {
  /** The commands, null for none. */
  readonly list: Entry['comm'][] = [];
  readonly #rows: readonly RowHead[];
  readonly #numbers = new Map<Entry['comm'], number>();
  /** For each row its command, and one; 0 where nobody asked. */
  #known: Int32Array = new Int32Array(1 << 10);

  constructor(rows: readonly RowHead[]) {
    this.#rows = rows;
  }

  /** Returns the number of the command of a row. */
  numberOf(row: number): number {
    const known = this.#known[row] ?? 0;
    return known > 0 ? known - 1 : this.#ask(row);
  }

  #ask(row: number): number {
    const { comm } = this.#rows[row] as RowHead;
    let number = this.#numbers.get(comm);
    if (number === undefined) {
      number = this.list.length;
      this.#numbers.set(comm, number);
      this.list.push(comm);
    }
    while (row >= this.#known.length) this.#known = doubled(this.#known);
    this.#known[row] = number + 1;
    return number;
  }
}

const COMMS = new WeakMap<readonly RowHead[], Comms>();

function commsOf(rows: readonly RowHead[]): Comms {
  const comms = COMMS.get(rows) ?? new Comms(rows);
  COMMS.set(rows, comms);
  return comms;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The sum of a command, which is new where its first entry stands at that place. */
function sumOf(sums: Map<Entry['comm'], Mutable<CommSum>>, comm: Entry['comm'], first: number): Mutable<CommSum> {
  let sum = sums.get(comm);
  if (sum === undefined) {
    sum = { first, ticks: 0, slack: 0, samples: 0 };
    sums.set(comm, sum);
  }
  return sum;
}

function addTo(sum: Mutable<CommSum>, ticks: number, slack: number, samples: number | null): void {
  sum.ticks += ticks;
  sum.slack += slack;
  sum.samples = sum.samples === null || samples === null ? null : sum.samples + samples;
}
