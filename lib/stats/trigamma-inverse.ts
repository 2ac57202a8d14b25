import trigamma from '@stdlib/math-base-special-trigamma';
import { bisectFalling } from './bisect.ts';

/**
 * Returns the y > 0 with ψ'(y) = x, for x > 0; at the ends the first term of ψ', 1/y² near 0 and 1/y far out.
 *
 * Source: what it is for, and the rules at the ends, Smyth 2004, appendix, https://doi.org/10.2202/1544-6115.1027.
 */
export function trigammaInverse(x: number): number {
  if (x > 1e7) return 1 / Math.sqrt(x);
  if (x < 1e-6) return 1 / x;
  return bisectFalling((y) => trigamma(y), x, 0.5 + 1 / x);
}
