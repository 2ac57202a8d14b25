/** The logarithms of the ratios of rows' shares, and how well they are known: a place for each row, up to `count`. */
export interface LogRatios {
  count: number;
  /** The row's place in its table. */
  readonly at: Int32Array;
  readonly ratio: Float64Array;
  /** Of the logarithm, if the row is unchanged. */
  readonly variance: Float64Array;
  /** Dispersion of the row, with its degrees of freedom. */
  readonly noise: Float64Array;
  readonly df: Float64Array;
  /** The part of the variance that is counting and noise between columns. */
  readonly counting: Float64Array;
  /** Sums of the row's counts. */
  readonly before: Float64Array;
  readonly after: Float64Array;
}

/** The logarithm of the ratio of one row's shares, with its variance if the row is unchanged. */
interface LogRatio {
  readonly ratio: number;
  readonly variance: number;
}

/** A ratio on which rows agree more than on those beside it. */
export interface FactorMode {
  readonly ratio: number;
  /** Logarithm of the likelihood, over that of no row agreeing. */
  readonly gain: number;
}

/** Odds that a row is unchanged, over the density of changed ones: 5 : 1 over 1/2. */
const ODDS = 10;
/** As many of the best known rows are asked, and as many of them are starts. */
const MOST_ROWS = 400;
const MOST_STARTS = 100;
const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/** Returns the probability that a row has not changed, if the ratio of unchanged rows is `center`. */
export function responsibility(ratio: number, variance: number, center: number): number {
  const odds = oddsAt(ratio, variance, center);
  return odds / (1 + odds);
}

/**
 * Returns the ratios on which rows agree, the most likely first.
 *
 * Formula: local maxima of Σ ln(1 + 10 N(l; θ, variance)) by expectation and maximization from the ratios themselves;
 * of more than 400 rows the best known, with the 100 best known as starts. Source: Dempster, Laird and Rubin 1977,
 * https://doi.org/10.1111/j.2517-6161.1977.tb01600.x.
 */
export function factorModes(rows: LogRatios): readonly FactorMode[] {
  const known = bestKnown(rows);
  const climb = climber(known);
  const ends = known.slice(0, MOST_STARTS).map(({ ratio }) => climb(ratio));
  return ends
    .map((ratio) => ({ ratio, gain: gainAt(known, ratio) }))
    .sort((a, b) => b.gain - a.gain || Math.abs(a.ratio) - Math.abs(b.ratio));
}

/** The rows whose ratios are known best: only those are put in order that may be among them. */
function bestKnown({ count, ratio, variance }: LogRatios): readonly LogRatio[] {
  const most = variance.slice(0, count).sort()[MOST_ROWS - 1] ?? Number.POSITIVE_INFINITY;
  const near: LogRatio[] = [];
  for (let row = 0; row < count; row += 1) {
    const own = variance[row] as number;
    if (own <= most) near.push({ ratio: ratio[row] as number, variance: own });
  }
  return near.sort((a, b) => a.variance - b.variance || a.ratio - b.ratio).slice(0, MOST_ROWS);
}

/** A step looks at every row, and most starts take dozens: what does not change is reckoned once, in arrays. */
function climber(rows: readonly LogRatio[]): (start: number) => number {
  const ratios = Float64Array.from(rows, ({ ratio }) => ratio);
  const variances = Float64Array.from(rows, ({ variance }) => variance);
  const heights = variances.map((variance) => ROOT_TWO_PI * Math.sqrt(variance));
  return (start) => {
    let at = start;
    for (let step = 0; step < 100; step += 1) {
      let sum = 0;
      let weights = 0;
      for (let row = 0; row < ratios.length; row += 1) {
        const ratio = ratios[row] as number;
        const variance = variances[row] as number;
        const distance = ratio - at;
        const odds = (ODDS * Math.exp((-distance * distance) / (2 * variance))) / (heights[row] as number);
        const weight = odds / (1 + odds) / variance;
        sum += weight * ratio;
        weights += weight;
      }
      const next = sum / weights;
      const moved = Math.abs(next - at);
      at = next;
      if (moved < 1e-9) break;
    }
    return at;
  };
}

function gainAt(rows: readonly LogRatio[], ratio: number): number {
  let gain = 0;
  for (const row of rows) gain += Math.log1p(oddsAt(row.ratio, row.variance, ratio));
  return gain;
}

function oddsAt(ratio: number, variance: number, center: number): number {
  const density = Math.exp(-((ratio - center) ** 2) / (2 * variance)) / (ROOT_TWO_PI * Math.sqrt(variance));
  return ODDS * density;
}
