/** Where a move begins to be proposed, by figures of a tenth or a hundredth more or less. */
import { describe, expect, test } from 'vitest';
import type { Move } from '../../lib/model/comparison.ts';
import { compareTables } from './table.ts';

const row = (share: number, name: string, dso = 'app'): string => `${share.toFixed(2)} ${dso} [.] ${name}`;
/** Shares before and after; what is left of 100 is one row, so that the lists are complete. */
function movesOf(
  shares: Readonly<Record<string, readonly [number, number]>>,
  dsoOf: (name: string, side: 0 | 1) => string = () => 'app',
): readonly Move[] {
  const side = (at: 0 | 1): readonly string[] => {
    const rows = Object.entries(shares).flatMap(([name, both]) => (both[at] === 0 ? [] : [{ name, share: both[at] }]));
    const rest = 100 - rows.reduce((sum, { share }) => sum + share, 0);
    return [row(rest, 'rest'), ...rows.map(({ name, share }) => row(share, name, dsoOf(name, at)))];
  };
  return compareTables(side(0), side(1)).moves;
}
const named = (moves: readonly Move[]): readonly string[] =>
  moves.map(({ from, to }) => `${from.join('+')} -> ${to.join('+')}`);

describe('a move', () => {
  test.each<[string, Parameters<typeof movesOf>[0], readonly string[]]>([
    ['0.30 points are enough', { foo: [0.3, 0], foo_slow: [0, 0.3] }, ['foo -> foo_slow']],
    ['less are not', { foo: [0.29, 0], foo_slow: [0, 0.3] }, []],
    ['half of the larger share moved', { foo: [4, 2], foo_slow: [0, 2] }, ['foo -> foo_slow']],
    ['less of it did not', { foo: [4, 2.01], foo_slow: [0, 2] }, []],
    ['nor of what rose', { foo: [4, 0], foo_slow: [2.01, 4] }, []],
    ['what rose is at most twice what fell', { foo: [2, 0], foo_slow: [0, 4] }, ['foo -> foo_slow']],
    ['not more', { foo: [2, 0], foo_slow: [0, 4.01] }, []],
    ['what fell is at most twice what rose', { foo: [4, 0], foo_slow: [0, 2] }, ['foo -> foo_slow']],
    ['and not more either', { foo: [4.01, 0], foo_slow: [0, 2] }, []],
    [
      'the nearest of several that are related explains it',
      { foo: [5, 0], foo_slow: [0, 4.9], foo_fast: [0, 3] },
      ['foo -> foo_slow'],
    ],
    [
      'others are taken where the sum comes nearer',
      { foo: [6, 0], foo_slow: [0, 3], foo_fast: [0, 2], foo_core: [0, 1] },
      ['foo -> foo_slow+foo_fast+foo_core'],
    ],
    [
      'one that would make it no better is passed over for a smaller one',
      { foo: [6, 0], foo_slow: [0, 4.2], foo_fast: [0, 4], foo_core: [0, 1.8] },
      ['foo -> foo_slow+foo_core'],
    ],
    [
      'four at most',
      { foo: [10, 0], foo_slow: [0, 2.4], foo_fast: [0, 2.3], foo_core: [0, 2.2], foo_impl: [0, 2.1], foo_raw: [0, 1] },
      ['foo -> foo_slow+foo_fast+foo_core+foo_impl'],
    ],
    [
      'the largest first, each symbol once',
      { bar: [2, 0], bar_slow: [0, 2], foo: [5, 0], foo_slow: [0, 5] },
      ['foo -> foo_slow', 'bar -> bar_slow'],
    ],
    ['what another took is not there any more', { foo: [5, 0], __foo: [4, 0], foo_slow: [0, 5] }, ['foo -> foo_slow']],
    ['neither vanished nor came', { foo: [4, 1], foo_slow: [1, 4] }, []],
    ['one vanished', { foo: [4, 0], foo_slow: [1, 4] }, ['foo -> foo_slow']],
    ['one came', { foo: [4, 1], foo_slow: [0, 3] }, ['foo -> foo_slow']],
    ['an exchanged word: one vanished as the other came', { a_old_b: [4, 0], a_new_b: [0, 4] }, ['a_old_b -> a_new_b']],
    ['an exchanged word: one stayed', { a_old_b: [4, 1], a_new_b: [0, 3] }, []],
  ])('%s', (_, shares, expected) => {
    expect(named(movesOf(shares))).toEqual(expected);
  });

  test('says how far rounding may push it: half a digit of each figure', () => {
    // Three figures of two rows; complete lists round nothing where they lack a row.
    const [move] = movesOf({ foo: [4, 1], foo_slow: [0, 3] });
    expect([move?.rounding, move?.before, move?.after, move?.net]).toEqual([
      15_000,
      { low: 4e6, high: 4e6 },
      { low: 4e6, high: 4e6 },
      { points: 0, low: 0, high: 0 },
    ]);
    // A bound is rounded too.
    const cut = ['80.00 app [.] rest', '4.00 app [.] foo', '0.50 app [.] end'];
    const [bounded] = compareTables(cut, ['80.00 app [.] rest', '3.00 app [.] foo_slow', '0.50 app [.] end']).moves;
    expect([bounded?.rounding, bounded?.before, bounded?.after, bounded?.net]).toEqual([
      20_000,
      { low: 4e6, high: 4.5e6 },
      { low: 3e6, high: 3.5e6 },
      { points: null, low: -1.5e6, high: -0.5e6 },
    ]);
  });

  test('leaves its size open where one of its figures is only a bound', () => {
    const before = ['80.00 app [.] rest', '4.00 app [.] foo', '0.50 app [.] foo_slow'];
    const [move] = compareTables(before, ['80.00 app [.] rest', '4.00 app [.] foo_slow', '0.40 app [.] end']).moves;
    // 4.50 before; 4.00 and at most 0.40 more after.
    expect(move?.net).toEqual({ points: null, low: -500_000, high: -100_000 });
  });

  test('of figures of one decimal is rounded more', () => {
    const [move] = compareTables(
      ['96.0 app [.] rest', '4.0 app [.] foo'],
      ['96.00 app [.] rest', '4.00 app [.] foo_slow'],
    ).moves;
    expect(move?.rounding).toBe(55_000);
  });

  test('goes from one kind of code to no other, also where a table names no objects', () => {
    expect(compareTables(['96.00 [.] rest', '4.00 [k] foo'], ['96.00 [.] rest', '4.00 [.] foo_slow']).moves).toEqual(
      [],
    );
  });
});

