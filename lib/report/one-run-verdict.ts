import { certainShift } from '../model/certain.ts';
import type { Comparison, Shift } from '../model/comparison.ts';
import type { NoiseBasis } from '../model/judgement.ts';
import { formatCount, formatDelta } from './figures.ts';
import { listNames } from './names.ts';
import { compositionSentences } from './test-verdict.ts';

/**
 * Returns the sentences that stand first where single runs with counts were held against the noise of runs elsewhere: what
 * is larger than that noise, what depends on what is not known, and why none of it is significant.
 */
export function oneRunVerdict(comparison: Comparison): readonly string[] {
  const judged = comparison.shifts.filter((shift) => shift.noise !== null);
  const above = judged.filter((shift) => shift.noise?.verdict === 'above');
  const unclear = judged.filter((shift) => shift.noise?.verdict === 'unclear').length;
  const names = above.toSorted((a, b) => sizeOf(b) - sizeOf(a)).map((shift) => `${shift.symbol} ${pointsOf(shift)}`);
  const on = judged[0]?.noise?.on === 'corrected' ? ' at equal cost' : '';
  const open = unclear === 0 ? '' : `; ${unclear} cannot be told (~)`;
  return [
    above.length === 0
      ? `none of ${formatCount(judged.length, 'symbol')} shifted${on} by more than the noise seen in such runs${open}`
      : `${above.length} of ${formatCount(judged.length, 'symbol')} shifted${on} by more than the noise seen in such runs: ${listNames(names)}${open}`,
    'one run a side: larger than such noise is not significant; three runs a side would tell',
    ...compositionSentences(comparison),
  ];
}

/** Returns what the column of noise goes by, for the notes under a table. */
export function describeNoise({ from, alpha, samples, decayed }: NoiseBasis): string {
  const sides = [samples.before, samples.after].map(({ low, high }) => (low === high ? low : `${low} to ${high}`));
  const counts = decayed
    ? `; the decayed tables of perf top are worth ${sides.join(' and ')} samples (2 s a refresh assumed)`
    : '';
  return `noise: above or within what runs of one condition differ by (q < ${alpha}), learned from ${from}; ~ cannot be told, - too few samples${counts}`;
}

function pointsOf({ noise, corrected, delta }: Shift): string {
  return formatDelta((noise?.on === 'corrected' ? corrected : null) ?? delta);
}

function sizeOf({ noise }: Shift): number {
  return noise === null ? 0 : certainShift(noise.interval);
}
