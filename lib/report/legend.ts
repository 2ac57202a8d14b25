import type { Comparison, Shift } from '../model/comparison.ts';
import type { Diagnostic, DiagnosticCode } from '../model/diagnostic.ts';
import { formatCount, formatPoints, formatShare } from './figures.ts';
import { describeNoise } from './one-run-verdict.ts';
import { describeAssumption, describeBudget } from './rates.ts';
import type { ReportRow } from './report.ts';

/** Returns words for the signs and columns of a table; nothing is explained that does not stand there. */
export function legendOf(
  comparison: Comparison,
  rows: readonly ReportRow[],
  diagnostics: readonly Diagnostic[],
): readonly string[] {
  const { cost } = comparison;
  return [
    ...signsOf(rows),
    ...rareOf(comparison, rows),
    ...(comparison.noise === null || isGrouped(rows) ? [] : [describeNoise(comparison.noise)]),
    ...(cost === null ? [] : [describeAssumption(cost), ...[describeBudget(cost) ?? []].flat()]),
    ...patchSums(comparison),
    ...(isGrouped(rows) ? groupRest(comparison) : []),
    ...doubtsOf([...diagnostics, ...comparison.diagnostics], comparison),
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
    legend.push('new, gone: the other side has no such row');
  }
  return legend;
}

/** Rows that a view leaves out because they were too rare to be tested. */
function rareOf({ shifts, testing }: Comparison, rows: readonly ReportRow[]): readonly string[] {
  const shown = new Set(rows.flatMap(({ subject }) => (subject.kind === 'shift' ? [subject.shift] : [])));
  const rare = shifts.filter((shift) => shift.reason === 'few-samples' && !shown.has(shift)).length;
  if (testing === null || rare === 0 || isGrouped(rows)) return [];
  return [
    `${formatCount(rare, 'symbol')} of fewer than 5 samples a run not tested, among the others; --top all shows them`,
  ];
}

/** Names that are listed before the others are counted. */
const MOST_NAMES = 3;

function listPatched(shifts: readonly Shift[]): string {
  const names = shifts.filter((shift) => shift.patch === true).map((shift) => shift.symbol);
  const more = names.length - MOST_NAMES;
  return names.length === 0
    ? 'none is listed'
    : names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** What changed where the patch is, and what changed elsewhere. */
function patchSums({ groups, shifts }: Comparison): readonly string[] {
  const sums = groups.filter((group) => group.by === 'patch');
  if (sums.length === 0) return [];
  const parts = sums.map(({ name, before, after, delta }) => {
    const words = name === 'patch' ? `functions of the diff (${listPatched(shifts)})` : name;
    return `${words} ${formatShare(before.ticks)} -> ${formatShare(after.ticks)} (${formatPoints(delta.points ?? 0)})`;
  });
  return [`listed in all: ${parts.toReversed().join(', ')}`];
}

function isGrouped(rows: readonly ReportRow[]): boolean {
  return rows.some((row) => row.subject.kind === 'group');
}

/** Sums are of listed rows; what no row lists may belong to any of them. */
function groupRest({ before, after }: Comparison): readonly string[] {
  if (before.restTicks + after.restTicks === 0) return [];
  return [
    `sums of the listed rows; up to ${formatShare(before.restTicks)} before and ${formatShare(after.restTicks)} after may belong to any`,
  ];
}

/** Diagnostics that a reader of the figures has to know, not only whoever ran the comparison. */
const DOUBTS: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'assumed-order',
  'assumed-side',
  'composition-conflict',
  'event-differs',
  'lost-samples',
  'mixed-tools',
  'older-after',
  'same-header',
  'same-table',
  'samples-conflict',
  'shares-of-periods',
  'scoped',
  'uneven-rate',
  'unsteady-commands',
]);
/** These matter only where a list is not complete. */
const CUT_DOUBTS: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>(['rows-per-comm', 'unresolved-addresses']);

function doubtsOf(diagnostics: readonly Diagnostic[], { before, after }: Comparison): readonly string[] {
  const isCut = before.cut !== 'none' || after.cut !== 'none';
  const told = diagnostics.filter(({ code }) => DOUBTS.has(code) || (isCut && CUT_DOUBTS.has(code)));
  return [...new Set(told.map(({ severity, message }) => `${severity}: ${message}`))];
}