describe('what speaks for it', () => {
  test.each<[Parameters<typeof movesOf>[0], readonly string[]]>([
    [{ foo: [4, 0], foo_slow: [0, 4] }, ['both in app', 'one name begins with the other']],
    [{ foo: [4, 0], __foo: [0, 4] }, ['both in app', 'the names differ in leading underscores only']],
    [{ alloc_skb: [4, 0], slow_alloc_skb: [0, 4] }, ['both in app', 'one name ends with the other']],
    [{ foo: [4, 0], foo_slow: [0, 2], foo_fast: [0, 2] }, ['both in app', 'one name begins with the other']],
  ])('%j', (shares, evidence) => {
    expect(movesOf(shares)[0]?.evidence).toEqual(evidence);
  });

  test('without an object the kind of code', () => {
    const [move] = compareTables(['96.00 [.] rest', '4.00 [.] foo'], ['96.00 [.] rest', '4.00 [.] foo_slow']).moves;
    expect(move?.evidence[0]).toBe('both in user');
  });

  const rows = (dso: string, last: string, shared: readonly string[]): readonly string[] => [
    ...shared.map((name) => `30.00 ${dso} [.] ${name}`),
    `5.00 ${dso} [.] ${last}`,
    `${(100 - 5 - 30 * shared.length).toFixed(2)} other [.] rest`,
  ];

  test('objects that have two symbols in common are one under two names, in either direction', () => {
    const two = compareTables(rows('v1', 'foo', ['a', 'b']), rows('v2', 'foo_slow', ['a', 'b'])).moves;
    expect(two[0]?.evidence).toEqual(['v1 and v2 share other symbols', 'one name begins with the other']);
    const back = compareTables(rows('v2', 'foo_slow', ['a', 'b']), rows('v1', 'foo', ['a', 'b'])).moves;
    expect(back[0]?.evidence[0]).toBe('v2 and v1 share other symbols');
    const larger = compareTables(rows('v1', 'foo', ['a', 'b']), [
      ...rows('v2', 'foo_slow', ['a', 'b']).map((each) => each.replace('5.00 v2', '5.50 v2').replace('35.00', '34.50')),
    ]).moves;
    expect(larger[0]?.evidence[0]).toBe('v1 and v2 share other symbols');
    const one = compareTables(rows('v1', 'foo', ['a']), rows('v2', 'foo_slow', ['a'])).moves;
    expect(one).toEqual([]);
  });
});
