import type { EntryKey } from '../model/identity.ts';
import type { Facts, Interval, Profile } from '../model/profile.ts';
import type { NormalizedProfile, Row, Run } from '../model/row.ts';
import { HUNDREDTH } from '../model/share.ts';
import { boundsOf, type ListBounds } from './bounds.ts';
import { poolStacks } from './pool-stacks.ts';

/** A run with what bounds the rows that it does not list. */
interface BoundedRun {
  readonly run: NormalizedProfile;
  readonly bounds: ListBounds;
}

/**
 * Returns the mean of runs of one side as one profile: a row's share is the mean of its shares, a run that does not list
 * it counting 0 where its list is complete and anything up to its bound otherwise. A single run is returned as it is.
 */
export function poolRuns(runs: readonly NormalizedProfile[], label: string): NormalizedProfile {
  const [first] = runs;
  if (first === undefined) throw new RangeError('a side without a run');
  if (runs.length === 1) return first;
  const bounded = runs.map((run) => ({ run, bounds: boundsOf(run.profile) }));
  const rows = new Map<EntryKey, Row>();
  for (const run of runs)
    for (const [key, row] of run.rows) if (!rows.has(key)) rows.set(key, meanRow(key, row, bounded));
  const comms = commandCounts(runs.map(({ profile }) => profile));
  const pooled = { profile: meanProfile(bounded, first.profile, label), rows, runs: bounded.map(runOf) };
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

function runOf({ run, bounds }: BoundedRun): Run {
  let samples: number | null = 0;
  for (const row of run.rows.values())
    samples = samples === null || row.samples === null ? null : samples + row.samples;
  return { samples, complete: bounds.cut === 'none' };
}

/** The mean of the rows of one key, of which `first` is the first; in one pass, because runs list many rows. */
function meanRow(key: EntryKey, first: Row, runs: readonly BoundedRun[]): Row {
  const present: Row[] = [];
  const counts: (number | null)[] = [];
  let [sum, slack, open, most] = [0, 0, 0, 0];
  let samples: number | null = 0;
  for (const { run, bounds } of runs) {
    const row = run.rows.get(key);
    if (row === undefined) {
      open += bounds.atMost + bounds.atMostSlack;
      counts.push(bounds.cut === 'none' ? 0 : null);
      continue;
    }
    present.push(row);
    counts.push(row.samples);
    sum += row.share.ticks;
    slack += row.share.slack;
    samples = samples === null || row.samples === null ? null : samples + row.samples;
    most = Math.max(most, row.rows);
  }
  const ticks = Math.round(sum / runs.length);
  return {
    identity: first.identity,
    share: { ticks, slack: slack / runs.length },
    atMost: null,
    absent: false,
    upTo: open === 0 ? null : Math.round(ticks + open / runs.length),
    spread: null,
    samples,
    names: allOf(present, (row) => row.names),
    rules: allOf(present, (row) => row.rules),
    renamed: null,
    counts,
    rows: most,
  };
}

/** Each text of the rows once, in order of appearance; most often all rows have the same. */
function allOf(rows: readonly Row[], textsOf: (row: Row) => readonly string[]): readonly string[] {
  const [first] = rows;
  const texts = first === undefined ? [] : textsOf(first);
  return rows.every((row) => areSame(textsOf(row), texts)) ? texts : [...new Set(rows.flatMap(textsOf))];
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  return some === others || (some.length === others.length && some.every((text, at) => text === others[at]));
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  return values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

/** The profile of the mean: what its lists say together, for rows that no run lists. */
function meanProfile(runs: readonly BoundedRun[], first: Profile, label: string): Profile {
  const mean = (value: (bounds: ListBounds) => number): number => {
    return Math.round(runs.reduce((sum, { bounds }) => sum + value(bounds), 0) / runs.length);
  };
  const complete = runs.every(({ bounds }) => bounds.cut === 'none');
  return {
    ...first,
    label,
    facts: meanFacts(runs.map(({ run }) => run.profile.facts)),
    entries: runs.flatMap(({ run }) => {
      return run.profile.entries.map((entry) => {
        const { ticks, slack } = entry.overhead;
        return { ...entry, overhead: { ticks: ticks / runs.length, slack: slack / runs.length } };
      });
    }),
    stated: {
      rows: mean((bounds) => bounds.rows),
      listedTicks: mean((bounds) => bounds.listed.ticks),
      floorTicks: complete ? null : mean((bounds) => bounds.atMost) + HUNDREDTH / 2,
      cut: complete ? 'none' : 'size',
    },
    stacks: poolStacks(runs.map(({ run }) => run.profile.stacks)),
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
