import type { EntryKey } from '../model/identity.ts';
import type { Facts, Interval, Profile } from '../model/profile.ts';
import type { NormalizedProfile, Row, Run } from '../model/row.ts';
import { HUNDREDTH } from '../model/share.ts';
import { boundsOf, type ListBounds } from './bounds.ts';
import { poolEntries } from './pool-entries.ts';
import { RowPool } from './pool-rows.ts';
import { poolStacks } from './pool-stacks.ts';

/** What is kept of a run: all but its rows. */
interface BoundedRun extends Run {
  readonly profile: Profile;
  readonly bounds: ListBounds;
}

/**
 * Returns the mean of runs of one side as one profile: a row's share is the mean of its shares, a run that does not list
 * it counting 0 where its list is complete and anything up to its bound otherwise. A single run is returned as it is.
 * Each run is prepared when its turn comes, so that its rows need not be held beside those of the others.
 */
export function poolRuns(
  profiles: readonly Profile[],
  label: string,
  prepare: (profile: Profile) => NormalizedProfile,
): NormalizedProfile {
  const [first, ...others] = profiles;
  if (first === undefined) throw new RangeError('a side without a run');
  if (others.length === 0) return prepare(first);
  const pool = new RowPool(profiles.length);
  const runs = profiles.map((each, at): BoundedRun => {
    const { profile, rows } = prepare(each);
    pool.add(rows, at);
    const bounds = boundsOf(profile);
    return { profile, bounds, samples: samplesOf(rows), complete: bounds.cut === 'none' };
  });
  const comms = commandCounts(runs.map(({ profile }) => profile));
  const pooled = {
    profile: meanProfile(runs, label),
    rows: pool.means(runs.map(({ bounds }) => bounds)),
    runs: runs.map(({ samples, complete }): Run => ({ samples, complete })),
  };
  return comms === null ? pooled : { ...pooled, comms };
}

/** Samples by command and run; null where a row lacks either. */
function commandCounts(profiles: readonly Profile[]): ReadonlyMap<string, readonly number[]> | null {
  const counts = new Map<string, number[]>();
  for (const [run, profile] of profiles.entries()) {
    for (const { comm, samples } of profile.entries) {
      if (comm === null || samples === null) return null;
      let own = counts.get(comm);
      if (own === undefined) {
        own = profiles.map(() => 0);
        counts.set(comm, own);
      }
      own[run] = (own[run] ?? 0) + samples;
    }
  }
  return counts;
}

/** Returns the samples of all rows of a run; null where one has no count. */
export function samplesOf(rows: ReadonlyMap<EntryKey, Row>): number | null {
  let samples = 0;
  for (const row of rows.values()) {
    if (row.samples === null) return null;
    samples += row.samples;
  }
  return samples;
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

/** The profile of the mean: what its lists say together, for rows that no run lists. */
function meanProfile(runs: readonly BoundedRun[], label: string): Profile {
  const profiles = runs.map(({ profile }) => profile);
  const mean = (value: (bounds: ListBounds) => number): number => {
    return Math.round(runs.reduce((sum, { bounds }) => sum + value(bounds), 0) / runs.length);
  };
  const complete = runs.every(({ bounds }) => bounds.cut === 'none');
  return {
    ...(profiles[0] as Profile),
    label,
    facts: meanFacts(profiles.map(({ facts }) => facts)),
    entries: poolEntries(profiles.map(({ entries }) => entries)),
    stated: {
      rows: mean((bounds) => bounds.rows),
      listedTicks: mean((bounds) => bounds.listed.ticks),
      floorTicks: complete ? null : mean((bounds) => bounds.atMost) + HUNDREDTH / 2,
      cut: complete ? 'none' : 'size',
    },
    stacks: poolStacks(profiles.map(({ stacks }) => stacks)),
  };
}

/** Counts add up over runs; what differs between them is not told. */
function meanFacts(facts: readonly Facts[]): Facts {
  const [first] = facts;
  if (first === undefined) throw new RangeError('a side without a run');
  const same = <K extends keyof Facts>(key: K): Facts[K] | null => {
    return facts.every((each) => each[key] === first[key]) ? first[key] : null;
  };
  const samples = facts.reduce<Interval | null>(
    (sum, { samples: count }) => {
      return sum === null || count === null ? null : { low: sum.low + count.low, high: sum.high + count.high };
    },
    { low: 0, high: 0 },
  );
  const sum = (key: 'lost' | 'dropped'): number | null => sumOrNull(facts.map((each) => each[key]));
  return {
    ...first,
    frequency: same('frequency'),
    sampleEvery: same('sampleEvery'),
    kernel: same('kernel'),
    durationSec: same('durationSec'),
    samples,
    lost: sum('lost'),
    dropped: sum('dropped'),
  };
}
