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

/** What was found of a comparison: each of its rows asks. */
const KNOWN = new WeakMap<Comparison, readonly Extra[]>();

function extrasOf(comparison: Comparison): readonly Extra[] {
  const known = KNOWN.get(comparison) ?? findExtras(comparison);
  KNOWN.set(comparison, known);
  return known;
}

function findExtras(comparison: Comparison): readonly Extra[] {
  const { shifts, cost } = comparison;
  const extras: Extra[] = [];
  if (shifts.some((shift) => (shift.test ?? shift.noise)?.on === 'corrected')) {
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
  if (shifts.some((shift) => shift.noise !== null)) {
    extras.push({ title: 'noise', cellOf: ({ noise }) => NOISE[noise?.verdict ?? 'none'], sumOf: NOTHING });
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

/** What stands in the column of noise: `~` cannot be told, `-` was not judged. */
const NOISE = { above: 'above', within: 'within', unclear: '~', none: '-' } as const;

/** `~` where the runs cannot tell a shift, `-` where there is no test. */
function qOf({ test, interval }: Shift): string {
  if (test === null || interval === null) return '-';
  return test.q < 1 - interval.level ? formatProbability(test.q) : '~';
}

/** What the columns of a view are: a row that is a sum has no test, so that only columns that add up are left. */
type Rows = 'symbols' | 'sums';

function columnsOf(comparison: Comparison, rows: Rows): readonly Extra[] {
  const extras = extrasOf(comparison);
  return rows === 'symbols' ? extras : extras.filter((extra) => extra.sumOf !== NOTHING);
}

/** Returns the titles of the columns between delta and symbol: `at equal cost`, `q`, the unit of the cost. */
export function extraTitlesOf(comparison: Comparison, rows: Rows): readonly string[] {
  return columnsOf(comparison, rows).map((extra) => extra.title);
}

/** Returns the cells of those columns for a shift. */
export function shiftExtras(shift: Shift, comparison: Comparison): readonly string[] {
  return columnsOf(comparison, 'symbols').map((extra) => extra.cellOf(shift));
}

/** Returns the cells of those columns for a row that stands for others, by the sums of its shares in ticks. */
export function sumExtras(before: number, after: number, comparison: Comparison, rows: Rows): readonly string[] {
  return columnsOf(comparison, rows).map((extra) => extra.sumOf(before, after));
}
