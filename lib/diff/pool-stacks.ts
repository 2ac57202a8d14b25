import { TICKS_PER_POINT } from '../model/share.ts';
import type { Stack, Stacks } from '../model/stack.ts';

/**
 * Returns the call chains of runs as those of their mean: a chain weighs the mean of its shares, in points, a run without
 * it counting 0. Null where a run has no chains, or only printed ones, which may leave some out.
 */
export function poolStacks(runs: readonly (Stacks | null)[]): Stacks | null {
  const chains = new Map<string, Stack & { weight: number }>();
  for (const run of runs) {
    if (run === null || run.unit === 'share') return null;
    const whole = run.list.reduce((sum, { weight }) => sum + weight, 0);
    if (whole === 0) return null;
    for (const stack of run.list) {
      const key = JSON.stringify([stack.comm, stack.frames.map(({ symbol, dso }) => [symbol, dso])]);
      const known = chains.get(key);
      const share = (100 * stack.weight) / whole / runs.length;
      if (known === undefined) chains.set(key, { ...stack, weight: share });
      else known.weight += share;
    }
  }
  const list = [...chains.values()].map((stack) => ({ ...stack, weight: inTicks(stack.weight) }));
  return { unit: 'share', list };
}

/** A share is counted in ticks, also in chains. */
function inTicks(points: number): number {
  return Math.round(points * TICKS_PER_POINT) / TICKS_PER_POINT;
}
