import { incompleteBeta } from './incomplete-beta.ts';
import { normalTails } from './normal-tails.ts';

/** From these degrees of freedom on the normal distribution answers, with t brought to its scale. */
const NEARLY_NORMAL = 1e5;

/**
 * Returns the probability that Student's t is further from 0 than `t`, on either side: also that F on 1 and `df` degrees
 * of freedom is above t². `df` may be a fraction, and Infinity is the normal distribution.
 *
 * Formula: I_x(df/2, 1/2) with x = df / (df + t²); from 10⁵ degrees on the normal tails of
 * t (1 - 1 / (4 df)) / sqrt(1 + t² / (2 df)).
 * Source: DLMF 8.17 and Abramowitz and Stegun 26.7.1 and 26.7.8, https://personal.math.ubc.ca/~cbm/aands/page_948.htm.
 */
export function studentTails(t: number, df: number): number {
  if (df === Number.POSITIVE_INFINITY) return normalTails(t);
  if (df >= NEARLY_NORMAL) return normalTails((t * (1 - 1 / (4 * df))) / Math.sqrt(1 + (t * t) / (2 * df)));
  const sum = df + t * t;
  return incompleteBeta(df / sum, df / 2, 0.5, (t * t) / sum);
}

/**
 * Returns the t that Student's t exceeds on both sides together with probability `tails`, above 0 and at most 1:
 * 2.2281 for 0.05 on 10 degrees of freedom.
 *
 * Formula: the root of `studentTails(t, df) = tails` by bisection of an interval that is doubled until it holds it.
 */
export function studentCritical(tails: number, df: number): number {
  let low = 0;
  let high = 2;
  while (studentTails(high, df) > tails) {
    low = high;
    high *= 2;
    if (high > 1e150) return high;
  }
  for (let step = 0; step < 100 && high - low > 1e-14 * high; step += 1) {
    const middle = (low + high) / 2;
    if (studentTails(middle, df) > tails) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
