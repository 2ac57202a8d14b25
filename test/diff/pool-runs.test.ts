import { expect, test } from 'vitest';
import { type PrepareRun, poolRuns } from '../../lib/diff/pool-runs.ts';
import type { Entry } from '../../lib/model/entry.ts';
import { EntryTable } from '../../lib/model/entry-table.ts';
import type { Profile } from '../../lib/model/profile.ts';
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
