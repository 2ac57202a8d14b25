import { type CountSides, type CountTable, sidesOf } from './count-table.ts';
import { type Dispersions, dispersionsOf } from './dispersions.ts';
import { factorModes, type LogRatios, responsibility } from './factor-modes.ts';
import { studentCritical } from './student-t.ts';

/** How a factor is looked for. */
export interface FactorOptions {
  /** One minus the level of the interval; 0.05. */
  readonly alpha?: number;
  /** A row with a mean over all columns below this is passed over; 5. */
  readonly smallestMean?: number;
  /** The dispersion where the columns cannot tell it, one a side; 1.5. */
  readonly dispersion?: number;
  /** The dispersions of the rows as shares, where somebody has reckoned them already. */
  readonly dispersions?: Dispersions;
}

/** Why there is no factor: too few rows stand on both sides; those that agree are too small a part; others agree as well. */
export type NoFactor = 'few-rows' | 'small-part' | 'rivals';

/** The factor by which shares after are to be multiplied, with its interval. */
export interface CompositionFactor {
  readonly kind: 'factor';
  readonly factor: number;
  readonly low: number;
  readonly high: number;
  /** Standard error of ln factor. */
  readonly logError: number;
  /**
   * How often each row counts, for a `Reference` of kind `rows`: the probability that it did not change, less the larger the
   * row; 0 for rows that were passed over.
   */
  readonly weights: Float64Array;
  /** What the rows that did not change make of either side, 0 to 1. */
  readonly unchanged: { readonly before: number; readonly after: number };
}

/** What unchanged rows have to make of either side. */
const SMALLEST_PART = 0.25;
/** The logarithm of how much more likely a factor has to be than any other. */
const CLEAR = 3;
/** Standard deviation of ln ratio with which rows vary that nobody changed: code and data lie elsewhere. */
const LAYOUT = 0.03;
const MOST_STEPS = 200;

/**
 * Returns total after / total before as the shares alone imply it: the ratio of before to after on which the rows agree.
 *
 * Formula: row s has l = ln(b / a), with variance v = φ~ (1/X + 1/Y) + 0.03². A row is unchanged, l ~ N(ln f, v), or
 * changed, with l anywhere: five of six unchanged, and changed ones spread evenly over a width of 2. Of the f that maximize
 * the likelihood the highest is taken; u is the probability that a row is unchanged, w = u φ~ (1/X + 1/Y) / v, and
 * f = Σ w b / Σ w a, to convergence. ln f has the variance Σ (w X)² (φ~/X + 0.03²/2) / (Σ w X)² + the same of Y.
 * No factor is told where rows that agree are fewer than two or carry less than a quarter of either side, or where another
 * f is less than e³ times as unlikely and outside the interval.
 * Source: mixture of good and bad values, Box and Tiao 1968, https://doi.org/10.1093/biomet/55.1.119; what it is for, the
 * normalization of Robinson and Oshlack 2010, https://doi.org/10.1186/gb-2010-11-3-r25.
 * The 0.03 are what code that nobody touched varies by with where it lies, Mytkowicz et al. 2009,
 * https://doi.org/10.1145/1508244.1508275.
 * Assumptions: rows that change do not agree on a ratio of their own; a row counts once, however large. If all that was
 * measured changed by one ratio, the shares cannot know. Smallest n: one column a side, two rows that agree.
 */
export function compositionFactor(
  table: CountTable,
  options: FactorOptions = {},
): CompositionFactor | { readonly kind: 'none'; readonly reason: NoFactor } {
  return factorOfSides(sidesOf(table), options);
}

