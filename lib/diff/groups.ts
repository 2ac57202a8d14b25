import type { Group, Shift } from '../model/comparison.ts';
import { deltaOf } from './delta.ts';

interface Sums {
  before: number;
  beforeSlack: number;
  after: number;
  afterSlack: number;
}

/**
 * Returns the shifts summed by domain, the largest group of the before side first. A group's `atMost` adds what no row
 * lists, because all of that may belong to it.
 */
export function groupShifts(shifts: readonly Shift[], restBefore: number, restAfter: number): readonly Group[] {
  const sums = new Map<string, Sums>();
  for (const shift of shifts) {
    const sum = sums.get(shift.domain) ?? { before: 0, beforeSlack: 0, after: 0, afterSlack: 0 };
    sum.before += shift.before.ticks ?? 0;
    sum.beforeSlack += shift.before.slack;
    sum.after += shift.after.ticks ?? 0;
    sum.afterSlack += shift.after.slack;
    sums.set(shift.domain, sum);
  }
  return [...sums]
    .sort(([nameA, a], [nameB, b]) => b.before - a.before || b.after - a.after || (nameA < nameB ? -1 : 1))
    .map(([name, sum]) => ({
      by: 'domain',
      name,
      before: { ticks: sum.before, atMost: sum.before + restBefore },
      after: { ticks: sum.after, atMost: sum.after + restAfter },
      delta: deltaOf(
        { low: Math.max(0, sum.before - sum.beforeSlack), high: sum.before + sum.beforeSlack + restBefore },
        { low: Math.max(0, sum.after - sum.afterSlack), high: sum.after + sum.afterSlack + restAfter },
        sum.after - sum.before,
      ),
    }));
}
