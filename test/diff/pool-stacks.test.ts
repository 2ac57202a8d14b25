import { expect, test } from 'vitest';
import { poolStacks } from '../../lib/diff/pool-stacks.ts';
import type { Stacks } from '../../lib/model/stack.ts';

function stacks(unit: Stacks['unit'], ...list: readonly (readonly [string, number])[]): Stacks {
  const frame = (symbol: string): Stacks['list'][number]['frames'][number] => ({ symbol, dso: null, inlined: false });
  return { unit, list: list.map(([path, weight]) => ({ comm: 'prog', frames: path.split(';').map(frame), weight })) };
}

test('a chain of the mean weighs the mean of its shares', () => {
  const one = stacks('period', ['main;work', 30], ['main;idle', 10]);
  const two = stacks('samples', ['main;work', 1], ['main;rare', 3]);
  const pooled = poolStacks([one, two]);
  expect(pooled?.unit).toBe('share');
  // 75 and 25 % of the first run, 25 and 75 % of the second.
  expect(pooled?.list.map(({ frames, weight }) => [frames.at(-1)?.symbol, weight])).toEqual([
    ['work', 50],
    ['idle', 12.5],
    ['rare', 37.5],
  ]);
});

test('runs without chains, or with printed ones, have none together', () => {
  const one = stacks('period', ['main', 1]);
  expect(poolStacks([one, null])).toBeNull();
  expect(poolStacks([one, stacks('share', ['main', 80])])).toBeNull();
  expect(poolStacks([one, stacks('period', ['main', 0])])).toBeNull();
});
