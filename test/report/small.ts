import { compareProfiles } from '../../lib/diff/compare.ts';
import type { Comparison } from '../../lib/model/comparison.ts';
import { readProfiles } from '../../lib/pipeline/find-profiles.ts';
import { buildReport } from '../../lib/report/build.ts';
import type { ComparisonReport } from '../../lib/report/report.ts';
import { type View, WHOLE_VIEW } from '../../lib/report/view.ts';
import { normalizeProfile } from '../../lib/symbols/merge.ts';

/** Rows as `share symbol`, all of the kernel. */
export function table(...rows: readonly string[]): string {
  return rows.map((row) => row.replace(/^(\S+) (.*)$/, '$1% [kernel] [k] $2')).join('\n');
}

/** Compares two tables of a few rows. */
export function compared(before: string, after: string): Comparison {
  const [first] = readProfiles(before, 'before.txt').profiles;
  const [second] = readProfiles(after, 'after.txt').profiles;
  if (first === undefined || second === undefined) throw new Error('a table is none');
  return compareProfiles(normalizeProfile({ ...first, label: 'old' }), normalizeProfile({ ...second, label: 'new' }));
}

/** Reports on two tables of a few rows. */
export function reported(before: string, after: string, view: Partial<View> = {}): ComparisonReport {
  const [report] = buildReport([compared(before, after)], [], { ...WHOLE_VIEW, ...view }).comparisons;
  if (report === undefined) throw new Error('nothing was reported');
  return report;
}
