import { certainShift } from '../model/certain.ts';
import type { Comparison, Shift } from '../model/comparison.ts';
import { formatCount, formatNumber, formatPoints, formatShare } from './figures.ts';
import { oneRunVerdict } from './one-run-verdict.ts';
import { rateVerdict } from './rates.ts';
import { testVerdict } from './test-verdict.ts';

/**
 * Returns the sentences that stand first: how the rate moved, how many symbols shifted by more than rounding and cut-offs
 * explain, the most certain shift, and what cannot be told.
 */
export function verdictOf(comparison: Comparison): readonly string[] {
  const rate = rateVerdict(comparison);
  const said =
    comparison.testing !== null
      ? testVerdict(comparison)
      : comparison.noise !== null
        ? oneRunVerdict(comparison)
        : [whatShifted(comparison), whatIsTested(comparison), ...whyOthersMove(comparison)];
  return [...(rate === null ? [] : [rate]), ...said];
}

function whatShifted(comparison: Comparison): string {
  const { shifts } = comparison;
  const moved = shifts.filter(hasShifted);
  const largest = moved.toSorted((a, b) => certainShift(b.delta) - certainShift(a.delta) || a.rank - b.rank)[0];
  if (largest === undefined) {
    return `none of ${formatCount(shifts.length, 'symbol')} shifted by more than the printed figures leave open`;
  }
  const unclear = shifts.filter((shift) => shift.status === 'unclear').length;
  const open = unclear === 0 ? '' : `, ${unclear} cannot be told`;
  return `${moved.length} of ${formatCount(shifts.length, 'symbol')} shifted by more than rounding${open}; most: ${largest.symbol}, ${inWords(largest)}`;
}

/** A shift in points, or how far it reaches at the least where a side is only bounded. */
function inWords(shift: Shift): string {
  if (shift.delta.points !== null) return `${formatPoints(shift.delta.points)} points`;
  return `${shift.delta.low > 0 ? 'up' : 'down'} by at least ${formatShare(certainShift(shift.delta))} points`;
}

function hasShifted(shift: Shift): boolean {
  return shift.status !== 'same' && shift.status !== 'unclear';
}

/** Without runs to compare, noise is unknown, whatever the counts. */
function whatIsTested(comparison: Comparison): string {
  const counted = comparison.before.samples !== null && comparison.after.samples !== null;
  const { before, after } = comparison;
  const runs = Math.max(before.runs, after.runs) > 1 ? `${before.runs} + ${after.runs} runs` : 'one run a side';
  const why = counted ? runs : `${runs}, no sample counts`;
  return `not tested (${why}): a change cannot be told from noise${whatIsNeeded(comparison)}`;
}

/** What would tell the largest shift. */
function whatIsNeeded({ needed }: Comparison): string {
  if (needed === null) return '';
  const { symbol, samples, alpha, power } = needed;
  const level = `alpha ${alpha}, power ${power}`;
  if (samples === null) return `; to tell that of ${symbol} would take more than three runs a side (${level})`;
  return `; to tell that of ${symbol} takes three runs a side of at least ${formatNumber(samples)} samples each (${level})`;
}

/** Shares are parts of one whole: where some shrink, others must grow. */
function whyOthersMove(comparison: Comparison): readonly string[] {
  const moved = comparison.shifts.filter(hasShifted);
  const up = moved.some((shift) => shift.delta.low > 0);
  const down = moved.some((shift) => shift.delta.high < 0);
  if (!up || !down) return [];
  const { composition } = comparison;
  if (composition?.method === 'shares' && (composition.low > 1 || composition.high < 1)) {
    const [total, share] = composition.factor > 1 ? ['grew', 'smaller'] : ['shrank', 'larger'];
    const range = `x${composition.factor.toFixed(2)}, ${composition.low.toFixed(2)} to ${composition.high.toFixed(2)}`;
    return [`the shares imply that the total ${total} (${range}): what did not change has a ${share} share`];
  }
  return ['shares add up to 100: where some shrink, others grow at unchanged cost'];
}
