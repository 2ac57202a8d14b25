import { describe, expect, test } from 'vitest';
import { movesByNoise } from '../../lib/diff/moves-by-noise.ts';
import type { Move, Shift } from '../../lib/model/comparison.ts';
import { WHOLE } from '../../lib/model/share.ts';
import { sidesOf } from '../../lib/stats/count-table.ts';
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
  return movesByNoise({ table, sides, reference: null, learned, alpha: 0.05, shifts }, new Set());
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
