import { sumsByComm } from '../model/comm-sums.ts';
import { EntryTable } from '../model/entry-table.ts';
import type { EntryKey } from '../model/identity.ts';
import type { Facts, Interval, Profile } from '../model/profile.ts';
import type { NormalizedProfile, Row, Run } from '../model/row.ts';
import { HUNDREDTH } from '../model/share.ts';
import { boundsOf, type ListBounds } from './bounds.ts';
import { type CommSums, poolEntries } from './pool-entries.ts';
import { type NameRow, RowPool } from './pool-rows.ts';
import { poolStacks } from './pool-stacks.ts';

/** What is kept of a run: all but its rows. */
interface BoundedRun extends Run {
  readonly profile: Profile;
  readonly bounds: ListBounds;
  readonly comms: CommSums;
}

/** How the runs of a side are made comparable. */
export interface PrepareRun {
  /** Returns a run without what is not compared. */
  readonly restrict: (profile: Profile) => Profile;
  /** Returns its rows by identity. */
  readonly normalize: (profile: Profile) => NormalizedProfile;
  /** Tells who a row is, as `normalize` does. */
  readonly nameRow: NameRow;
}

/**
 * Returns the mean of runs of one side as one profile: a row's share is the mean of its shares, a run that does not list
 * it counting 0 where its list is complete and anything up to its bound otherwise. A single run is returned as it is.
 * Each run is prepared when its turn comes, so that its rows need not be held beside those of the others.
 */
export function poolRuns(
  profiles: readonly Profile[],
  label: string,
  { restrict, normalize, nameRow }: PrepareRun,
): NormalizedProfile {
  const [first, ...others] = profiles;
  if (first === undefined) throw new RangeError('a side without a run');
  if (others.length === 0) return onlyRun(restrict(first), normalize, nameRow);
  const pool = new RowPool();
  const runs = profiles.map((each, at): BoundedRun => {
    const profile = restrict(each);
    const { entries } = profile;
    const samples =
      entries instanceof EntryTable ? pool.addColumns(entries.columns, nameRow, at) : pool.add(normalize(profile), at);
    const bounds = boundsOf(profile);
    return { profile, bounds, samples, complete: bounds.cut === 'none', comms: sumsByComm(entries) };
  });
  const comms = commandCounts(runs.map((run) => run.comms));
  const pooled = {
    profile: meanProfile(runs, label),
    rows: pool.means(runs.map(({ bounds }) => bounds)),
    runs: runs.map(({ samples, complete }): Run => ({ samples, complete })),
  };
  return comms === null ? pooled : { ...pooled, comms };
}

/** A single run as it is; where its rows are columns, no entries are made of them. */
function onlyRun(profile: Profile, normalize: PrepareRun['normalize'], nameRow: NameRow): NormalizedProfile {
  const { entries } = profile;
  if (!(entries instanceof EntryTable)) return normalize(profile);
  const pool = new RowPool();
  pool.addColumns(entries.columns, nameRow, 0);
  return { profile, rows: pool.means([boundsOf(profile)]) };
}

/** Samples by command and run; null where a row lacks either. */
function commandCounts(runs: readonly CommSums[]): ReadonlyMap<string, readonly number[]> | null {
  const counts = new Map<string, number[]>();
  for (const [run, sums] of runs.entries()) {
    for (const [comm, { samples }] of sums) {
      if (comm === null || samples === null) return null;
      const own = counts.get(comm) ?? runs.map(() => 0);
      own[run] = samples;
      counts.set(comm, own);
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
    entries: poolEntries(
      profiles.map(({ entries }) => entries),
      runs.map(({ comms }) => comms),
    ),
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
