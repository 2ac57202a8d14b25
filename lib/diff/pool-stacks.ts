import { CallTree, callTree } from '../model/call-tree.ts';
import { TICKS_PER_POINT } from '../model/share.ts';
import type { Stacks } from '../model/stacks.ts';

/**
 * Returns the call chains of runs as those of their mean: a chain weighs the mean of its shares, in points, a run without
 * it counting 0. Null where a run has no chains, or only printed ones, which may leave some out.
 */
export function poolStacks(runs: readonly (Stacks | null)[]): Stacks | null {
  const pooled = CallTree.empty();
  for (const run of runs) {
    if (run === null || run.unit === 'share') return null;
    const whole = run.list.weight;
    if (whole === 0) return null;
    for (const stack of run.list) pooled.addStack({ ...stack, weight: (100 * stack.weight) / whole / runs.length });
  }
  return { unit: 'share', list: callTree([...pooled].map((stack) => ({ ...stack, weight: inTicks(stack.weight) }))) };
}

/** A share is counted in ticks, also in chains. */
function inTicks(points: number): number {
  return Math.round(points * TICKS_PER_POINT) / TICKS_PER_POINT;
}
