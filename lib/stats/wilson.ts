/** An interval of values. */
export interface Limits {
  readonly low: number;
  readonly high: number;
}

/**
 * Returns the limits of a proportion that was seen as `part` of `whole`; `spread` is the squared critical value times the
 * dispersion (1.96² for 95 % where counts vary as a binomial does).
 *
 * Formula: (x + k/2 ± sqrt(k) sqrt(x (n - x) / n + k/4)) / (n + k) with k = spread.
 * Source: Wilson 1927, https://doi.org/10.1080/01621459.1927.10502953.
 * Assumptions: the variance of x is the dispersion times n p (1 - p). Smallest n: 1; without any, 0 to 1.
 */
export function wilsonLimits(part: number, whole: number, spread: number): Limits {
  if (whole <= 0) return { low: 0, high: 1 };
  const middle = part + spread / 2;
  const reach = Math.sqrt(spread) * Math.sqrt((part * Math.max(0, whole - part)) / whole + spread / 4);
  return {
    low: part <= 0 ? 0 : Math.max(0, (middle - reach) / (whole + spread)),
    high: part >= whole ? 1 : Math.min(1, (middle + reach) / (whole + spread)),
  };
}
