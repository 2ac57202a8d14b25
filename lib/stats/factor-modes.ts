/** The logarithm of the ratio of one row's shares, and how well it is known. */
export interface LogRatio {
  /** The row's place in its table. */
  readonly at: number;
  readonly ratio: number;
  /** Of the logarithm, if the row is unchanged. */
  readonly variance: number;
  /** Dispersion of the row, with its degrees of freedom. */
  readonly noise: number;
  readonly df: number;
  /** The part of the variance that is counting and noise between columns. */
  readonly counting: number;
  /** Sums of the row's counts. */
  readonly before: number;
  readonly after: number;
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

/** Returns the probability that a row whose ratio is `ratio` if it is unchanged has not changed. */
export function responsibility(row: LogRatio, ratio: number): number {
  const odds = oddsAt(row, ratio);
  return odds / (1 + odds);
}

/**
 * Returns the ratios on which rows agree, the most likely first.
 *
 * Formula: local maxima of Σ ln(1 + 10 N(l; θ, variance)) by expectation and maximization from the ratios themselves;
 * of more than 400 rows the best known, with the 100 best known as starts. Source: Dempster, Laird and Rubin 1977,
 * https://doi.org/10.1111/j.2517-6161.1977.tb01600.x.
 */
export function factorModes(rows: readonly LogRatio[]): readonly FactorMode[] {
  const known = bestKnown(rows);
  const climb = climber(known);
  const ends = known.slice(0, MOST_STARTS).map(({ ratio }) => climb(ratio));
  return ends
    .map((ratio) => ({ ratio, gain: gainAt(known, ratio) }))
    .sort((a, b) => b.gain - a.gain || Math.abs(a.ratio) - Math.abs(b.ratio));
}

/** The rows whose ratios are known best: only those are put in order that may be among them. */
function bestKnown(rows: readonly LogRatio[]): readonly LogRatio[] {
  const variances = Float64Array.from(rows, ({ variance }) => variance).sort();
  const most = variances[MOST_ROWS - 1] ?? Number.POSITIVE_INFINITY;
  const near = rows.filter(({ variance }) => variance <= most);
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
  for (const row of rows) gain += Math.log1p(oddsAt(row, ratio));
  return gain;
}

function oddsAt(row: LogRatio, ratio: number): number {
  const density = Math.exp(-((row.ratio - ratio) ** 2) / (2 * row.variance)) / (ROOT_TWO_PI * Math.sqrt(row.variance));
  return ODDS * density;
}