/** Returns what `compositionFactor` does of a table whose sides were made. */
export function factorOfSides(
  { before, after }: CountSides,
  options: FactorOptions = {},
): CompositionFactor | { readonly kind: 'none'; readonly reason: NoFactor } {
  const { alpha = 0.05, smallestMean = 5, dispersion = 1.5 } = options;
  const { columns, count } = options.dispersions ?? dispersionsOf({ before, after }, smallestMean);
  const ratios = logRatios(count);
  for (let at = 0; at < count; at += 1) {
    const x = before.sums[at] as number;
    const y = after.sums[at] as number;
    const shrunken = columns.shrunken[at] as number;
    if (shrunken === 0 || x <= 0 || y <= 0) continue;
    const place = ratios.count++;
    const df = columns.df[at] as number;
    const noise = df > 0 ? shrunken : dispersion;
    const counting = noise * (1 / x + 1 / y);
    ratios.at[place] = at;
    ratios.ratio[place] = Math.log(x / before.total / (y / after.total));
    ratios.counting[place] = counting;
    ratios.variance[place] = counting + LAYOUT ** 2;
    ratios.noise[place] = noise;
    ratios.df[place] = df;
    ratios.before[place] = x;
    ratios.after[place] = y;
  }
  const modes = factorModes(ratios);
  const [best] = modes;
  if (best === undefined) return { kind: 'none', reason: 'few-rows' };
  const scale = after.total / before.total;
  const fit = settle(ratios, best.ratio, scale);
  if (fit.rows < 1.5) return { kind: 'none', reason: 'few-rows' };
  const unchanged = { before: fit.part.before / before.total, after: fit.part.after / after.total };
  if (Math.min(unchanged.before, unchanged.after) < SMALLEST_PART) return { kind: 'none', reason: 'small-part' };
  const logError = Math.sqrt(fit.error);
  const reach = studentCritical(alpha, fit.df > 0 ? fit.df : Number.POSITIVE_INFINITY) * logError;
  const rival = modes.some((mode) => Math.abs(mode.ratio - best.ratio) > reach && mode.gain > best.gain - CLEAR);
  if (rival) return { kind: 'none', reason: 'rivals' };
  const weights = new Float64Array(before.counted.length);
  for (let place = 0; place < ratios.count; place += 1)
    weights[ratios.at[place] as number] = weightOf(unchangedAt(ratios, place, fit.ratio), ratios, place);
  const factor = (fit.before / fit.after) * scale;
  const [low, high] = [factor * Math.exp(-reach), factor * Math.exp(reach)];
  return { kind: 'factor', factor, low, high, logError, weights, unchanged };
}

interface Fit {
  readonly ratio: number;
  /** How many rows are unchanged, and what they count. */
  readonly rows: number;
  readonly part: { readonly before: number; readonly after: number };
  /** The weighted sums whose ratio is the factor, and the variance of its logarithm. */
  readonly before: number;
  readonly after: number;
  readonly error: number;
  /** Mean degrees of freedom. */
  readonly df: number;
}

function settle(ratios: LogRatios, start: number, scale: number): Fit {
  let fit = fitAt(ratios, start);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = fitAt(ratios, Math.log((fit.before / fit.after) * scale));
    const moved = Math.abs(next.ratio - fit.ratio);
    fit = next;
    if (moved < 1e-13) break;
  }
  return fit;
}

function fitAt(ratios: LogRatios, ratio: number): Fit {
  const sums: Sums = { rows: 0, part: { before: 0, after: 0 }, before: 0, after: 0, left: 0, right: 0, df: 0 };
  for (let place = 0; place < ratios.count; place += 1) addRow(sums, ratios, place, ratio);
  const { rows, part, before, after, left, right, df } = sums;
  const error = left / before ** 2 + right / after ** 2;
  return { ratio, rows, part, before, after, error, df: df / rows };
}

/** What `Fit` is made of, summed over rows; `left` and `right` are the two parts of its variance. */
interface Sums {
  rows: number;
  readonly part: { before: number; after: number };
  before: number;
  after: number;
  left: number;
  right: number;
  df: number;
}

function addRow(sums: Sums, ratios: LogRatios, place: number, ratio: number): void {
  const [before, after] = [ratios.before[place] as number, ratios.after[place] as number];
  const noise = ratios.noise[place] as number;
  const unchanged = unchangedAt(ratios, place, ratio);
  const weight = weightOf(unchanged, ratios, place);
  sums.rows += unchanged;
  sums.part.before += unchanged * before;
  sums.part.after += unchanged * after;
  sums.before += weight * before;
  sums.after += weight * after;
  sums.left += (weight * before) ** 2 * (noise / before + LAYOUT ** 2 / 2);
  sums.right += (weight * after) ** 2 * (noise / after + LAYOUT ** 2 / 2);
  sums.df += unchanged * Math.min(ratios.df[place] as number, 1e9);
}

/** The probability that a row is unchanged, if the ratio of unchanged rows is `center`. */
function unchangedAt({ ratio, variance }: LogRatios, place: number, center: number): number {
  return responsibility(ratio[place] as number, variance[place] as number, center);
}

/** How often a row counts that is unchanged with a probability. */
function weightOf(unchanged: number, { counting, variance }: LogRatios, place: number): number {
  return unchanged * ((counting[place] as number) / (variance[place] as number));
}

function logRatios(room: number): LogRatios {
  const column = (): Float64Array => new Float64Array(room);
  const [ratio, variance, noise, df] = [column(), column(), column(), column()];
  const [counting, before, after] = [column(), column(), column()];
  return { count: 0, at: new Int32Array(room), ratio, variance, noise, df, counting, before, after };
}
