import type { Shift } from '../../model/comparison.ts';
import { toPoints } from '../../model/share.ts';
import type { Report } from '../../report/report.ts';

const COLUMNS = [
  'comparison',
  'rank',
  'symbol',
  'domain',
  'dso',
  'status',
  'before',
  'before_at_most',
  'after',
  'after_at_most',
  'delta',
  'delta_low',
  'delta_high',
  'corrected',
  'p',
  'q',
  'cost_before',
  'cost_after',
  'unit',
] as const;

/**
 * Returns the rows that the view shows as comma-separated values (RFC 4180 with line feeds), comparisons numbered
 * from 1; absent is empty. A name that a spreadsheet would run as a formula is preceded by an apostrophe.
 */
export function renderCsv(report: Report): string {
  const lines = report.comparisons.flatMap(({ rows }, at) => rows.map(({ shift }) => lineOf(shift, at + 1)));
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`;
}

function lineOf(shift: Shift, comparison: number): string {
  const { before, after, delta } = shift;
  const cells: Record<(typeof COLUMNS)[number], string | number | null> = {
    comparison,
    rank: shift.rank,
    symbol: text(shift.symbol),
    domain: shift.domain,
    dso: shift.dso === null ? null : text(shift.dso),
    status: shift.status,
    before: toPoints(before.ticks),
    before_at_most: toPoints(before.atMost),
    after: toPoints(after.ticks),
    after_at_most: toPoints(after.atMost),
    delta: toPoints(delta.points),
    delta_low: toPoints(delta.low),
    delta_high: toPoints(delta.high),
    corrected: null,
    p: null,
    q: null,
    cost_before: null,
    cost_after: null,
    unit: null,
  };
  return COLUMNS.map((column) => cells[column] ?? '').join(',');
}

function text(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
