/** What repeated runs say of sums of rows: of groups, and of rows that moved into others. */
import { describe, expect, test } from 'vitest';
import { testGroups } from '../../lib/diff/group-tests.ts';
import type { Group, GroupSide, Shift } from '../../lib/model/comparison.ts';
import type { CountTable } from '../../lib/stats/count-table.ts';
import { testShifts } from '../../lib/stats/test-shifts.ts';
import { AFTER, BEFORE, type Counts, factorOf, judged, rowsOf, runsOf, TABLE } from './runs.ts';

describe('groups', () => {
  const GROUPS = [
    { name: 'front', pattern: /^(?:parse|lookup)$/u },
    { name: 'tail', pattern: /^rare$/u },
  ];
  const before = { ...BEFORE, rare: [1, 1] };
  const after = { ...AFTER, rare: [1, 0, 1] };
  const groupOf = (comparison: ReturnType<typeof judged>['comparison'], name: string) =>
    comparison.groups.find((group) => group.by === 'group' && group.name === name);

  test('are tested as one row in the place of theirs', () => {
    const { comparison } = judged(runsOf(before), runsOf(after), { groups: GROUPS });
    const front = groupOf(comparison, 'front');
    // By hand: 4020 + 2990, 3980 + 3010; 3077 + 4615, 3100 + 4600, 3054 + 4630.
    expect(front?.test?.counts).toEqual({ before: [7010, 6990], after: [7692, 7700, 7684] });
    const { weights } = factorOf(TABLE);
    const joined: CountTable = {
      before: [[7010, 6990], ...rowsOf(BEFORE).slice(2), [1, 1]],
      after: [[7692, 7700, 7684], ...rowsOf(AFTER).slice(2), [1, 0, 1]],
    };
    const reference = { kind: 'rows', weights: [0, ...weights.slice(2), 0] } as const;
    // What runs have in common is that of the symbols.
    const symbols = { before: [...rowsOf(BEFORE), [1, 1]], after: [...rowsOf(AFTER), [1, 0, 1]] };
    const { prior, most } = testShifts(symbols, { reference: { kind: 'rows', weights: [...weights, 0] } });
    const alone = testShifts(joined, { reference, prior, most }).rows[0];
    expect(Math.log(front?.test?.p ?? 0)).toBeCloseTo(Math.log(alone?.p ?? 0), 4);
    expect(front?.test?.own).toEqual({ dispersion: expect.closeTo(alone?.dispersion ?? 0, 4), df: alone?.ownDf });
    expect(front?.interval?.low).toBeCloseTo((alone?.low ?? 0) * 1e8, -4);
    expect(front?.interval?.high).toBeCloseTo((alone?.high ?? 0) * 1e8, -4);
    expect([front?.test?.on, front?.interval?.level, front?.reason]).toEqual(['corrected', 0.95, null]);
  });

  test('are tested up to the 500 largest of their kind', () => {
    const side = (ticks: number): GroupSide => ({ ticks, atMost: 0, range: { low: ticks, high: ticks } });
    const names = Array.from({ length: 510 }, (_, at) => `g${at}`);
    const groups = names.map((name, at): Group => {
      const [before, after] = at % 2 === 0 ? [at, 0] : [0, at];
      return { by: 'dso', name, before: side(before), after: side(after), reason: null } as unknown as Group;
    });
    const shifts = names.map((name) => ({ dso: name }) as Shift);
    const asked: number[] = [];
    const tested = testGroups(groups, shifts, new Map([['dso', (shift: Shift) => shift.dso]]), ({ before }) => {
      asked.push(...before);
      return { test: null, reason: 'few-samples', interval: null };
    });
    expect(asked).toEqual(Array.from({ length: 500 }, (_, at) => at + 10));
    expect(tested.map(({ reason }) => reason)).toEqual(names.map((_, at) => (at < 10 ? 'many-groups' : 'few-samples')));
  });

  test('have q among those of their kind', () => {
    const { comparison } = judged(runsOf(before), runsOf(after), { groups: GROUPS });
    const [front, other] = [groupOf(comparison, 'front')?.test, groupOf(comparison, 'other')?.test];
    // Two of a kind: the smaller p is doubled, the larger stays (Benjamini and Hochberg).
    const [least, most] = [front, other].map((each) => each?.p ?? 0).sort((a, b) => a - b);
    const q = [front, other].map((each) => each?.q ?? 0).sort((a, b) => a - b);
    expect(q[0]).toBeCloseTo(Math.min(2 * (least ?? 0), most ?? 0), 12);
    expect(q[1]).toBeCloseTo(most ?? 0, 12);
    // One of its kind: q is p.
    const user = comparison.groups.find(({ by, name }) => by === 'dso' && name === 'app');
    expect(user?.reason ?? user?.test?.q).toBe(user?.reason ?? user?.test?.p);
  });

  test('of too few samples, or of a row that a run may hide, say so', () => {
    const rare = judged(runsOf(before), runsOf(after), { groups: GROUPS });
    expect([groupOf(rare.comparison, 'tail')?.test, groupOf(rare.comparison, 'tail')?.reason]).toEqual([
      null,
      'few-samples',
    ]);
    const cut = judged(runsOf(BEFORE, [0, 600]), runsOf({ ...AFTER, fresh: [900, 900, 900] }), {
      groups: [{ name: 'both', pattern: /^(?:fresh|parse)$/u }],
    });
    expect([groupOf(cut.comparison, 'both')?.test, groupOf(cut.comparison, 'both')?.reason]).toEqual([
      null,
      'cut-runs',
    ]);
    expect(groupOf(cut.comparison, 'other')?.test).not.toBeNull();
  });

  test('are held against shares where nothing tells the factor', () => {
    const groups = [{ name: 'one', pattern: /^a$/u }];
    const sides = [runsOf({ a: [6000, 6010], b: [4000, 3990] }), runsOf({ a: [5000, 5010], b: [5000, 4990] })] as const;
    const { comparison, verdict } = judged(...sides, { groups });
    const [group, row] = [groupOf(comparison, 'one')?.test, verdict('a').test];
    expect([group?.on, group?.counts]).toEqual(['share', row?.counts]);
    expect(group?.p).toBeCloseTo(row?.p ?? 0, 12);
  });

  test('are held against a measured factor', () => {
    const sides = [
      { a: [3000, 3010], c: [3000, 2990], b: [4000, 4000] },
      { a: [2000, 2010], c: [2000, 1990], b: [6000, 6000] },
    ];
    const [left = [], right = []] = sides.map((counts) => runsOf(counts));
    const groups = [{ name: 'ac', pattern: /^[ac]$/u }];
    const joined: CountTable = {
      before: [
        [6000, 6000],
        [4000, 4000],
      ],
      after: [
        [4000, 4000],
        [6000, 6000],
      ],
    };
    const measured = { factor: 1.5, logError: 0.001 };
    const at = judged(left, right, { groups, measured });
    const reference = { kind: 'factor', ...measured } as const;
    const held = testShifts(joined, { reference }).rows[0];
    expect(groupOf(at.comparison, 'ac')?.test?.p).toBeCloseTo(held?.p ?? 0, 6);
    expect(groupOf(at.comparison, 'ac')?.test?.on).toBe('corrected');
  });
});

describe('moves that runs prove', () => {
  const before: Counts = { inlined: [1000, 1012, 988], caller: [1500, 1488, 1512], other: [7500, 7500, 7500] };
  const after: Counts = { caller: [2500, 2512, 2488], other: [7500, 7488, 7512] };

  test('are proposed, save those whose symbols others explain', () => {
    const { comparison, said, shifts } = judged(runsOf(before), runsOf(after));
    expect(comparison.moves.map(({ from, to }) => [from, to])).toEqual([[['inlined'], ['caller']]]);
    const [move] = comparison.moves;
    expect(said.proveMoves(shifts, [])).toHaveLength(1);
    expect(said.proveMoves(shifts, move === undefined ? [] : [{ ...move, to: ['elsewhere'] }])).toEqual([]);
    expect(said.proveMoves(shifts, move === undefined ? [] : [{ ...move, from: ['elsewhere'] }])).toEqual([]);
  });
});
