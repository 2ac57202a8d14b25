import { certainShift } from '../model/certain.ts';
import type { Comparison, Delta, Shift } from '../model/comparison.ts';
import { largestOf } from '../model/largest.ts';
import { shiftExtras, sumExtras } from './extras.ts';
import { formatDelta, formatShare, formatSide, formatWithin } from './figures.ts';
import { originOf } from './origin.ts';
import type { ReportRow, SumRow } from './report.ts';

/** Returns the row of a shift; its bar is drawn to the scale of the `longest`. */
export function shiftRow(shift: Shift, longest: number, marks: readonly number[], comparison: Comparison): ReportRow {
  const direction = shift.delta.low > 0 ? 1 : shift.delta.high < 0 ? -1 : 0;
  const sign = Math.sign(shift.delta.points ?? direction);
  return {
    before: formatSide(shift.before, shift.status),
    after: formatSide(shift.after, shift.status),
    delta: formatDelta(shift.delta),
    extras: shiftExtras(shift, comparison),
    origin: originOf(shift),
    symbol: shift.symbol,
    bar: (sign * barLength(shift)) / longest,
    direction,
    marks,
    patch: shift.patch === true,
    subject: { kind: 'shift', shift },
  };
}

/** Returns the length of the longest bar of rows. */
export function longestBar(shown: readonly Shift[]): number {
  return largestOf(shown.map(barLength), 1);
}

/** A bar shows the printed difference, or what is certain where a side is only bounded. */
function barLength(shift: Shift): number {
  return shift.delta.points === null ? certainShift(shift.delta) : Math.abs(shift.delta.points);
}

/** Returns the row that stands for shifts that are not shown: their sums, and how large any of them can be. */
export function hiddenShifts(hidden: readonly Shift[], comparison: Comparison): SumRow {
  let [before, after] = [0, 0];
  const deltas: Delta[] = [];
  // Mostly all but a few of very many.
  for (const shift of hidden) {
    before += shift.before.ticks ?? 0;
    after += shift.after.ticks ?? 0;
    deltas.push(shift.delta);
  }
  return {
    before: formatShare(before),
    after: formatShare(after),
    extras: sumExtras(before, after, comparison, 'symbols'),
    words: moreWords(hidden.length, formatWithin(deltas)),
  };
}

/** Returns the row that stands for groups that are not shown. */
export function hiddenGroups(hidden: readonly ReportRow[], comparison: Comparison): SumRow {
  const groups = hidden.flatMap(({ subject }) => (subject.kind === 'group' ? [subject.group] : []));
  const before = sum(groups.map((group) => group.before.ticks));
  const after = sum(groups.map((group) => group.after.ticks));
  const deltas = groups.map(({ delta }) => ({ ...delta, low: delta.points ?? 0, high: delta.points ?? 0 }));
  return {
    before: formatShare(before),
    after: formatShare(after),
    extras: sumExtras(before, after, comparison, 'sums'),
    words: moreWords(groups.length, formatWithin(deltas)),
  };
}

function moreWords(count: number, within: string): string {
  return `${count} more, ${count === 1 ? '' : 'each '}within +-${within}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
