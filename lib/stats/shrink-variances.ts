import digamma from '@stdlib/math-base-special-digamma';
import trigamma from '@stdlib/math-base-special-trigamma';
import { sumOf } from './count-table.ts';
import { trigammaInverse } from './trigamma-inverse.ts';

/** What is known of a variance before its own values are seen: as much as `df` degrees of freedom would tell. */
export interface VariancePrior {
  /** Degrees of freedom d0; 0 where nothing could be learned, Infinity where the variances do not differ. */
  readonly df: number;
  /** The usual variance s0². */
  readonly variance: number;
}

/**
 * Returns what many variances, each on its own degrees of freedom, have in common; those on 0 degrees are passed over.
 *
 * Formula: moments of ln F. Let e = ln s² - ψ(d/2) + ln(d/2). Then ψ'(d0/2) = var(e) - mean(ψ'(d/2)) and
 * ln s0² = mean(e) + ψ(d0/2) - ln(d0/2). Where var(e) does not exceed the second term, d0 is infinite and s0² the mean.
 * Variances below 10⁻⁵ of their median are raised to it.
 * Source: Smyth 2004, section 6.2, https://doi.org/10.2202/1544-6115.1027; fitFDist of limma 3.54.
 * Assumptions: s² ~ s0² F(d, d0), independent. Smallest n: 2 variances; with 1 the prior has 0 degrees of freedom.
 */
export function fitVariancePrior(variances: ArrayLike<number>, dfs: ArrayLike<number>): VariancePrior {
  const known = withDegrees(variances, dfs);
  const own = withDegrees(dfs, dfs);
  if (known.length === 0) return { df: 0, variance: 1 };
  if (known.length === 1) return { df: 0, variance: known[0] as number };
  const least = 1e-5 * (medianOf(known) || 1);
  const count = known.length;
  const logs = new Float64Array(count);
  const trigammas = new Float64Array(count);
  let terms = termsOf(own[0] as number);
  for (let at = 0; at < count; at += 1) {
    // Most have the same degrees of freedom.
    if (own[at] !== terms.df) terms = termsOf(own[at] as number);
    known[at] = Math.max(known[at] as number, least);
    logs[at] = Math.log(known[at] as number) + terms.log;
    trigammas[at] = terms.trigamma;
  }
  const mean = meanOf(logs);
  let squares = 0;
  for (let at = 0; at < count; at += 1) squares += ((logs[at] as number) - mean) ** 2;
  const excess = squares / (count - 1) - meanOf(trigammas);
  if (excess <= 0) return { df: Number.POSITIVE_INFINITY, variance: meanOf(known) };
  const df = 2 * trigammaInverse(excess);
  return { df, variance: Math.exp(mean + digamma(df / 2) - Math.log(df / 2)) };
}

/**
 * Returns a variance drawn towards the prior: (d0 s0² + d s²) / (d0 + d); itself where the prior has 0 degrees of freedom.
 *
 * Source: Smyth 2004, section 3, https://doi.org/10.2202/1544-6115.1027; squeezeVar of limma.
 */
export function shrinkVariance(variance: number, df: number, prior: VariancePrior): number {
  if (prior.df === Number.POSITIVE_INFINITY) return prior.variance;
  if (prior.df + df === 0) return prior.variance;
  return (prior.df * prior.variance + df * variance) / (prior.df + df);
}

/** The values of those on more than 0 degrees of freedom. */
function withDegrees(values: ArrayLike<number>, dfs: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  let count = 0;
  for (let at = 0; at < values.length; at += 1) if ((dfs[at] as number) > 0) kept[count++] = values[at] as number;
  return kept.subarray(0, count);
}

/** What so many degrees of freedom add to the logarithm of a variance, and to how it varies. */
function termsOf(df: number): { readonly df: number; readonly log: number; readonly trigamma: number } {
  return { df, log: Math.log(df / 2) - digamma(df / 2), trigamma: trigamma(df / 2) };
}

function meanOf(values: Float64Array): number {
  return sumOf(values) / values.length;
}

function medianOf(values: Float64Array): number {
  const sorted = values.toSorted();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}
