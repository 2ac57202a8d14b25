const HALF_LN_TWO_PI = Math.log(2 * Math.PI) / 2;

/** Terms B(2k) / (2k (2k - 1)) of Stirling's series. */
const STIRLING: readonly number[] = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/**
 * Returns ln Γ(x) for x > 0, to about 14 digits.
 *
 * Formula: Γ(x) = Γ(x + m) / (x (x + 1) … (x + m - 1)) with x + m >= 10, there Stirling's series
 * (x - 1/2) ln x - x + ln(2π)/2 + Σ B(2k) / (2k (2k - 1) x^(2k - 1)).
 * Source: DLMF 5.5.1 and 5.11.1, https://dlmf.nist.gov/5.11.
 */
export function lnGamma(x: number): number {
  let product = 1;
  let at = x;
  for (; at < 10; at += 1) product *= at;
  const square = 1 / (at * at);
  const series = STIRLING.reduceRight((sum, term) => sum * square + term, 0) / at;
  return (at - 0.5) * Math.log(at) - at + HALF_LN_TWO_PI + series - Math.log(product);
}
