/** A row's share on both sides, 0 to 1, above 0. */
export interface SharePair {
  readonly before: number;
  readonly after: number;
}

/** The median of |z| of a normal value. */
const MEDIAN_OF_NORMAL = 0.6744897501960817;
/** No scatter at all is the same table twice; it is taken for no more than this. */
const MOST = 1e7;
const FEWEST_ROWS = 4;

/**
 * Returns the total, the same on both sides, at which counting alone would scatter the ratios of shares as much as they
 * are scattered about the ratio that most of the profile has; null for fewer than 4 rows.
 *
 * Formula: N with median of |l - f| / sqrt((1/b + 1/a) / N) = 0.674, l = ln(b / a), f the median of l weighted by
 * min(a, b). Source: the median absolute deviation, Hampel 1974, https://doi.org/10.1080/01621459.1974.10482962.
 * Assumptions: fewer than half of the rows changed. Rows that changed, rounding and noise between runs only lessen N, so
 * that what is reckoned with it is the less certain for them. Smallest n: 4 rows.
 */
export function scatterTotal(rows: readonly SharePair[]): number | null {
  if (rows.length < FEWEST_ROWS) return null;
  const ratios = rows.map(({ before, after }) => ({
    ratio: Math.log(before / after),
    weight: Math.min(before, after),
    unit: Math.sqrt(1 / before + 1 / after),
  }));
  const middle = weightedMedian(ratios.map(({ ratio, weight }) => ({ value: ratio, weight })));
  const distances = ratios.map(({ ratio, unit }) => ({ value: Math.abs(ratio - middle) / unit, weight: 1 }));
  const scatter = weightedMedian(distances);
  return scatter > 0 ? Math.min(MOST, (MEDIAN_OF_NORMAL / scatter) ** 2) : MOST;
}

function weightedMedian(values: readonly { readonly value: number; readonly weight: number }[]): number {
  const sorted = values.toSorted((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { value, weight } of sorted) {
    sum += weight;
    if (sum >= half) return value;
  }
  return sorted.at(-1)?.value ?? 0;
}
