/** What was counted on one side: `part` of `whole`, summed over the side's columns. */
export interface Proportion {
  readonly part: number;
  readonly whole: number;
}

/** What the columns of one side hold of a row and of what it is held against, and how far they are from one proportion. */
export interface Distance {
  readonly part: number;
  readonly rest: number;
  /** In units of the binomial variance. */
  readonly sum: number;
  /** Columns less one; 0 where the proportion is 0 or 1, so that no column can differ. */
  readonly df: number;
}

/**
 * Returns how far the columns of a row are from the proportion they have in common with what the row is held against: in
 * each column its pool, of which the row is `weight` times itself, and the remainder counts `scale` times. The row stands
 * in `parts` at `from`, a count for each pool.
 *
 * Formula: Σ (x - n p)² / (n p (1 - p)) with n = x + rest and p = Σ x / Σ n (Pearson).
 * Source: McCullagh and Nelder 1989, section 4.5.2, https://doi.org/10.1007/978-1-4899-3242-6. Smallest n: 2 columns.
 */
export function pearsonDistance(
  parts: ArrayLike<number>,
  pools: ArrayLike<number>,
  weight: number = 1,
  scale: number = 1,
  from: number = 0,
): Distance {
  let part = 0;
  let rest = 0;
  let columns = 0;
  let sum = 0;
  for (let column = 0; column < pools.length; column += 1) {
    const x = parts[from + column] as number;
    part += x;
    rest += scale * Math.max(0, (pools[column] as number) - weight * x);
  }
  const p = part / (part + rest);
  if (!(p > 0 && p < 1)) return { part, rest, sum, df: 0 };
  for (let column = 0; column < pools.length; column += 1) {
    const x = parts[from + column] as number;
    const n = x + scale * Math.max(0, (pools[column] as number) - weight * x);
    if (n <= 0) continue;
    const distance = x - n * p;
    sum += (distance * distance) / n;
    columns += 1;
  }
  return { part, rest, sum: sum / (p * (1 - p)), df: Math.max(0, columns - 1) };
}

/**
 * Returns twice the log likelihood that two proportions gain over one that is `ratio` times as large before as after
 * (1: equal); 0 where they are so.
 *
 * Formula: 2 Σ [x ln(p̂ / p) + (n - x) ln((1 - p̂) / (1 - p))], term by term as `devianceTerm`, where p of the two sides, b before and b / ratio after,
 * maximizes the likelihood under the ratio: the smaller root of
 * (X + Y)(1 - b)(ratio - b) = b [(N - X)(ratio - b) + (M - Y)(1 - b)].
 * Source: deviance of the binomial, McCullagh and Nelder 1989, section 4.4; the root as in Miettinen and Nurminen 1985,
 * https://doi.org/10.1002/sim.4780040211.
 * Assumptions: wholes far above the dispersion. Smallest n: one column a side (the noise has to come from elsewhere).
 */
export function devianceGain(before: Proportion, after: Proportion, ratio: number = 1): number {
  const b = commonProportion(before, after, ratio);
  return Math.max(0, 2 * (gainOf(before, b) + gainOf(after, b / ratio)));
}

/** Returns the proportion before that is most likely if it is `ratio` times that after; the root given at `devianceGain`. */
export function commonProportion(before: Proportion, after: Proportion, ratio: number = 1): number {
  const parts = before.part + after.part;
  if (ratio === 1) return parts / (before.whole + after.whole);
  const squared = before.whole + after.whole;
  const linear = parts * (ratio + 1) + (before.whole - before.part) * ratio + (after.whole - after.part);
  const root = Math.sqrt(Math.max(0, linear * linear - 4 * squared * parts * ratio));
  return (2 * parts * ratio) / (linear + root);
}

/** What the log likelihood of one side gains. Both terms together are what they are without the difference in each. */
function gainOf({ part, whole }: Proportion, p: number): number {
  return devianceTerm(part, whole * p) + devianceTerm(whole - part, whole * (1 - p));
}

/**
 * Returns x ln(x / mean) + mean - x, to its last digits also where x is so near to the mean that the logarithm tells next to
 * nothing of it. Formula: with v = (x - mean) / (x + mean), (x - mean) v + 2 x Σ v^(2j + 1) / (2j + 1), j from 1 on.
 * Source: Loader 2000, Fast and accurate computation of binomial probabilities.
 */
function devianceTerm(x: number, mean: number): number {
  if (x <= 0) return Math.max(0, mean);
  const distance = x - mean;
  if (Math.abs(distance) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - distance;
  const v = distance / (x + mean);
  let power = 2 * x * v;
  let sum = distance * v;
  for (let odd = 3; odd < 100; odd += 2) {
    power *= v * v;
    const next = sum + power / odd;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/** Returns the standard error of a proportion whose counts vary `dispersion` times as a binomial does; 0 of nothing. */
export function proportionError(part: number, whole: number, dispersion: number): number {
  if (whole <= 0) return 0;
  const p = Math.min(1, part / whole);
  return Math.sqrt((dispersion * p * (1 - p)) / whole);
}
