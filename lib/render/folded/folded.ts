/**
 * A comparison as difffolded.pl writes one, a folded stack a line with its count before and after:
 *
 *     gt_before;main;fn_A 2379 1210
 *     kernel;[kernel];__xdp_return 1315 1242
 *
 * With call chains on both sides the counts are theirs; without, a stack is `domain;dso;symbol` and a count is a share in
 * hundredths of a percent.
 */
import type { Comparison } from '../../model/comparison.ts';
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import { type Output, piecesOf } from '../../model/output.ts';
import { HUNDREDTH } from '../../model/share.ts';
import type { Stacks } from '../../model/stacks.ts';
import type { ComparisonReport, Report } from '../../report/report.ts';
import { frameName } from './fold.ts';
import { printCounts, printFolds } from './print-folds.ts';

/** A comparison that carries the call chains of its sides. */
type WithStacks = Comparison & {
  readonly stacks?: { readonly before: Stacks | null; readonly after: Stacks | null };
};

/** Returns the comparisons as folded stacks with two counts; where there are several, each has a root of its own. */
export function renderFolded(report: Report): Iterable<Uint8Array> {
  return {
    *[Symbol.iterator]() {
      for (const [at, each] of report.comparisons.entries())
        yield* piecesOf(printComparison(each, report.comparisons.length > 1 ? `comparison ${at + 1};` : ''));
    },
  };
}

/** Returns a warning for each comparison whose rows count 0 where a side only bounds them. */
export function assumedZero(report: Report): readonly Diagnostic[] {
  return report.comparisons.flatMap(({ comparison, rows }): readonly Diagnostic[] => {
    if (chainsOf(comparison) !== null) return [];
    const bounded = rows.filter(({ subject }) => {
      if (subject.kind !== 'shift') return false;
      return [subject.shift.before, subject.shift.after].some(({ ticks, atMost }) => ticks === null && atMost !== 0);
    });
    if (bounded.length === 0) return [];
    const rowWords =
      bounded.length === 1
        ? '1 row that one side does not list counts'
        : `${bounded.length} rows that one side does not list count`;
    const { source, line } = comparison.after;
    return [diagnostic('assumed-zero', `${rowWords} 0 there, though a bound above 0 is known`, source, line)];
  });
}

function chainsOf(comparison: Comparison): { readonly before: Stacks; readonly after: Stacks } | null {
  const { stacks } = comparison as WithStacks;
  if (stacks === undefined || stacks.before === null || stacks.after === null) return null;
  return { before: stacks.before, after: stacks.after };
}

function printComparison(report: ComparisonReport, root: string): Output {
  const chains = chainsOf(report.comparison);
  if (chains !== null && report.rowTitle === 'symbol') return printFolds([chains.before, chains.after], root);
  const folds = new Map<string, [number, number]>();
  const add = (key: string, before: number, after: number): void => {
    const sum = folds.get(root + key) ?? [0, 0];
    folds.set(root + key, [sum[0] + before, sum[1] + after]);
  };
  for (const { subject } of report.rows) {
    const [key, before, after] =
      subject.kind === 'shift'
        ? [rowKey(subject.shift), subject.shift.before.ticks, subject.shift.after.ticks]
        : [
            `${report.rowTitle};${frameName(subject.group.name)}`,
            subject.group.before.ticks,
            subject.group.after.ticks,
          ];
    add(key, hundredths(before), hundredths(after));
  }
  return printCounts(folds);
}

/** Returns the stack of a row without call chains. */
export function rowKey(row: { readonly domain: string; readonly dso: string | null; readonly symbol: string }): string {
  return [row.domain, row.dso ?? '-', row.symbol].map(frameName).join(';');
}

function hundredths(ticks: number | null): number {
  return Math.round((ticks ?? 0) / HUNDREDTH);
}
