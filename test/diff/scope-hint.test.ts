import { describe, expect, test } from 'vitest';
import { hintScope } from '../../lib/diff/scope-hint.ts';
import type { NormalizedProfile } from '../../lib/model/row.ts';
import { tableOf } from './table.ts';

const side = (comms: Readonly<Record<string, readonly number[]>> | null, runs = 3): NormalizedProfile => ({
  profile: tableOf([]),
  rows: new Map(),
  runs: Array.from({ length: runs }, () => ({ samples: 1, complete: true })),
  ...(comms === null ? {} : { comms: new Map(Object.entries(comms)) }),
});
const hint = (of: NormalizedProfile, other: NormalizedProfile = side(null)): readonly string[] =>
  hintScope(of, other).map(
    ({ code, severity, message, file, line }) => `${file}:${line} ${severity} ${code}: ${message}`,
  );
const said = (names: string, scope: string, runs = 3): readonly string[] => [
  `table.txt:null warning unsteady-commands: the share of ${names} differs between these ${runs} runs by far more than noise${scope}`,
];

describe('commands that share the machine differently from run to run', () => {
  const unsteady = { sh: [5000, 5010, 4990], cron: [100, 2000, 4000], top: [5000, 4990, 5010] };

  test('are named, with the scope of the steady ones', () => {
    expect(hint(side(unsteady))).toEqual(said('cron', '; compare with --scope comm=sh,top'));
  });

  test('the other side has to know them too', () => {
    expect(hint(side(unsteady), side({ top: [1, 1, 1] }))).toEqual(said('cron', '; compare with --scope comm=top'));
    expect(hint(side(unsteady), side({ other: [1, 1, 1] }))).toEqual(said('cron', ''));
  });

  test('the least steady is left out until the rest vary alike', () => {
    const two = { ...unsteady, at: [900, 50, 10] };
    expect(hint(side(two))).toEqual(said('cron, at', '; compare with --scope comm=sh,top'));
  });

  // Of a half of 2,000 a distance d varies d² / 500 times as sampling does: 5.83 and 6.05.
  test.each([
    [54, []],
    [55, said('a', '; compare with --scope comm=b')],
  ])('by %i of a thousand they are told, or not', (by, expected) => {
    expect(hint(side({ a: [1000 + by, 1000 - by, 1000], b: [1000 - by, 1000 + by, 1000] }))).toEqual(expected);
  });

  test('matter from a hundredth of the samples on', () => {
    const rest = { sh: [5000, 5000, 5000], top: [4900, 4900, 4900] };
    expect(hint(side({ ...rest, rare: [0, 0, 299] }))).toEqual([]);
    expect(hint(side({ ...rest, rare: [0, 0, 301] }))).toEqual(said('rare', '; compare with --scope comm=sh,top'));
  });

  test('are not told of two runs, of tables without commands, of one command, of steady ones', () => {
    expect(hint(side({ sh: [5000, 5000], cron: [100, 4000] }, 2))).toEqual([]);
    expect(hint(side(null))).toEqual([]);
    expect(hint(side({ sh: [100, 2000, 4000] }))).toEqual([]);
    expect(hint(side({ sh: [100, 2000, 4000], cron: [101, 2010, 3990] }))).toEqual([]);
    expect(hint({ ...side(unsteady), runs: [] })).toEqual([]);
  });

  test('a run without samples is none', () => {
    expect(hint(side({ sh: [0, 5000, 5000, 5000], top: [0, 5000, 5000, 5000] }, 4))).toEqual([]);
  });
});
