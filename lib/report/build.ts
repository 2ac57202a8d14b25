import { certainShift } from '../model/certain.ts';
import type { Comparison, Shift } from '../model/comparison.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { formatCount, formatDelta, formatShare, formatSide, formatWithin } from './figures.ts';
import { markIn, type Notes, notesOf } from './footnotes.ts';
import { describeEvent, describeList, describeSamples } from './lists.ts';
import { originOf } from './origin.ts';
import type { ComparisonReport, FactRow, Report, ReportRow, SumRow } from './report.ts';
import { verdictOf } from './verdict.ts';
import { selectShifts, type View } from './view.ts';

/** Returns the report on comparisons, with the rows that the view shows. */
export function buildReport(
  comparisons: readonly Comparison[],
  diagnostics: readonly Diagnostic[],
  view: View,
): Report {
  const total = comparisons.length;
  const reports = comparisons.map((comparison, at) => {
    return reportOn(comparison, view, total > 1 ? `${at + 1} of ${total}` : null);
  });
  return {
    comparisons: reports,
    diagnostics: [...diagnostics, ...comparisons.flatMap((comparison) => comparison.diagnostics)],
  };
}

function reportOn(comparison: Comparison, view: View, place: string | null): ComparisonReport {
  const { before, after, shifts } = comparison;
  const { shown, hidden } = selectShifts(shifts, view);
  const notes: Notes = new Map();
  const most = Math.max(1, ...shown.map(barLength));
  const rows = shown.map((shift) => rowOf(shift, most, notes));
  return {
    place,
    verdict: verdictOf(comparison),
    labels: { before: before.label, after: after.label },
    facts: factsOf(comparison),
    lists: { before: describeList(before), after: describeList(after) },
    rows,
    hidden: hidden.length === 0 ? null : hiddenRow(hidden),
    rest: restRow(comparison),
    footnotes: [...notes].map(([text, symbols]) => ({ text, symbols })),
    legend: legendOf(rows),
    comparison,
  };
}

function rowOf(shift: Shift, most: number, notes: Notes): ReportRow {
  const direction = shift.delta.low > 0 ? 1 : shift.delta.high < 0 ? -1 : 0;
  const sign = Math.sign(shift.delta.points ?? direction);
  return {
    before: formatSide(shift.before, 'new'),
    after: formatSide(shift.after, 'gone'),
    delta: formatDelta(shift),
    origin: originOf(shift),
    symbol: shift.symbol,
    bar: (sign * barLength(shift)) / most,
    direction,
    marks: notesOf(shift).map((note) => markIn(notes, note, shift.symbol)),
    shift,
  };
}

/** A bar shows the printed difference, or what is certain where a side is only bounded. */
function barLength(shift: Shift): number {
  return shift.delta.points === null ? certainShift(shift.delta) : Math.abs(shift.delta.points);
}

function hiddenRow(hidden: readonly Shift[]): SumRow {
  const within = formatWithin(hidden.map((shift) => shift.delta));
  return {
    before: formatShare(sum(hidden.map((shift) => shift.before.ticks ?? 0))),
    after: formatShare(sum(hidden.map((shift) => shift.after.ticks ?? 0))),
    words: `${hidden.length} more, ${hidden.length === 1 ? '' : 'each '}within +-${within}`,
  };
}

function restRow(comparison: Comparison): SumRow {
  return {
    before: formatShare(comparison.before.restTicks),
    after: formatShare(comparison.after.restTicks),
    words: 'not listed',
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function factsOf(comparison: Comparison): readonly FactRow[] {
  const { before, after } = comparison;
  const pairs: readonly [string, string | null, string | null][] = [
    ['event', describeEvent(before), describeEvent(after)],
    ['samples', describeSamples(before), describeSamples(after)],
    ['CPUs', countOf(before.facts.cpus), countOf(after.facts.cpus)],
    ['lost', lossOf(before.facts.lost), lossOf(after.facts.lost)],
    ['dropped', lossOf(before.facts.dropped), lossOf(after.facts.dropped)],
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

/** Words for the signs in the rows; nothing is explained that does not stand there. */
function legendOf(rows: readonly ReportRow[]): readonly string[] {
  const legend: string[] = [];
  if (rows.some((row) => row.shift.before.atMost !== null || row.shift.after.atMost !== null)) {
    if (rows.some((row) => /<=/.test(row.before + row.after)))
      legend.push('<= is not listed on that side: at most what the list leaves room for');
  }
  if (rows.some((row) => row.delta === '?'))
    legend.push('? cannot be told: the bound leaves open whether there is a shift');
  if (rows.some((row) => row.before === 'new' || row.after === 'gone'))
    legend.push('new, gone: the other list is complete and has no such row');
  return legend;
}
