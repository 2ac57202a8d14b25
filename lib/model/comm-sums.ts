import type { Entry } from './entry.ts';
import type { EntryList } from './entry-list.ts';
import { EntryTable, type RowHead } from './entry-table.ts';
import type { Share } from './share.ts';

/** The entries of one command, added up. */
export interface CommSum extends Share {
  /** Where the first of them stands in the list. */
  readonly first: number;
  /** Null where one of them has no count. */
  readonly samples: number | null;
}

/** Returns the entries of each command added up, in order of first appearance; those of none under null. */
export function sumsByComm(entries: EntryList): ReadonlyMap<Entry['comm'], CommSum> {
  const sums = new Map<Entry['comm'], Mutable<CommSum>>();
  if (entries instanceof EntryTable) {
    const { names, ids, heads, ticks, slack, samples } = entries.columns;
    for (let at = 0; at < ids.length; at++) {
      const { comm } = (heads === null ? names[ids[at] as number] : heads.list[heads.ids[at] as number]) as RowHead;
      addSum(sums, comm, at, ticks[at] as number, slack, samples === null ? null : (samples[at] as number));
    }
    return sums;
  }
  let at = 0;
  for (const { comm, overhead, samples } of entries) addSum(sums, comm, at++, overhead.ticks, overhead.slack, samples);
  return sums;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function addSum(
  sums: Map<Entry['comm'], Mutable<CommSum>>,
  comm: Entry['comm'],
  first: number,
  ticks: number,
  slack: number,
  samples: number | null,
): void {
  const sum = sums.get(comm);
  if (sum === undefined) sums.set(comm, { first, ticks, slack, samples });
  else {
    sum.ticks += ticks;
    sum.slack += slack;
    sum.samples = sum.samples === null || samples === null ? null : sum.samples + samples;
  }
}
