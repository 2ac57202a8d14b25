import type { CountSides } from './count-table.ts';
import type { RowDispersion, RowSide } from './dispersions.ts';
import type { Pool } from './pool.ts';
import { devianceGain, type Proportion } from './proportion-test.ts';
import { limitsByFactor, limitsByRows, limitsOfShares, type ShiftLimits } from './shift-limits.ts';

/**
 * What is held to be unchanged: the shares themselves (absent), rows as often as their weights say, or shares once those
 * after are multiplied by a factor that was measured elsewhere.
 */
export type Reference =
  | { readonly kind: 'rows'; readonly weights: ArrayLike<number> }
  | { readonly kind: 'factor'; readonly factor: number; readonly logError: number };

/** Returns whether there is something on both sides that a row can be held against. */
export function isComparable(before: RowSide, after: RowSide, reference: Reference | undefined): boolean {
  if (reference?.kind === 'rows') return before.rest > 0 && after.rest > 0;
  return before.part + before.rest > 0 && after.part + after.rest > 0;
}

/** Returns F of a row that varies by a dispersion, by the formula of `testShifts`. */
export function statisticOf(
  { part: x, rest: beside }: RowSide,
  { part: y, rest: besideAfter }: RowSide,
  dispersion: number,
  reference: Reference | undefined,
): number {
  const before = { part: x, whole: x + beside };
  const after = { part: y, whole: y + besideAfter };
  if (reference?.kind !== 'factor') return devianceGain(before, after) / dispersion;
  const statistic = devianceGain(before, after, reference.factor) / dispersion;
  const noise = dispersion * (logVariance(before) + logVariance(after));
  return (statistic * noise) / (noise + reference.logError ** 2);
}

function logVariance({ part, whole }: Proportion): number {
  return Math.max(0, 1 / Math.max(part, 0.5) - 1 / whole);
}

/** Returns the difference of a row with its interval, which reaches so many standard errors. */
export type LimitsOf = (row: RowDispersion, critical: number) => ShiftLimits;

/** Returns what tells the difference of a row that is held against a pool. */
export function limitsBy({ before, after }: CountSides, pool: Pool, reference: Reference | undefined): LimitsOf {
  if (reference === undefined) return limitsOfShares;
  if (reference.kind === 'factor') return (row, critical) => limitsByFactor(row, critical, reference);
  const totals = { before: before.total, after: after.total };
  const factor = pool.before.sum / before.total / (pool.after.sum / after.total);
  return (row, critical) => limitsByRows(row, critical, { totals, factor });
}
