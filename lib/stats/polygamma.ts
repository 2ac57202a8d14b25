/** The argument from which the asymptotic series have 15 digits. */
const FAR = 12;

const DIGAMMA: readonly number[] = [-1 / 12, 1 / 120, -1 / 252, 1 / 240, -1 / 132, 691 / 32760, -1 / 12];
const TRIGAMMA: readonly number[] = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6];

/**
 * Returns ψ(x) = d ln Γ(x) / dx for x > 0.
 *
 * Formula: ψ(x) = ψ(x + 1) - 1/x up to x >= 12, there ln x - 1/(2x) - Σ B(2k) / (2k x^(2k)).
 * Source: DLMF 5.5.2 and 5.11.2, https://dlmf.nist.gov/5.11.
 */
export function digamma(x: number): number {
  let sum = 0;
  let at = x;
  for (; at < FAR; at += 1) sum -= 1 / at;
  const square = 1 / (at * at);
  return sum + Math.log(at) - 0.5 / at + square * seriesOf(DIGAMMA, square);
}

/**
 * Returns ψ'(x), the derivative of the digamma function, for x > 0.
 *
 * Formula: ψ'(x) = ψ'(x + 1) + 1/x² up to x >= 12, there 1/x + 1/(2x²) + Σ B(2k) / x^(2k + 1).
 * Source: DLMF 5.15.5 and 5.15.8, https://dlmf.nist.gov/5.15.
 */
export function trigamma(x: number): number {
  let sum = 0;
  let at = x;
  for (; at < FAR; at += 1) sum += 1 / (at * at);
  const square = 1 / (at * at);
  return sum + 1 / at + square / 2 + (square / at) * seriesOf(TRIGAMMA, square);
}

/**
 * Returns ψ''(x), the second derivative of the digamma function, for x > 0.
 *
 * Formula: ψ''(x) = ψ''(x + 1) - 2/x³ up to x >= 12, there -1/x² - 1/x³ - Σ (2k + 1) B(2k) / x^(2k + 2).
 * Source: DLMF 5.15.5 and, differentiated, 5.15.8, https://dlmf.nist.gov/5.15.
 */
export function tetragamma(x: number): number {
  let sum = 0;
  let at = x;
  for (; at < FAR; at += 1) sum -= 2 / (at * at * at);
  const square = 1 / (at * at);
  const terms = TRIGAMMA.map((term, index) => -(2 * index + 3) * term);
  return sum - square - square / at + square * square * seriesOf(terms, square);
}

/**
 * Returns the y > 0 with ψ'(y) = x, for x > 0.
 *
 * Formula: Newton's method on 1/ψ'(y), which is convex and nearly linear, from y = 1/2 + 1/x; it converges from below.
 * Source: Smyth 2004, appendix, https://doi.org/10.2202/1544-6115.1027.
 */
export function trigammaInverse(x: number): number {
  if (x > 1e7) return 1 / Math.sqrt(x);
  if (x < 1e-6) return 1 / x;
  let y = 0.5 + 1 / x;
  for (let step = 0; step < 50; step += 1) {
    const value = trigamma(y);
    const move = (value * (1 - value / x)) / tetragamma(y);
    y += move;
    if (-move / y < 1e-12) break;
  }
  return y;
}

function seriesOf(terms: readonly number[], square: number): number {
  return terms.reduceRight((sum, term) => sum * square + term, 0);
}
