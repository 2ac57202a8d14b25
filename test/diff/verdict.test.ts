import { describe, expect, test } from 'vitest';
import { withCorrection } from '../../lib/diff/cost.ts';
import { testGroups } from '../../lib/diff/group-tests.ts';
import { sumTester } from '../../lib/diff/sum-test.ts';
import {
  type GroupName,
  notJudged,
  type SumVerdict,
  untested,
  type Verdict,
  withVerdict,
} from '../../lib/diff/verdict.ts';
import type { Group, GroupBy, Shift } from '../../lib/model/comparison.ts';
import type { ShiftTest } from '../../lib/model/judgement.ts';
import { sidesOf } from '../../lib/stats/count-table.ts';
import type { Reference } from '../../lib/stats/reference.ts';
import { testShifts, testSides } from '../../lib/stats/test-shifts.ts';

const interval = { low: -3, high: 5, level: 0.95 };
const tested = (on: 'share' | 'corrected'): Verdict => ({
  ...untested(''),
  test: { on, p: 0.5 } as ShiftTest,
  reason: null,
  interval,
});
const cell = (ticks: number): object => ({ ticks, range: { low: ticks, high: ticks } });
const shift = {
  symbol: 'a',
  before: cell(10_000),
  after: cell(30_000),
  delta: { points: 20_000 },
  corrected: null,
  reason: 'one-run',
} as unknown as Shift;
const half = { factor: 0.5, low: 0.5, high: 0.5, method: 'measured' } as const;

describe('a shift with its verdict', () => {
  test.each<[string, Verdict, unknown]>([
    [
      'the interval of a test at equal cost is that of the delta',
      tested('corrected'),
      { points: 5000, low: -3, high: 5 },
    ],
    ['that of a share is not', tested('share'), { points: 5000, low: 0, high: 10_000 }],
    ['nor one that is not known', { ...tested('corrected'), interval: null }, { points: 5000, low: 0, high: 10_000 }],
    ['nor without a test', { ...untested('few-samples'), interval }, { points: 5000, low: 0, high: 10_000 }],
  ])('%s', (_, verdict, corrected) => {
    const judged = withCorrection(withVerdict({ ...shift }, verdict), half);
    expect(judged.corrected).toEqual(corrected);
    expect([judged.test, judged.reason, judged.interval]).toEqual([verdict.test, verdict.reason, verdict.interval]);
  });

  test('nothing is corrected where no factor is known', () => {
    expect(withCorrection(withVerdict({ ...shift }, tested('corrected')), null).corrected).toBeNull();
  });

  test('without one it is what it was', () => expect(withVerdict(shift, undefined)).toBe(shift));
});

