import { expect, test } from 'vitest';
import { type PrepareRun, poolRuns } from '../../lib/diff/pool-runs.ts';
import type { Entry } from '../../lib/model/entry.ts';
import { EntryTable } from '../../lib/model/entry-table.ts';
import { NO_FACTS, type Profile } from '../../lib/model/profile.ts';
import type { Row } from '../../lib/model/row.ts';
import { normalizeProfile } from '../../lib/symbols/merge.ts';
import { namer } from '../../lib/symbols/namer.ts';
import { tableOf } from './table.ts';

const PREPARE: PrepareRun = {
  restrict: (profile) => profile,
  normalize: (profile) => normalizeProfile(profile),
  nameRow: namer(),
};

function meansOf(...runs: readonly Profile[]): ReadonlyMap<string, Row> {
  const pooled = poolRuns(runs, 'runs', PREPARE);
  return new Map([...pooled.rows.values()].map((row) => [row.identity.symbol, row]));
}

/** A table whose rows have as many samples as their shares have hundredths. */
function counted(...rows: readonly string[]): Profile {
  const table = tableOf(rows);
  return { ...table, entries: table.entries.map((each) => ({ ...each, samples: each.overhead.ticks / 10_000 })) };
}

const COMPLETE = counted('60.00 [kernel] [k] foo.isra.0', '40.00 [kernel] [k] bar');
const OTHER = counted('70.00 [kernel] [k] baz', '30.00 [kernel] [k] foo');
const CUT = counted('50.00 [kernel] [k] foo', '20.00 [kernel] [k] bar');

test('a row is the mean of its runs, 0 where a complete list lacks it', () => {
  const rows = meansOf(COMPLETE, OTHER);
  expect([...rows.keys()]).toEqual(['foo', 'bar', 'baz']);
  expect(rows.get('foo')).toMatchObject({ share: { ticks: 45e6, slack: 5000 }, samples: 9000, counts: [6000, 3000] });
  expect(rows.get('bar')).toMatchObject({ share: { ticks: 20e6, slack: 2500 }, upTo: null, counts: [4000, 0] });
  expect(rows.get('baz')).toMatchObject({ share: { ticks: 35e6 }, counts: [0, 7000] });
});

test('a row that a cut list lacks may have its bound there', () => {
  // At most 20.005 in one run of two, on top of a mean of 35.
  expect(meansOf(OTHER, CUT).get('baz')).toMatchObject({
    share: { ticks: 35e6 },
    upTo: 45_002_500,
    counts: [7000, null],
  });
});

test('each spelling and each rule is told once, in the order of the runs', () => {
  const foo = meansOf(COMPLETE, OTHER, COMPLETE, CUT).get('foo');
  expect(foo?.names).toEqual(['foo.isra.0', 'foo']);
  expect(foo?.rules).toEqual([...new Set(foo?.rules)]);
  expect(foo?.rules).toContain('compiler-suffix');
});

test('a run without a row is a run, wherever it comes', () => {
  const empty = { ...COMPLETE, entries: [] };
  expect(meansOf(empty, COMPLETE, OTHER).get('foo')?.counts).toEqual([null, 6000, 3000]);
  expect(meansOf(COMPLETE, OTHER, empty).get('foo')?.counts).toEqual([6000, 3000, null]);
});

test('a run without counts leaves none of the sum', () => {
  const plain = tableOf(['60.00 [kernel] [k] foo', '40.00 [kernel] [k] bar']);
  expect(meansOf(COMPLETE, plain).get('foo')).toMatchObject({ samples: null, counts: [6000, null] });
});

/** The same table as columns. */
function inColumns(profile: Profile): Profile {
  const entries = [...profile.entries];
  const names = [
    ...new Map(
      entries.map(({ comm, pid, cpu, dso, level, symbol }) => {
        const cells = { comm, pid, cpu, dso, level, symbol };
        return [JSON.stringify(cells), cells] as const;
      }),
    ).values(),
  ];
  const idOf = (entry: Entry): number =>
    names.findIndex((cells) => cells.dso === entry.dso && cells.symbol === entry.symbol);
  const samples = entries.some((entry) => entry.samples === null)
    ? null
    : Float64Array.from(entries, (entry) => entry.samples ?? 0);
  const columns = {
    names,
    ids: Int32Array.from(entries, idOf),
    ticks: Float64Array.from(entries, ({ overhead }) => overhead.ticks),
    slack: 5000,
    samples,
    period: null,
    heads: null,
    line: entries[0]?.line ?? 0,
    sums: null,
  };
  return { ...profile, entries: new EntryTable(columns) };
}

test('columns are added up as rows are', () => {
  const several = counted('40.00 [kernel] [k] foo.isra.0', '40.00 [kernel] [k] foo', '20.00 [kernel] [k] bar');
  const plain = tableOf(['60.00 [kernel] [k] foo', '40.00 [kernel] [k] bar']);
  for (const runs of [
    [COMPLETE, OTHER],
    [OTHER, CUT],
    [several, COMPLETE, CUT, OTHER],
    [COMPLETE, plain, several],
  ]) {
    const expected = poolRuns(runs, 'runs', PREPARE);
    expect(poolRuns(runs.map(inColumns), 'runs', PREPARE)).toEqual(expected);
    // Runs of both kinds may stand side by side.
    expect(
      poolRuns(
        runs.map((run, at) => (at % 2 === 0 ? run : inColumns(run))),
        'runs',
        PREPARE,
      ),
    ).toEqual(expected);
  }
});

