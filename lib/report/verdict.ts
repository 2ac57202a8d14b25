import type { Comparison, Shift } from '../model/comparison.ts';
import { formatCount, formatDelta } from './figures.ts';

/**
 * Returns the sentences that stand first: how many symbols shifted by more than rounding and cut-offs explain, the
 * largest shift, and what cannot be told.
 */
export function verdictOf(comparison: Comparison): readonly string[] {
  return [whatShifted(comparison), whatIsTested(comparison), ...whyOthersMove(comparison)];
}

function whatShifted(comparison: Comparison): string {
  const { shifts } = comparison;
  const moved = shifts.filter(hasShifted);
  const largest = moved.toSorted((a, b) => a.rank - b.rank)[0];
  if (largest === undefined)
    return `none of ${formatCount(shifts.length, 'symbol')} shifted by more than the printed figures leave open`;
  const unclear = shifts.filter((shift) => shift.status === 'unclear').length;
  const open = unclear === 0 ? '' : `; ${unclear} cannot be told`;
  return `${moved.length} of ${formatCount(shifts.length, 'symbol')} shifted by more than rounding, first ${largest.symbol} by ${formatDelta(largest)} points${open}`;
}

function hasShifted(shift: Shift): boolean {
  return shift.status !== 'same' && shift.status !== 'unclear';
}

/** Without runs to compare, noise is unknown, whatever the counts. */
function whatIsTested(comparison: Comparison): string {
  const counted = comparison.before.samples !== null && comparison.after.samples !== null;
  const why = counted ? 'one run a side' : 'one run a side, no sample counts';
  return `not tested (${why}): the tables alone cannot tell a change from noise`;
}

/** Shares are parts of one whole: where some shrink, others must grow. */
function whyOthersMove(comparison: Comparison): readonly string[] {
  const moved = comparison.shifts.filter(hasShifted);
  const up = moved.some((shift) => shift.delta.low > 0);
  const down = moved.some((shift) => shift.delta.high < 0);
  if (!up || !down) return [];
  return ['shares add up to 100: where some shrink the others grow, even if their cost is unchanged'];
}
