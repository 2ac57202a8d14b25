/**
 * Returns the dispersion that a row of two single runs has, at the harmonic mean of their samples.
 *
 * Formula: 1 + (φ0 - 1) H / N0, H = 2 N M / (N + M). What runs differ by beyond counting is a part of the share, so it does
 * not vanish when more is sampled; with H it is the same part on both sides. Source: Williams 1982,
 * https://doi.org/10.2307/2347977 (model II).
 */
export function dispersionOfRuns(
  noise: { readonly dispersion: number; readonly samplesPerRun: number },
  before: number,
  after: number,
): number {
  const middle = (2 * before * after) / (before + after);
  return 1 + (Math.max(0, noise.dispersion - 1) * middle) / noise.samplesPerRun;
}
