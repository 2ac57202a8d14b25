/**
 * Returns the probability that a standard normal value is further from 0 than z, on either side; small values keep
 * their digits.
 *
 * Formula: below |z| = 2.5 one minus the series 2 φ(z) Σ z^(2k + 1) / (1 · 3 · … · (2k + 1)), above it the continued
 * fraction 2 φ(z) / (z + 1 / (z + 2 / (z + 3 / …))).
 * Source: Abramowitz and Stegun 26.2.11 and 26.2.14, https://personal.math.ubc.ca/~cbm/aands/page_932.htm.
 */
export function normalTails(z: number): number {
  const x = Math.abs(z);
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x < 2.5) {
    let term = x;
    let sum = x;
    for (let k = 3; term > sum * 1e-17; k += 2) {
      term *= (x * x) / k;
      sum += term;
    }
    return 1 - 2 * density * sum;
  }
  let fraction = x;
  for (let k = 120; k >= 1; k -= 1) fraction = x + k / fraction;
  return (2 * density) / fraction;
}
