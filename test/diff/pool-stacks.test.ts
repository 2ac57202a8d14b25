import { expect, test } from 'vitest';
import { poolStacks } from '../../lib/diff/pool-stacks.ts';
import { callTree } from '../../lib/model/call-tree.ts';
import type { Frame } from '../../lib/model/stack.ts';
import type { Stacks } from '../../lib/model/stacks.ts';

function stacks(unit: Stacks['unit'], ...list: readonly (readonly [string, number])[]): Stacks {
  const frame = (symbol: string): Frame => ({ symbol, dso: null, inlined: false });
  const chains = list.map(([path, weight]) => ({ comm: 'prog', frames: path.split(';').map(frame), weight }));
  return { unit, list: callTree(chains) };
}

test('a chain of the mean weighs the mean of its shares', () => {
  const one = stacks('period', ['main;work', 30], ['main;idle', 10]);
  const two = stacks('samples', ['main;work', 1], ['main;rare', 3]);
  const pooled = poolStacks([one, two]);
  expect(pooled?.unit).toBe('share');
  // 75 and 25 % of the first run, 25 and 75 % of the second.
  expect([...(pooled?.list ?? [])].map(({ frames, weight }) => [frames.at(-1)?.symbol, weight])).toEqual([
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
