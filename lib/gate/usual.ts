import type { Comparison } from '../model/comparison.ts';
import type { NoiseBasis } from '../model/judgement.ts';
import { WHOLE } from '../model/share.ts';
import { dispersionOfRuns } from '../stats/dispersion-of-runs.ts';
import { proportionError } from '../stats/proportion-test.ts';
import { studentCritical } from '../stats/student-t.ts';
import { figureOf, type Scale } from './figure.ts';
import { reachOf } from './reach.ts';
import type { Subject } from './subject.ts';

/** How a shift between single runs stands to the noise of runs elsewhere. */
export interface Usual {
  /** False where runs of one condition differ by as much, or where that cannot be told. */
  readonly isAbove: boolean;
  /** The smallest shift that would have been above it with probability 0.8, in ticks. */
  readonly smallest: number;
}

/**
 * Returns how each subject of one family stands to the noise that single runs with counts are held against; null where nothing
 * is held against anything: tables without counts, repeated runs, and rows of too few samples.
 */
export function usualOf(family: readonly Subject[], { noise }: Comparison, scale: Scale): readonly (Usual | null)[] {
  if (noise === null) return family.map(() => null);
  const df = noise.df ?? Number.POSITIVE_INFINITY;
  return family.map((subject) => {
    if (subject.by === 'symbol') {
      const verdict = subject.noise;
      if (verdict === null) return null;
      const { low, high, level } = verdict.interval;
      const se = (high - low) / 2 / studentCritical(1 - level, df);
      return { isAbove: verdict.verdict === 'above', smallest: reachOf(noise.alpha, df, noise.family) * se };
    }
    const se = sumError(subject, noise, scale);
    const points = figureOf(subject, scale).points ?? 0;
    const isAbove = Math.abs(points) > studentCritical(noise.alpha / family.length, df) * se;
    return { isAbove, smallest: reachOf(noise.alpha, df, family.length) * se };
  });
}

/** The standard error of after x factor - before of a sum of rows, in ticks, at the fewest samples. */
function sumError({ before, after }: Subject, noise: NoiseBasis, { factor }: Scale): number {
  const samples = { before: noise.samples.before.low, after: noise.samples.after.low };
  const dispersion = dispersionOfRuns(noise, samples.before, samples.after);
  const b = proportionError((before.ticks / WHOLE) * samples.before, samples.before, dispersion);
  const a = proportionError((after.ticks / WHOLE) * samples.after, samples.after, dispersion);
  return Math.hypot(factor * a, b) * WHOLE;
}
