import type { Entry } from '../model/entry.ts';

/** The entries of a command, added up over runs. */
interface Sum {
  readonly first: Entry;
  ticks: number;
  slack: number;
  samples: number | null;
}

/**
 * Returns the mean of the entries of runs, one for each command, in order of first appearance: what a comparison asks of
 * entries. Its symbols are asked of its rows (`pool-rows.ts`).
 */
export function poolEntries(runs: readonly (readonly Entry[])[]): readonly Entry[] {
  const sums = new Map<string | null, Sum>();
  for (const entries of runs) {
    for (const entry of entries) {
      const { comm, overhead, samples } = entry;
      const sum = sums.get(comm);
      if (sum === undefined) sums.set(comm, { first: entry, ticks: overhead.ticks, slack: overhead.slack, samples });
      else {
        sum.ticks += overhead.ticks;
        sum.slack += overhead.slack;
        sum.samples = sum.samples === null || samples === null ? null : sum.samples + samples;
      }
    }
  }
  return [...sums.values()].map(({ first, ticks, slack, samples }): Entry => {
    const overhead = { ticks: ticks / runs.length, slack: slack / runs.length };
    return { ...first, overhead, samples, period: null, dso: null, level: null, symbol: null };
  });
}
