import { describe, expect, test } from 'vitest';
import { movesByNoise } from '../../lib/diff/moves-by-noise.ts';
import type { Move, Shift } from '../../lib/model/comparison.ts';
import { WHOLE } from '../../lib/model/share.ts';
import { sidesOf } from '../../lib/stats/count-table.ts';
import type { Reference } from '../../lib/stats/reference.ts';
import { testSides } from '../../lib/stats/test-shifts.ts';

/** Three runs a side of 10,000 samples: the same share with a little noise that adds up to nothing. */
const NOISE = [0, 12, -12];

/** Proposed moves between symbols of one object, from their shares before and after in percent. */
function movesOf(shares: Readonly<Record<string, readonly [number, number]>>): readonly Move[] {
  const entries = Object.entries(shares);
  const side = (at: 0 | 1): readonly (readonly number[])[] =>
    entries.map(([, both], row) =>
      NOISE.map((noise) => (both[at] === 0 ? 0 : both[at] * 100 + (row % 2 === 0 ? noise : -noise))),
    );
  const table = { before: side(0), after: side(1) };
  const sides = sidesOf(table);
  const learned = testSides(sides);
  const tests = learned.rows;
  const shifts = entries.map(([symbol, [before, after]], row) => {
    const found = tests[row] ?? null;
    const cell = (share: number): object => ({
      ticks: share === 0 ? null : share * 1e6,
      atMost: share === 0 ? 0 : null,
      slack: 5000,
      range: { low: share * 1e6, high: share * 1e6 },
    });
    const points = ((after - before) / 100) * WHOLE;
    return {
      shift: {
        symbol,
        domain: 'user',
        dso: 'app',
        before: cell(before),
        after: cell(after),
        delta: { points, low: points, high: points },
        test: found === null ? null : { on: 'share', q: found.q },
      } as unknown as Shift,
      row,
    };
  });
  return movesByNoise({ sides, reference: null, learned, alpha: 0.05, shifts }, new Set());
}

const named = (moves: readonly Move[]): readonly string[] =>
  moves.map(({ from, to }) => `${[...from].sort().join('+')} -> ${[...to].sort().join('+')}`);

describe('moves that runs prove', () => {
  test.each([
    ['one into another', { inlined: [10, 0], caller: [15, 25], other: [75, 75] }, ['inlined -> caller']],
    ['two into one', { small: [6, 0], large: [9, 0], caller: [15, 30], other: [70, 70] }, ['large+small -> caller']],
    ['one into two', { whole: [20, 0], fast: [0, 12], slow: [0, 8], other: [80, 80] }, ['whole -> fast+slow']],
    [
      'a pair and three beside it',
      { a: [4, 0], b: [5, 0], c: [6, 0], into: [5, 20], old: [10, 0], fresh: [0, 10], other: [70, 70] },
      ['old -> fresh', 'a+b+c -> into'],
    ],
    ['none where something is left over', { inlined: [10, 0], caller: [15, 22], other: [75, 78] }, []],
    ['none where nothing rose', { cheaper: [30, 20], other: [70, 80] }, []],
  ] as const)('%s', (_, shares, expected) => expect(named(movesOf(shares))).toEqual(expected));
});

/** A row: its shares before and after in percent, and what is said of it. */
interface Row {
  readonly shares: readonly [number, number];
  readonly dso?: string | null;
  readonly domain?: Shift['domain'];
  readonly q?: number | null;
  /** Points at equal cost, where it was tested so. */
  readonly corrected?: number;
}

