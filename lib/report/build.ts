import type { Comparison } from '../model/comparison.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { GateResult } from '../model/gate.ts';
import { HUNDREDTH } from '../model/share.ts';
import { extraTitlesOf, sumExtras } from './extras.ts';
import { factsOf } from './facts.ts';
import { formatShare } from './figures.ts';
import { footnotesOf } from './footnotes.ts';
import { gateSentences } from './gate.ts';
import { groupRows } from './group-rows.ts';
import { legendOf } from './legend.ts';
import { describeList } from './lists.ts';
import type { ComparisonReport, Report, ReportRow, SumRow } from './report.ts';
import { hiddenGroups, hiddenShifts, longestBar, shiftRow } from './rows.ts';
import { verdictOf } from './verdict.ts';
import { selectShifts, type View } from './view.ts';

/** Returns the report on comparisons, with the rows that the view shows, and on what a gate makes of them. */
export function buildReport(
  comparisons: readonly Comparison[],
  diagnostics: readonly Diagnostic[],
  view: View,
  gate: readonly GateResult[] = [],
): Report {
  const total = comparisons.length;
  const reports = comparisons.map((comparison, at) => {
    const report = reportOn(comparison, diagnostics, view, total > 1 ? `${at + 1} of ${total}` : null);
    return at === 0 ? { ...report, verdict: [...gateSentences(gate), ...report.verdict] } : report;
  });
  return {
    comparisons: reports,
    gate,
    diagnostics: [...diagnostics, ...comparisons.flatMap((comparison) => comparison.diagnostics)],
  };
}

/** The part of a report that depends on what a row is. */
type Body = Pick<ComparisonReport, 'rows' | 'hidden' | 'footnotes'>;

function reportOn(
  comparison: Comparison,
  diagnostics: readonly Diagnostic[],
  view: View,
  place: string | null,
): ComparisonReport {
  const { before, after } = comparison;
  const columns = view.by === 'symbol' ? 'symbols' : 'sums';
  const body = view.by === 'symbol' ? symbolBody(comparison, view) : groupBody(comparison, view);
  return {
    place,
    verdict: verdictOf(comparison),
    labels: { before: before.label, after: after.label },
    facts: factsOf(comparison),
    lists: { before: describeList(before), after: describeList(after) },
    rowTitle: view.by,
    extraTitles: extraTitlesOf(comparison, columns),
    patched: body.rows.some((row) => row.patch),
    ...body,
    rest: before.restTicks < HUNDREDTH / 2 && after.restTicks < HUNDREDTH / 2 ? null : restRow(comparison, columns),
    legend: legendOf(comparison, body.rows, diagnostics),
    comparison,
  };
}

function symbolBody(comparison: Comparison, view: View): Body {
  const { shown, hidden } = selectShifts(comparison.shifts, view, comparison.moves);
  const { footnotes, marksOf } = footnotesOf(comparison, shown);
  const longest = longestBar(shown);
  const rows = shown.map((shift) => shiftRow(shift, longest, marksOf(shift), comparison));
  return { rows, hidden: hidden.length === 0 ? null : hiddenShifts(hidden, comparison), footnotes };
}

function groupBody(comparison: Comparison, view: View): Body {
  if (view.by === 'symbol') return symbolBody(comparison, view);
  const all = groupRows(comparison, view.by);
  const fits = ({ subject, symbol }: ReportRow): boolean => {
    const size = subject.kind === 'group' ? Math.abs(subject.group.delta.points ?? 0) : 0;
    return size >= view.minDelta && (view.match?.test(symbol) ?? true);
  };
  const wanted = all.filter(fits).slice(0, view.top ?? all.length);
  const shown = new Set<ReportRow>(wanted);
  const hidden = all.filter((row) => !shown.has(row));
  return { rows: wanted, hidden: hidden.length === 0 ? null : hiddenGroups(hidden, comparison), footnotes: [] };
}

function restRow(comparison: Comparison, columns: 'symbols' | 'sums'): SumRow {
  const { before, after } = comparison;
  return {
    before: formatShare(before.restTicks),
    after: formatShare(after.restTicks),
    extras: sumExtras(before.restTicks, after.restTicks, comparison, columns),
    words: 'not listed',
  };
}