test('what is not judged says why, of every row', () => {
  const said = notJudged(['a', 'b'], 'no-samples');
  const none = { test: null, reason: 'no-samples', interval: null, noise: null, byComposition: false };
  expect(said.verdicts).toEqual([none, none]);
  expect(said.proveMoves([], [])).toEqual([]);
  expect([said.testing, said.composition, said.implied, said.noise, said.needed]).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

describe('the sum of rows', () => {
  const table = {
    before: [
      [400, 420],
      [300, 290],
      [2000, 2010],
      [1500, 1480],
    ],
    after: [
      [500, 480],
      [350, 330],
      [1900, 1880],
      [1400, 1420],
    ],
  };
  const lines = new Map([
    [0, 0],
    [1, 1],
    [5, 2],
    [6, 3],
  ]);
  const sides = sidesOf(table);
  const learned = testSides(sides);
  const lineOf = (row: number): number | undefined => lines.get(row);
  const basis = { table, sides, lineOf, reference: null, learned, alpha: 0.05, smallestMean: 5, method: 'm' };

  test('of other rows on either side is one row in the place of those', () => {
    // Row 0 before, row 1 after: what is left of each stays where it was.
    const own = {
      before: [[0, 0], ...table.before.slice(1), [400, 420]],
      after: [...table.after.slice(0, 1), [0, 0], ...table.after.slice(2), [350, 330]],
      totals: { before: [4200, 4200], after: [4150, 4110] },
    };
    const references: readonly (readonly [Reference | null, Reference | undefined])[] = [
      [null, undefined],
      [
        { kind: 'rows', weights: [0.5, 0.6, 0.9, 0.8] },
        { kind: 'rows', weights: [0, 0, 0.9, 0.8, 0] },
      ],
      [
        { kind: 'factor', factor: 1.2, logError: 0.01 },
        { kind: 'factor', factor: 1.2, logError: 0.01 },
      ],
    ];
    for (const [reference, held] of references) {
      // What runs have in common is that of the single rows.
      const learned = testSides(sides, reference === null ? {} : { reference });
      const found = sumTester({ ...basis, reference, learned })({ before: [0], after: [1] });
      const { prior, most } = learned;
      const row = testShifts(own, { prior, most, ...(held === undefined ? {} : { reference: held }) }).rows[4];
      expect(found).toEqual({
        test: {
          on: reference === null ? 'share' : 'corrected',
          p: expect.closeTo(row?.p ?? 0, 10),
          q: expect.closeTo(row?.p ?? 0, 10),
          method: 'm',
          df: expect.closeTo(row?.df ?? 0, 8),
          dispersion: expect.closeTo(row?.posterior ?? 0, 8),
          own: { dispersion: expect.closeTo(row?.dispersion ?? 0, 8), df: row?.ownDf },
          counts: { before: [400, 420], after: [350, 330] },
        },
        reason: null,
        interval: {
          low: expect.closeTo((row?.low ?? 0) * 1e8, 0),
          high: expect.closeTo((row?.high ?? 0) * 1e8, 0),
          level: 0.95,
        },
      });
    }
  });

  test('is not told of a row that a run does not count, on whichever side', () => {
    const testSum = sumTester(basis);
    const cut = { test: null, reason: 'cut-runs', interval: null };
    expect(testSum({ before: [0, 9], after: [0] })).toEqual(cut);
    expect(testSum({ before: [0], after: [9] })).toEqual(cut);
    // What is all there is cannot shift.
    expect(testSum({ before: [0, 1, 5, 6], after: [0, 1, 5, 6] })).toEqual({ ...cut, reason: 'few-samples' });
    expect(sumTester({ ...basis, smallestMean: 500 })({ before: [0], after: [1] })).toEqual({
      ...cut,
      reason: 'few-samples',
    });
  });
});

describe('groups of one name and two kinds', () => {
  const rows = ['a', 'b', 'c'].map((symbol) => ({ symbol }) as Shift);
  const group = (by: GroupBy, name: string): Group =>
    ({ by, name, test: null, reason: 'one-run', interval: null }) as unknown as Group;
  const p = new Map([
    ['0,1', 0.01],
    ['2', 0.03],
    ['0', 0.5],
  ]);
  const asked: string[] = [];
  const testSum = ({
    before,
    after,
  }: {
    readonly before: readonly number[];
    readonly after: readonly number[];
  }): SumVerdict => {
    asked.push(`${before} | ${after}`);
    const own = p.get(`${before}`);
    if (own === undefined) return { test: null, reason: 'few-samples', interval: null };
    return { test: { p: own, q: own } as ShiftTest, reason: null, interval };
  };
  const names = new Map<GroupBy, GroupName>([
    ['domain', ({ symbol }) => (symbol === 'c' ? 'x' : 'y')],
    ['group', ({ symbol }, side) => (symbol === 'a' ? 'x' : side === 'after' ? null : 'none')],
  ]);

  test('are tested by their own rows, and corrected among their own kind', () => {
    const groups = [
      group('domain', 'x'),
      group('group', 'x'),
      group('domain', 'y'),
      group('comm', 'x'),
      group('group', 'other'),
    ];
    asked.length = 0;
    const found = testGroups(groups, rows, names, testSum);
    // Two domains: 0.03 stays, 0.01 is doubled. One group: q is p.
    expect(found.map(({ test: each, reason }) => [each?.q ?? null, reason])).toEqual([
      [0.03, null],
      [0.5, null],
      [0.02, null],
      [null, 'one-run'],
      [null, 'one-run'],
    ]);
    expect(found[0]?.interval).toEqual(interval);
    expect(asked.sort()).toEqual(['0 | 0', '0,1 | 0,1', '2 | 2']);
  });

  test('of which some cannot be tested the others are a family', () => {
    const few = new Map<GroupBy, GroupName>([['domain', ({ symbol }) => symbol]]);
    const found = testGroups([group('domain', 'b'), group('domain', 'c'), group('domain', 'a')], rows, few, testSum);
    expect(found.map(({ test: each, reason }) => [each?.q ?? null, reason])).toEqual([
      [null, 'few-samples'],
      [0.06, null],
      [0.5, null],
    ]);
  });
});
