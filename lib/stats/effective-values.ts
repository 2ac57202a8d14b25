import { sumOf } from './count-table.ts';

/** Below so many values what they have in common cannot be told from themselves. */
const FEW = 8;
/** The correlation of neighbours that fewer values are taken to have. */
const ASSUMED = 0.5;

/**
 * Returns how many independent values tell as much of their mean as these neighbours in time do; between 1 and their number.
 *
 * Formula: n (1 - r) / (1 + r), where r is the correlation of neighbours, Σ (x_i - m)(x_(i+1) - m) / Σ (x_i - m)² + 1/n, not
 * below 0. Fewer than 8 values are taken to have r = 0.5 or what they show, if that is more.
 * Source: the variance of the mean of an autoregressive process of order 1, Bayley and Hammersley 1946,
 * https://doi.org/10.2307/2983560; the 1/n mends the bias of r, Kendall 1954, https://doi.org/10.1093/biomet/41.3-4.403.
 * Assumptions: the values are equally far apart and steady. Smallest n: 1, which is 1.
 */
export function effectiveCount(values: readonly number[]): number {
  const count = values.length;
  if (count < 2) return count;
  const mean = sumOf(values) / count;
  const squares = sumOf(values.map((value) => (value - mean) ** 2));
  const products = sumOf(values.slice(1).map((value, at) => (value - mean) * ((values[at] ?? 0) - mean)));
  const seen = squares > 0 ? products / squares + 1 / count : 0;
  const r = Math.min(1, Math.max(0, count < FEW ? ASSUMED : 0, seen));
  return Math.max(1, (count * (1 - r)) / (1 + r));
}
