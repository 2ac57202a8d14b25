import type { Entry } from '../model/entry.ts';

/** The entries of one command, object and symbol, added up over runs. */
interface Sum {
  readonly first: Entry;
  ticks: number;
  slack: number;
  samples: number | null;
}

/**
 * Returns the entries of the mean of runs, in order of first appearance: what the runs list under the same cells is one
 * entry, with the mean of its shares and with all its samples.
 */
export function poolEntries(runs: readonly (readonly Entry[])[]): readonly Entry[] {
  const sums = new Map<string, Sum>();
  for (const entries of runs) {
    for (const entry of entries) {
      const key = keyOf(entry);
      const sum = sums.get(key);
      const { ticks, slack } = entry.overhead;
      if (sum === undefined) sums.set(key, { first: entry, ticks, slack, samples: entry.samples });
      else {
        sum.ticks += ticks;
        sum.slack += slack;
        sum.samples = sum.samples === null || entry.samples === null ? null : sum.samples + entry.samples;
      }
    }
  }
  return [...sums.values()].map(({ first, ticks, slack, samples }): Entry => {
    return { ...first, overhead: { ticks: ticks / runs.length, slack: slack / runs.length }, samples, period: null };
  });
}

function keyOf({ comm, pid, cpu, dso, level, symbol }: Entry): string {
  return `${symbol}\0${dso}\0${level}\0${comm}\0${pid}\0${cpu}`;
}