/** Rows whose counts vary by so many of 10,000 from run to run. */
function proven(
  rows: Readonly<Record<string, Row>>,
  {
    noise = 12,
    reference = null,
    taken = [],
  }: { noise?: number; reference?: Reference | null; taken?: readonly string[] } = {},
): readonly Move[] {
  const all = Object.values(rows);
  const side = (at: 0 | 1) =>
    all.map(({ shares }, row) =>
      [0, noise, -noise].map((by) => (shares[at] === 0 ? 0 : shares[at] * 100 + (row % 2 === 0 ? by : -by))),
    );
  const cell = (share: number) => ({
    ticks: share === 0 ? null : share * 1e6,
    atMost: share === 0 ? 0 : null,
    slack: 0,
  });
  const shifts = Object.entries(rows).map(([symbol, of], row) => {
    const { shares, dso = 'app', domain = 'user', q = 0.001, corrected } = of;
    const points = Math.round((shares[1] - shares[0]) * 1e6);
    const on = corrected === undefined ? 'share' : 'corrected';
    const shift = {
      symbol,
      domain,
      dso,
      before: cell(shares[0]),
      after: cell(shares[1]),
      delta: { points },
      corrected: corrected === undefined ? null : { points: corrected * 1e6 },
      test: q === null ? null : { on, q },
    };
    return { shift: shift as unknown as Shift, row };
  });
  const table = { before: side(0), after: side(1) };
  const sides = sidesOf(table);
  const learned = testSides(sides, reference === null ? {} : { reference });
  return movesByNoise({ sides, reference, learned, alpha: 0.05, shifts }, new Set(taken));
}
const rest = (before: number, after = before): Row => ({ shares: [before, after], q: 1 });

