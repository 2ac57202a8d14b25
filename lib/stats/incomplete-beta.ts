import { lnGamma } from './ln-gamma.ts';

const SMALLEST = 1e-300;
const MOST_STEPS = 20_000;

/**
 * Returns the regularized incomplete beta function I_x(a, b), for a, b > 0 and x from 0 to 1. Small values keep their
 * digits; `rest` is 1 - x, to be given where it is known better than by subtraction.
 *
 * Formula: x^a (1 - x)^b / (a B(a, b)) times a continued fraction, by the modified method of Lentz; above
 * x = (a + 1) / (a + b + 2) by 1 - I_(1-x)(b, a).
 * Source: DLMF 8.17.22, https://dlmf.nist.gov/8.17; Thompson and Barnett 1986, https://doi.org/10.1016/0021-9991(86)90046-X.
 */
export function incompleteBeta(x: number, a: number, b: number, rest: number = 1 - x): number {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(rest, b, a, x);
  const lnBeta = lnGamma(a) + lnGamma(b) - lnGamma(a + b);
  return (Math.exp(a * Math.log(x) + b * Math.log(rest) - lnBeta) / a) * fractionOf(x, a, b);
}

function fractionOf(x: number, a: number, b: number): number {
  let numerator = 1;
  let denominator = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = denominator;
  for (let m = 1; m < MOST_STEPS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    denominator = 1 / awayFromZero(1 + even * denominator);
    numerator = awayFromZero(1 + even / numerator);
    fraction *= denominator * numerator;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    denominator = 1 / awayFromZero(1 + odd * denominator);
    numerator = awayFromZero(1 + odd / numerator);
    const factor = denominator * numerator;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  return fraction;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < SMALLEST ? SMALLEST : value;
}
