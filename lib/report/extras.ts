import type { Comparison, Shift } from '../model/comparison.ts';
import { WHOLE } from '../model/share.ts';
import { formatCostDelta, formatDelta, formatProbability, signed } from './figures.ts';

/** A column between delta and symbol that only some comparisons have. */
interface Extra {
  readonly title: string;
  readonly cellOf: (shift: Shift) => string;
  /** The cell of a row that stands for others, by the sums of its shares in ticks. */
  readonly sumOf: (before: number, after: number) => string;
}

/** The delta at equal cost: after x factor of the total cost - before. */
const EQUAL_COST = 'at equal cost';

const NOTHING = (): string => '';

function extrasOf(comparison: Comparison): readonly Extra[] {
  const { shifts, cost } = comparison;
  const extras: Extra[] = [];
  if (shifts.some((shift) => shift.test?.on === 'corrected')) {
    const cellOf = (shift: Shift): string => (shift.corrected === null ? '?' : formatDelta(shift.corrected));
    extras.push({ title: EQUAL_COST, cellOf, sumOf: NOTHING });
  }
  if (shifts.some((shift) => shift.test !== null)) {
    extras.push({
      title: 'q',
      cellOf: (shift) => qOf(shift),
      sumOf: NOTHING,
    });
  }
  if (cost !== null) {
    extras.push({
      title: cost.unit,
      cellOf: (shift) => (shift.cost === null ? '' : formatCostDelta(shift.cost.delta)),
      sumOf: (before, after) => signed((after * cost.after - before * cost.before) / WHOLE),
    });
  }
  return extras;
}

/** `~` where the runs cannot tell a shift, `-` where there is no test. */
function qOf({ test, interval }: Shift): string {
  if (test === null || interval === null) return '-';
  return test.q < 1 - interval.level ? formatProbability(test.q) : '~';
}

/** Returns the titles of the columns between delta and symbol: `at equal cost`, `q`, the unit of the cost. */
export function extraTitlesOf(comparison: Comparison): readonly string[] {
  return extrasOf(comparison).map((extra) => extra.title);
}

/** Returns the cells of those columns for a shift. */
export function shiftExtras(shift: Shift, comparison: Comparison): readonly string[] {
  return extrasOf(comparison).map((extra) => extra.cellOf(shift));
}

/** Returns the cells of those columns for a row that stands for others, by the sums of its shares in ticks. */
export function sumExtras(before: number, after: number, comparison: Comparison): readonly string[] {
  return extrasOf(comparison).map((extra) => extra.sumOf(before, after));
}