describe('where moves begin to be proven', () => {
  test.each<[string, Readonly<Record<string, Row>>, readonly string[]]>([
    ['0.30 points are enough', { a: { shares: [0.3, 0] }, b: { shares: [0, 0.3] }, o: rest(99.7) }, ['a -> b']],
    ['less are not', { a: { shares: [0.29, 0] }, b: { shares: [0, 0.3] }, o: rest(99.7) }, []],
    ['what is not certain', { a: { shares: [10, 0], q: 0.05 }, b: { shares: [0, 10] }, o: rest(90) }, []],
    ['what was not tested', { a: { shares: [10, 0], q: null }, b: { shares: [0, 10] }, o: rest(90) }, []],
    [
      'what rose is no more than the runs vary from what fell',
      { a: { shares: [10, 0] }, b: { shares: [0, 10.05] }, o: rest(90, 89.95) },
      ['a -> b'],
    ],
    ['small, and yet more than they vary', { a: { shares: [10, 0] }, b: { shares: [0, 12] }, o: rest(90, 88) }, []],
    ['another kind of code', { a: { shares: [10, 0], domain: 'kernel' }, b: { shares: [0, 10] }, o: rest(90) }, []],
    [
      'another module',
      {
        a: { shares: [10, 0], domain: 'module', dso: '[x]' },
        b: { shares: [0, 10], domain: 'module', dso: '[y]' },
        o: rest(90),
      },
      [],
    ],
    [
      'the same module',
      {
        a: { shares: [10, 0], domain: 'module', dso: '[x]' },
        b: { shares: [0, 10], domain: 'module', dso: '[x]' },
        o: rest(90),
      },
      ['a -> b'],
    ],
    [
      'a program under another name',
      { a: { shares: [10, 0], dso: 'v1' }, b: { shares: [0, 10], dso: 'v2' }, o: rest(90) },
      ['a -> b'],
    ],
    [
      'the kernel, named and not',
      {
        a: { shares: [10, 0], domain: 'kernel', dso: null },
        b: { shares: [0, 10], domain: 'kernel', dso: '[kernel]' },
        o: rest(90),
      },
      ['a -> b'],
    ],
    // 10.00 fell and 9.95 fell; 9.95 leaves nothing of what rose.
    [
      'of two the one that leaves less',
      { a: { shares: [10, 0] }, b: { shares: [9.95, 0] }, c: { shares: [0, 9.95] }, o: rest(80, 90) },
      ['b -> c'],
    ],
    [
      'three of the other side at most',
      { a: { shares: [12, 0] }, b: { shares: [0, 4] }, c: { shares: [0, 4] }, d: { shares: [0, 4] }, o: rest(88) },
      ['a -> b+c+d'],
    ],
    [
      'not four',
      {
        a: { shares: [12, 0] },
        b: { shares: [0, 3] },
        c: { shares: [0, 3] },
        d: { shares: [0, 3] },
        e: { shares: [0, 3] },
        o: rest(88),
      },
      [],
    ],
    [
      'among the six largest',
      {
        a: { shares: [9, 0] },
        b: { shares: [8, 0] },
        c: { shares: [7, 0] },
        d: { shares: [6, 0] },
        e: { shares: [5, 0] },
        f: { shares: [4, 0] },
        into: { shares: [0, 4] },
        o: rest(61, 96),
      },
      ['f -> into'],
    ],
    [
      'not the seventh',
      {
        g: { shares: [3, 0] },
        a: { shares: [9, 0] },
        b: { shares: [8.6, 0] },
        c: { shares: [8.2, 0] },
        d: { shares: [7.8, 0] },
        e: { shares: [7.4, 0] },
        f: { shares: [7, 0] },
        into: { shares: [0, 3] },
        o: rest(49, 97),
      },
      [],
    ],
  ])('%s', (_, rows, expected) => expect(named(proven(rows))).toEqual(expected));

  // What is left is judged by the noise as well, which is large here.
  test.each<[string, Readonly<Record<string, Row>>, readonly string[]]>([
    [
      'a quarter of the smaller one may be left of a pair',
      { a: { shares: [8, 0] }, b: { shares: [0, 10] }, o: rest(92, 90) },
      ['a -> b'],
    ],
    ['more may not', { a: { shares: [8, 0] }, b: { shares: [0, 10.02] }, o: rest(92, 89.98) }, []],
    ['nor of what rose', { a: { shares: [10.02, 0] }, b: { shares: [0, 8] }, o: rest(89.98, 92) }, []],
    [
      '0.15 of the smaller of several',
      { a: { shares: [20, 0] }, b: { shares: [0, 14] }, c: { shares: [0, 9] }, o: rest(80, 77) },
      ['a -> b+c'],
    ],
    [
      'more of it is not enough',
      { a: { shares: [20, 0] }, b: { shares: [0, 14] }, c: { shares: [0, 9.02] }, o: rest(80, 76.98) },
      [],
    ],
  ])('%s', (_, rows, expected) => expect(named(proven(rows, { noise: 300 }))).toEqual(expected));

  test('what others explain is not explained again', () => {
    const rows = { a: { shares: [10, 0] }, b: { shares: [0, 10] }, o: rest(90) } as const;
    expect(proven(rows, { taken: ['a'] })).toEqual([]);
    expect(proven(rows, { taken: ['b'] })).toEqual([]);
    expect(proven(rows, { taken: ['o'] })).toHaveLength(1);
  });

  test('what speaks for them is where they are', () => {
    const words = 'their sum shifts by no more than the runs vary';
    const evidence = (rows: Readonly<Record<string, Row>>) => proven(rows)[0]?.evidence;
    expect(evidence({ a: { shares: [10, 0] }, b: { shares: [0, 10] }, o: rest(90) })).toEqual(['both in app', words]);
    expect(evidence({ a: { shares: [10, 0] }, b: { shares: [0, 6] }, c: { shares: [0, 4] }, o: rest(90) })).toEqual([
      'all in app',
      words,
    ]);
    const none = { dso: null, domain: 'kernel' } as const;
    expect(evidence({ a: { shares: [10, 0], ...none }, b: { shares: [0, 10], ...none }, o: rest(90) })?.[0]).toBe(
      'both in kernel',
    );
  });

  test('at equal cost, where shares alone would tell another story', () => {
    // grown takes half of twice the total: shares of all else are halved, 10 went from a to b.
    const rows = {
      base: rest(60, 30),
      a: { shares: [10, 0], corrected: -10 },
      b: { shares: [20, 15], corrected: 10 },
      grown: { shares: [10, 55], corrected: 100 },
    } as const;
    expect(named(proven(rows, { reference: { kind: 'rows', weights: [1, 0, 0, 0] } }))).toEqual(['a -> b']);
    expect(named(proven(rows, { reference: { kind: 'rows', weights: [1, 1, 1, 0] } }))).toEqual(['a -> b']);
    expect(named(proven(rows, { reference: { kind: 'factor', factor: 2, logError: 0.001 } }))).toEqual(['a -> b']);
    expect(named(proven(rows))).toEqual([]);
  });
});
