import { dispersionAt, type Noise } from './noise-floor.ts';
import { commonProportion, type Proportion } from './proportion-test.ts';
import { studentCritical, studentTails } from './student-t.ts';

/** Whether a difference of two single columns is more than columns differ anyway. It is no test of what caused it. */
export interface NoiseExcess {
  readonly exceeds: boolean;
  /** The probability of as much between two columns of the condition that the noise was learned from. */
  readonly chance: number;
  readonly df: number;
  /** after x factor - before, and what it has to exceed. */
  readonly estimate: number;
  readonly floor: number;
}

/**
 * Returns whether one column a side differs by more than noise that was learned elsewhere; null where its prior has no
 * degrees of freedom or a side counts nothing.
 *
 * Formula: t = (f a - b) / sqrt(φ(N) p (1 - p) / N + f² φ(M) (p/f) (1 - p/f) / M) on d0 degrees of freedom, p the common
 * proportion before; φ as `dispersionAt` says, so that the part between columns is a coefficient of variation,
 * sqrt((φ0 - 1)(1 - p) / (p N0)), however much is counted.
 * Source: the score test of a ratio, Miettinen and Nurminen 1985, https://doi.org/10.1002/sim.4780040211, with the
 * dispersion of the prior of Smyth 2004, https://doi.org/10.2202/1544-6115.1027.
 * Assumptions: these columns vary as those did that the noise was learned from; nothing in them can show it. That is why
 * it never makes a difference significant. Smallest n: 1 column a side.
 */
export function exceedsNoise(
  before: Proportion,
  after: Proportion,
  noise: Noise,
  options: { readonly factor?: number; readonly alpha?: number } = {},
): NoiseExcess | null {
  const { factor = 1, alpha = 0.05 } = options;
  const { df } = noise.prior;
  if (!(df > 0 && before.whole > 0 && after.whole > 0)) return null;
  const p = commonProportion(before, after, factor);
  const left = (dispersionAt(before.whole, noise) * p * (1 - p)) / before.whole;
  const right = (dispersionAt(after.whole, noise) * p * (factor - p)) / after.whole;
  const error = Math.sqrt(left + Math.max(0, right));
  const estimate = (factor * after.part) / after.whole - before.part / before.whole;
  const floor = studentCritical(alpha, df) * error;
  const chance = error > 0 ? studentTails(estimate / error, df) : 1;
  return { exceeds: Math.abs(estimate) > floor, chance, df, estimate, floor };
}
