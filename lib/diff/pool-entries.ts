import { type CommSum, sumsByComm } from '../model/comm-sums.ts';
import type { Entry } from '../model/entry.ts';
import type { EntryList } from '../model/entry-list.ts';
import { addShares, NO_SHARE, type Share } from '../model/share.ts';

/** What runs list of each command. */
export type CommSums = ReadonlyMap<Entry['comm'], CommSum>;

/**
 * Returns the mean of the entries of runs, one for each command, in order of first appearance: what a comparison asks of
 * entries. Its symbols are asked of its rows (`pool-rows.ts`). `sums` are those of each run.
 */
export function poolEntries(runs: readonly EntryList[], sums: readonly CommSums[] = runs.map(sumsByComm)): EntryList {
  const firsts = new Map<Entry['comm'], Entry>();
  for (const [run, entries] of runs.entries())
    for (const [comm, { first }] of sums[run] ?? []) {
      const entry = firsts.has(comm) ? undefined : entries.at(first);
      if (entry !== undefined) firsts.set(comm, entry);
    }
  return [...firsts].map(([comm, first]): Entry => {
    const own = sums.flatMap((each) => each.get(comm) ?? []);
    const { ticks, slack } = own.reduce<Share>(addShares, NO_SHARE);
    const samples = own.reduce<number | null>(
      (all, each) => (all === null || each.samples === null ? null : all + each.samples),
      0,
    );
    const overhead = { ticks: ticks / runs.length, slack: slack / runs.length };
    return { ...first, overhead, samples, period: null, dso: null, level: null, symbol: null };
  });
}
