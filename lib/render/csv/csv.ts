import type { Cost, Group, Shift } from '../../model/comparison.ts';
import { escapeHarmful } from '../../model/escape.ts';
import { toPoints, WHOLE } from '../../model/share.ts';
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
  const lines = report.comparisons.flatMap(({ rows, comparison }, at) => {
    return rows.map(({ subject }, row) => {
      const { cost } = comparison;
      return printCells(
        subject.kind === 'shift'
          ? shiftCells(subject.shift, at + 1, cost)
          : groupCells(subject.group, at + 1, row + 1, cost),
      );
    });
  });
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`;
}

type Cells = Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

function shiftCells(shift: Shift, comparison: number, cost: Cost | null): Cells {
  const { before, after, delta } = shift;
  return {
    comparison,
    rank: shift.rank,
    symbol: text(shift.symbol),
    domain: shift.domain,
    dso: shift.dso === null ? null : text(shift.dso),
    status: shift.status,
    before: toPoints(before.ticks),
    before_at_most: toPoints(before.atMost ?? before.upTo),
    after: toPoints(after.ticks),
    after_at_most: toPoints(after.atMost ?? after.upTo),
    delta: toPoints(delta.points),
    delta_low: toPoints(delta.low),
    delta_high: toPoints(delta.high),
    corrected: toPoints(shift.corrected?.points ?? null),
    p: shift.test?.p ?? null,
    q: shift.test?.q ?? null,
    cost_before: shift.cost?.before ?? null,
    cost_after: shift.cost?.after ?? null,
    unit: cost?.unit ?? null,
  };
}

/** A group stands in the column of the symbol; it has neither domain nor status. */
function groupCells({ name, before, after, delta }: Group, comparison: number, rank: number, cost: Cost | null): Cells {
  return {
    comparison,
    rank,
    symbol: text(name),
    before: toPoints(before.ticks),
    before_at_most: toPoints(before.atMost),
    after: toPoints(after.ticks),
    after_at_most: toPoints(after.atMost),
    delta: toPoints(delta.points),
    delta_low: toPoints(delta.low),
    delta_high: toPoints(delta.high),
    cost_before: cost === null ? null : (before.ticks / WHOLE) * cost.before,
    cost_after: cost === null ? null : (after.ticks / WHOLE) * cost.after,
    unit: cost?.unit ?? null,
  };
}

function printCells(cells: Cells): string {
  return COLUMNS.map((column) => cells[column] ?? '').join(',');
}

function text(value: string): string {
  const plain = escapeHarmful(value);
  const safe = /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