test('commands are counted run by run, where every row names its own and has a count', () => {
  const named = (table: Profile, ...comms: readonly (string | null)[]): Profile => ({
    ...table,
    entries: table.entries.map((entry, at) => ({ ...entry, comm: comms[at] ?? null })),
  });
  const pool = (...runs: readonly Profile[]) => poolRuns(runs, 'runs', PREPARE);
  const two = pool(named(COMPLETE, 'sh', 'make'), named(OTHER, 'cc', 'sh'), named(OTHER, 'sh', 'sh'));
  expect([...(two.comms ?? [])]).toEqual([
    ['sh', [6000, 3000, 10_000]],
    ['make', [4000, 0, 0]],
    ['cc', [0, 7000, 0]],
  ]);
  expect(pool(named(COMPLETE, 'sh', 'make'), named(OTHER, 'cc', null)).comms).toBeUndefined();
  const bare = tableOf(['60.00 [kernel] [k] foo', '40.00 [kernel] [k] bar']);
  expect(pool(named(COMPLETE, 'sh', 'make'), named(bare, 'sh', 'sh')).comms).toBeUndefined();
  // One entry a command stands for all of its rows: the mean of 60 and 30, of 0 and 70, of 40 and 0.
  const entries = pool(named(COMPLETE, 'sh', 'make'), named(OTHER, 'cc', 'sh')).profile.entries;
  expect(entries.map(({ comm, overhead, samples, symbol }) => [comm, overhead, samples, symbol])).toEqual([
    ['sh', { ticks: 45e6, slack: 5000 }, 9000, null],
    ['make', { ticks: 20e6, slack: 2500 }, 4000, null],
    ['cc', { ticks: 35e6, slack: 2500 }, 7000, null],
  ]);
  expect(pool(named(COMPLETE, 'sh', 'sh'), named(bare, 'sh', 'sh')).profile.entries.at(0)?.samples).toBeNull();
  expect(pool(named(bare, 'sh', 'sh'), named(COMPLETE, 'sh', 'sh')).profile.entries.at(0)?.samples).toBeNull();
});

test('what runs say of their lists is the mean of it', () => {
  const pool = (...runs: readonly Profile[]) => poolRuns(runs, 'both', PREPARE);
  const whole = pool(COMPLETE, OTHER);
  expect([whole.profile.label, whole.profile.stated, whole.runs]).toEqual([
    'both',
    { rows: 2, listedTicks: 100e6, floorTicks: null, cut: 'none' },
    [
      { samples: 10_000, complete: true },
      { samples: 10_000, complete: true },
    ],
  ]);
  // Bounds of 0 and 20.00, and half a digit.
  const three = counted(
    '60.00 [kernel] [k] foo',
    '20.00 [kernel] [k] bar',
    '20.00 [kernel] [k] baz',
    '0.00 [kernel] [k] z',
  );
  const cut = pool(three, CUT);
  expect(cut.profile.stated).toEqual({ rows: 3, listedTicks: 85e6, floorTicks: 10_005_000, cut: 'size' });
  expect(cut.runs?.map(({ complete }) => complete)).toEqual([true, false]);
});

test('facts that runs have in common are told, and counts add up', () => {
  const facts = {
    ...NO_FACTS,
    event: 'cycles',
    samples: { low: 1000, high: 1999 },
    frequency: 997,
    sampleEvery: 5,
    kernel: '6.1',
    durationSec: 10,
    lost: 3,
    dropped: 4,
  };
  const of = (...changes: readonly Partial<typeof facts>[]) =>
    poolRuns(
      changes.map((change) => ({ ...COMPLETE, facts: { ...facts, ...change } })),
      'runs',
      PREPARE,
    ).profile.facts;
  expect(of({}, {})).toEqual({ ...facts, samples: { low: 2000, high: 3998 }, lost: 6, dropped: 8 });
  expect(of({}, { frequency: 99, sampleEvery: 6, kernel: '6.2', durationSec: 11 })).toMatchObject({
    frequency: null,
    sampleEvery: null,
    kernel: null,
    durationSec: null,
  });
  const unknown = { samples: null, lost: null, dropped: null } as unknown as Partial<typeof facts>;
  for (const pair of [of({}, unknown), of(unknown, {}), of({}, unknown, {})])
    expect(pair).toMatchObject({ samples: null, lost: null, dropped: null });
});

test('a single run is what it was, and none is none', () => {
  const one = normalizeProfile(COMPLETE);
  expect(poolRuns([COMPLETE], 'runs', { ...PREPARE, normalize: () => one })).toBe(one);
  expect(() => poolRuns([], 'runs', PREPARE)).toThrow('a side without a run');
});

test('names that come in another order, or of another length, are told once each', () => {
  const run = (...names: readonly string[]): Profile =>
    counted(...names.map((name) => `10.00 [kernel] [k] ${name}`), `${100 - 10 * names.length}.00 [kernel] [k] rest`);
  const names = (...runs: readonly Profile[]) => meansOf(...runs).get('foo')?.names;
  expect(names(run('foo', 'foo.cold'), run('foo', 'foo.part.0'))).toEqual(['foo', 'foo.cold', 'foo.part.0']);
  expect(names(run('foo'), run('foo', 'foo.cold'))).toEqual(['foo', 'foo.cold']);
  expect(names(run('foo', 'foo.cold'), run('foo'))).toEqual(['foo', 'foo.cold']);
  expect(names(run('foo', 'foo.cold'), run('foo.cold', 'foo'))).toEqual(['foo', 'foo.cold']);
  expect(meansOf(run('foo', 'foo.cold'), run('foo')).get('foo')?.rows).toBe(2);
  expect(meansOf(run('foo'), run('foo', 'foo.cold')).get('foo')?.rows).toBe(2);
});
