import { diagnostic, InputError } from '../model/diagnostic.ts';
import type { NoiseFloor } from '../model/noise.ts';
import type { NormalizedProfile } from '../model/row.ts';
import { columnsToFind, noiseOf, smallestShift } from '../stats/noise-floor.ts';

/** The shares for which a floor is told, 0 to 1. */
const SHARES: readonly number[] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3];
/** The runs a side for which it is told beside as many as there are. */
const RUNS: readonly number[] = [3, 5, 10, 20];
const POWER = 0.8;
/** The change of a symbol's own cost for which the runs are reckoned that would show it. */
const CHANGE = 0.1;

/**
 * Returns how much runs of one condition vary, and which shifts so many runs of so many samples would show. `pooled` holds
 * at least three runs. Throws an InputError where a run has no counts, its list is not complete, or too few symbols are
 * frequent enough to tell.
 */
export function noiseFloor(pooled: NormalizedProfile, alpha: number): NoiseFloor {
  const { profile, runs = [] } = pooled;
  const totals = runs.map((run) => run.samples);
  if (totals.some((total) => total === null)) {
    const message = 'a run has no sample counts, expected them for every row; print them with perf report -n';
    throw new InputError(diagnostic('no-noise', message, profile.source));
  }
  const rows = [...pooled.rows.values()].map((row) => row.counts).filter(isCounted);
  const noise = noiseOf(rows, { totals: totals.filter((total) => total !== null) });
  if (noise === null) {
    const message =
      'fewer than two symbols have five samples a run, expected more; record longer or at a higher frequency';
    throw new InputError(diagnostic('no-noise', message, profile.source));
  }
  const columns = [...new Set([...RUNS, runs.length])].sort((a, b) => a - b);
  const shiftAt = (share: number, count: number): number | null => {
    return smallestShift({ share, columns: count, total: noise.total, alpha, power: POWER }, noise);
  };
  return {
    runs: runs.length,
    samplesPerRun: noise.total,
    symbols: noise.dispersions.filter((dispersion) => dispersion !== null).length,
    dispersion: noise.prior.variance,
    priorDf: Number.isFinite(noise.prior.df) ? noise.prior.df : null,
    alpha,
    power: POWER,
    columns,
    floors: SHARES.map((share) => ({
      share,
      shifts: columns.map((count) => shiftAt(share, count)),
      runsNeeded: columnsToFind(share * CHANGE, { share, total: noise.total, alpha, power: POWER }, noise),
    })),
    change: CHANGE,
  };
}

function isCounted(counts: readonly (number | null)[]): counts is readonly number[] {
  return counts.every((count) => count !== null);
}
