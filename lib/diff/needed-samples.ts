import { certainShift } from '../model/certain.ts';
import type { Shift } from '../model/comparison.ts';
import type { Needed } from '../model/judgement.ts';
import { WHOLE } from '../model/share.ts';
import { totalToFind } from '../stats/noise-floor.ts';
import type { JudgeRequest } from './verdict.ts';

/** Runs a side that are asked for: the fewest with which a noise can be told at all. */
const RUNS = 3;
const POWER = 0.8;
/** A symbol of fewer samples is not tested. */
const SMALLEST_MEAN = 5;

/**
 * Returns how many samples each of three runs a side needs to tell the largest shift from noise; null where nothing shifted
 * by more than the printed figures leave open.
 */
export function neededSamples({ shifts, alpha, usual }: JudgeRequest): Needed | null {
  const largest = shifts.reduce<Shift | null>(
    (most, shift) => (most === null || certainShift(shift.delta) > certainShift(most.delta) ? shift : most),
    null,
  );
  if (largest === null || certainShift(largest.delta) === 0) return null;
  const share = Math.min(shareOf(largest.before), shareOf(largest.after));
  const noise = { prior: { df: usual.df, variance: usual.dispersion }, total: usual.samplesPerRun, dispersions: [] };
  const design = { share, columns: RUNS, alpha, power: POWER };
  const found = totalToFind(certainShift(largest.delta) / WHOLE, design, noise);
  const tested = Math.ceil((2 * SMALLEST_MEAN) / (shareOf(largest.before) + shareOf(largest.after)));
  return { symbol: largest.symbol, samples: found === null ? null : Math.max(found, tested), alpha, power: POWER };
}

function shareOf({ ticks, range }: Shift['before']): number {
  return (ticks ?? range.high) / WHOLE;
}
