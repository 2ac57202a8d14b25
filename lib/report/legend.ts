import type { Comparison } from '../model/comparison.ts';
import { formatPoints, formatShare } from './figures.ts';
import { describeAssumption, describeBudget } from './rates.ts';
import type { ReportRow } from './report.ts';

/** Returns words for the signs and columns of a table; nothing is explained that does not stand there. */
export function legendOf(comparison: Comparison, rows: readonly ReportRow[]): readonly string[] {
  const { cost } = comparison;
  return [
    ...signsOf(rows),
    ...(cost === null ? [] : [describeAssumption(cost), ...[describeBudget(cost) ?? []].flat()]),
    ...patchSums(comparison),
  ];
}

function signsOf(rows: readonly ReportRow[]): readonly string[] {
  const shares = rows.flatMap((row) => [row.before, row.after]);
  const legend: string[] = [];
  if (shares.some((share) => share.startsWith('<='))) {
    legend.push('<= is not listed on that side: at most what the list leaves room for');
  }
  if (shares.some((share) => share.includes('..'))) {
    legend.push('.. is what the listed names have, and what all names have at most');
  }
  if (rows.some((row) => /^[<>]=/.test(row.delta))) {
    legend.push('>= and <= in a delta: at least so far up or down');
  }
  if (rows.some((row) => row.delta === '?')) {
    legend.push('? cannot be told: the bound leaves open whether there is a shift');
  }
  if (shares.some((share) => share === 'new' || share === 'gone')) {
    legend.push('new, gone: the other list is complete and has no such row');
  }
  return legend;
}

/** What changed where the patch is, and what changed elsewhere. */
function patchSums({ groups }: Comparison): readonly string[] {
  const sums = groups.filter((group) => group.by === 'patch');
  if (sums.length === 0) return [];
  const parts = sums.map(({ name, before, after, delta }) => {
    const words = name === 'patch' ? 'functions of the patch' : name;
    return `${words} ${formatShare(before.ticks)} -> ${formatShare(after.ticks)} (${formatPoints(delta.points ?? 0)})`;
  });
  return [`listed in all: ${parts.toReversed().join(', ')}`];
}
