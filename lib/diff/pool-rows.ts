import type { EntryKey, Identity } from '../model/identity.ts';
import type { Row } from '../model/row.ts';
import type { ListBounds } from './bounds.ts';

/** The rows of one key, added up over runs. */
interface Sum {
  readonly identity: Identity;
  ticks: number;
  slack: number;
  samples: number | null;
  /** The most rows of one run that were added. */
  rows: number;
  /** Samples by run; undefined for one that does not list the row. */
  readonly counts: (number | null | undefined)[];
  /** Each list of names and of rules that differs from the first one. */
  readonly names: (readonly string[])[];
  readonly rules: (readonly string[])[];
}

/** Adds up the rows of `count` runs, one run after the other, so that no more than the sums have to be held. */
export class RowPool {
  readonly #sums = new Map<EntryKey, Sum>();
  readonly #count: number;

  constructor(count: number) {
    this.#count = count;
  }

  /** Adds the rows of the run of that number, from 0. */
  add(rows: ReadonlyMap<EntryKey, Row>, run: number): void {
    for (const [key, row] of rows) {
      const sum = this.#sums.get(key);
      if (sum === undefined) this.#sums.set(key, firstOf(row, run, this.#count));
      else addTo(sum, row, run);
    }
  }

  /** Returns the means by key, in order of first appearance; `bounds` are those of the runs. */
  means(bounds: readonly ListBounds[]): ReadonlyMap<EntryKey, Row> {
    const rows = new Map<EntryKey, Row>();
    for (const [key, sum] of this.#sums) rows.set(key, meanOf(sum, bounds));
    return rows;
  }
}

function firstOf(row: Row, run: number, count: number): Sum {
  const counts = new Array<number | null | undefined>(count).fill(undefined);
  counts[run] = row.samples;
  const { identity, share, samples, rows } = row;
  return { identity, ...share, samples, rows, counts, names: [row.names], rules: [row.rules] };
}

function addTo(sum: Sum, row: Row, run: number): void {
  sum.ticks += row.share.ticks;
  sum.slack += row.share.slack;
  sum.samples = sum.samples === null || row.samples === null ? null : sum.samples + row.samples;
  sum.rows = Math.max(sum.rows, row.rows);
  sum.counts[run] = row.samples;
  if (!areSame(row.names, sum.names[0])) sum.names.push(row.names);
  if (!areSame(row.rules, sum.rules[0])) sum.rules.push(row.rules);
}

/** A run that does not list the row counts 0 where its list is complete, and anything up to its bound otherwise. */
function meanOf(sum: Sum, bounds: readonly ListBounds[]): Row {
  let open = 0;
  const counts = bounds.map(({ cut, atMost, atMostSlack }, run) => {
    const count = sum.counts[run];
    if (count !== undefined) return count;
    open += atMost + atMostSlack;
    return cut === 'none' ? 0 : null;
  });
  const ticks = Math.round(sum.ticks / bounds.length);
  return {
    identity: sum.identity,
    share: { ticks, slack: sum.slack / bounds.length },
    atMost: null,
    absent: false,
    upTo: open === 0 ? null : Math.round(ticks + open / bounds.length),
    spread: null,
    samples: sum.samples,
    names: onceEach(sum.names),
    rules: onceEach(sum.rules),
    renamed: null,
    counts,
    rows: sum.rows,
  };
}

function onceEach(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = lists;
  return lists.length === 1 ? first : [...new Set(lists.flat())];
}

/** Most often a symbol is called the same in all runs, in the very same list. */
function areSame(some: readonly string[], others: readonly string[] = []): boolean {
  return some === others || (some.length === others.length && some.every((text, at) => text === others[at]));
}
