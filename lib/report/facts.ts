import type { Comparison } from '../model/comparison.ts';
import { formatCount } from './figures.ts';
import { describeEvent, describeSamples } from './lists.ts';
import { describeCost, describeRate } from './rates.ts';
import type { FactRow } from './report.ts';

/** Returns the facts that the inputs state about their sides; what neither side states is left out. */
export function factsOf(comparison: Comparison): readonly FactRow[] {
  const { before, after, cost } = comparison;
  const pairs: readonly (readonly [string, string | null, string | null])[] = [
    ['event', describeEvent(before), describeEvent(after)],
    ['samples', describeSamples(before), describeSamples(after)],
    ['CPUs', countOf(before.facts.cpus), countOf(after.facts.cpus)],
    ['lost', lossOf(before.facts.lost), lossOf(after.facts.lost)],
    ['dropped', lossOf(before.facts.dropped), lossOf(after.facts.dropped)],
    ['rate', describeRate(before.rate), describeRate(after.rate)],
    ['cost', cost === null ? null : describeCost(cost, 'before'), cost === null ? null : describeCost(cost, 'after')],
  ];
  return pairs.flatMap(([name, from, to]) =>
    from === null && to === null ? [] : [{ name, before: from ?? '-', after: to ?? '-' }],
  );
}

function countOf(count: number | null): string | null {
  return count === null ? null : String(count);
}

function lossOf(count: number | null): string | null {
  return count === null || count === 0 ? null : formatCount(count, 'sample');
}
