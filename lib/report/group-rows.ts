import type { Comparison, Group, GroupBy } from '../model/comparison.ts';
import { largestOf } from '../model/largest.ts';
import { sumExtras } from './extras.ts';
import { formatPoints, formatShare } from './figures.ts';
import type { ReportRow } from './report.ts';

/**
 * Returns a row a group: the sums of the listed rows and their difference, as a reviewer adds them up by hand, the
 * largest difference first. The direction is certain only where it holds whatever no row lists.
 */
export function groupRows(comparison: Comparison, by: GroupBy): readonly ReportRow[] {
  const groups = comparison.groups.filter((group) => group.by === by);
  const most = largestOf(
    groups.map((group) => Math.abs(group.delta.points ?? 0)),
    1,
  );
  return groups
    .toSorted((a, b) => Math.abs(b.delta.points ?? 0) - Math.abs(a.delta.points ?? 0) || (a.name < b.name ? -1 : 1))
    .map((group) => rowOf(group, comparison, most));
}

function rowOf(group: Group, comparison: Comparison, most: number): ReportRow {
  const { before, after, delta } = group;
  const points = delta.points ?? 0;
  return {
    before: formatShare(before.ticks),
    after: formatShare(after.ticks),
    delta: formatPoints(points),
    extras: sumExtras(before.ticks, after.ticks, comparison, 'sums'),
    origin: null,
    symbol: group.name,
    bar: points / most,
    direction: delta.low > 0 ? 1 : delta.high < 0 ? -1 : 0,
    marks: [],
    patch: false,
    subject: { kind: 'group', group },
  };
}
