import type { ComparisonReport } from '../report/report.ts';

/** Returns the line above a report: the units of its columns, and which comparison it is where there are several. */
export function titleOf({ place }: Pick<ComparisonReport, 'place'>): string {
  return `overhead in %, delta in points${place === null ? '' : `, comparison ${place}`}`;
}
