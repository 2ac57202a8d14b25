import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import studentCdf from '@stdlib/stats-base-dists-t-cdf';
import { bisectFalling } from './bisect.ts';

/** From these degrees of freedom on the normal distribution answers, with t brought to its scale. */
const NEARLY_NORMAL = 1e5;

/**
 * Returns the probability that Student's t is further from 0 than `t`, on either side: also that F on 1 and `df` degrees
 * of freedom is above t². `df` may be a fraction, and Infinity is the normal distribution. Small values keep their digits.
 *
 * Formula: twice the lower tail at -|t|; from 10⁵ degrees on the normal tails of t (1 - 1 / (4 df)) / sqrt(1 + t² / (2 df)).
 * Source: Abramowitz and Stegun 26.7.8, https://personal.math.ubc.ca/~cbm/aands/page_949.htm, for the second.
 */
export function studentTails(t: number, df: number): number {
  const distance = Math.abs(t);
  if (df === Number.POSITIVE_INFINITY) return 2 * normalCdf(-distance, 0, 1);
  if (df < NEARLY_NORMAL) return 2 * studentCdf(-distance, df);
  return 2 * normalCdf((-distance * (1 - 1 / (4 * df))) / Math.sqrt(1 + (t * t) / (2 * df)), 0, 1);
}

/**
 * Returns the t that Student's t exceeds on both sides together with probability `tails`, above 0 and at most 1:
 * 2.2281 for 0.05 on 10 degrees of freedom. Formula: the root of `studentTails(t, df) = tails`.
 */
export function studentCritical(tails: number, df: number): number {
  return bisectFalling((t) => studentTails(t, df), tails, 2);
}

/** Returns the critical values of a level, each looked for once: most rows have the same degrees of freedom. */
export function criticals(alpha: number): (df: number) => number {
  const known = new Map<number, number>();
  return (df) => {
    const critical = known.get(df) ?? studentCritical(alpha, df);
    known.set(df, critical);
    return critical;
  };
}
