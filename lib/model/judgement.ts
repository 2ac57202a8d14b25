import type { Interval } from './profile.ts';

/** The test of a row over repeated runs. */
export interface ShiftTest {
  /** What was tested: the share, or the delta at equal cost. */
  readonly on: 'share' | 'corrected';
  readonly p: number;
  /** p after the correction for as many rows as were tested (Benjamini and Hochberg). */
  readonly q: number;
  readonly method: string;
  /** Degrees of freedom of the denominator. */
  readonly df: number;
  /** How much more the row varies between runs than counts alone would, shrunken to what all rows say. */
  readonly dispersion: number;
  /** The same of the row by itself, and on how many degrees of freedom. */
  readonly own: { readonly dispersion: number; readonly df: number };
  /** What was tested: samples in each run of either side, in their order. */
  readonly counts: { readonly before: readonly number[]; readonly after: readonly number[] };
}

/** What the tests of a comparison have in common. */
export interface Testing {
  /** Level of q. */
  readonly alpha: number;
  /** How many rows were tested: the family of q. */
  readonly family: number;
  /** Samples of each run of either side, all rows together. */
  readonly totals: { readonly before: readonly number[]; readonly after: readonly number[] };
  /** What all rows say of the dispersion, and as how many degrees of freedom it counts; null where they do not differ. */
  readonly prior: { readonly dispersion: number; readonly df: number | null };
  /** What equal cost is told by: rows that did not change, or measured rates; null where shares are tested. */
  readonly reference: 'shares' | 'measured' | null;
}

/**
 * Whether a shift between two single runs is larger than runs of one condition differ by. Nothing in two runs can show how
 * they vary, so this is no test, and `above` is not significant.
 */
export interface NoiseVerdict {
  /** `unclear` where it depends on what is not known: the count of samples, or a row that is only bounded. */
  readonly verdict: 'above' | 'within' | 'unclear';
  readonly on: 'share' | 'corrected';
  /**
   * The probability of as much between runs of one condition, corrected for as many rows as were judged: at the largest
   * shift and most samples that are possible (`low`), and at the smallest and fewest (`high`).
   */
  readonly chance: { readonly low: number; readonly high: number };
  /** What the delta may be beside that noise, at the fewest samples, in ticks. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: number };
}

/** What single runs were held against. */
export interface NoiseBasis {
  /** Where the noise was learned, in words or the name of a file. */
  readonly from: string;
  readonly dispersion: number;
  /** Null where rows do not differ in their dispersion. */
  readonly df: number | null;
  readonly samplesPerRun: number;
  readonly alpha: number;
  /** How many rows were judged. */
  readonly family: number;
  /** The samples that the shares of either side stand for. */
  readonly samples: { readonly before: Interval; readonly after: Interval };
  /** True where they were reckoned from perf top's rate, a delay of 2 s assumed. */
  readonly decayed: boolean;
}

/** How many samples and runs would tell the largest shift from noise. */
export interface Needed {
  readonly symbol: string;
  /** Samples in each of three runs a side; null where no number of samples is enough. */
  readonly samples: number | null;
  readonly alpha: number;
  readonly power: number;
}
