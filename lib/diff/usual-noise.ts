/** How much runs of one condition vary, learned from runs elsewhere: what a single run a side is held against. */
export interface UsualNoise {
  /** Dispersion of a row at `samplesPerRun`: 1 where runs vary as counting does. */
  readonly dispersion: number;
  /** Degrees of freedom as which it counts: the fewer, the more rows differ in it. Infinity where they do not. */
  readonly df: number;
  readonly samplesPerRun: number;
  /** Where it was learned, in words. */
  readonly from: string;
}

/**
 * The noise of recorded runs: XDP packets between veth devices, three conditions of five runs each, on one machine of two
 * CPUs with a software clock. The dispersion is that which limma fits to the pair of conditions that carries most rows; the
 * degrees of freedom are fitted to the rows of all conditions, whose tails are heavier than those of the pair. The tests
 * make both again. Other machines vary otherwise: `perfshift noise -f json` on runs of one's own replaces it.
 */
export const USUAL_NOISE: UsualNoise = {
  dispersion: 1.1177,
  df: 6.78,
  samplesPerRun: 4556,
  from: 'recorded runs of packet forwarding on a small machine',
};
