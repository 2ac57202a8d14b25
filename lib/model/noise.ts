/** What runs of one condition tell about the shifts that such runs can show. */
export interface NoiseFloor {
  /** Runs it was learned from. */
  readonly runs: number;
  /** Mean samples of a run. */
  readonly samplesPerRun: number;
  /** Symbols frequent enough to tell. */
  readonly symbols: number;
  /** How much more than a binomial's the usual variance is: 1 is sampling noise alone. */
  readonly dispersion: number;
  /** How much is known of it, in degrees of freedom; null where the symbols vary alike. */
  readonly priorDf: number | null;
  /** Level of a single test, and the probability to find a shift as large as the floor. */
  readonly alpha: number;
  readonly power: number;
  /** Runs a side, rising. */
  readonly columns: readonly number[];
  /** For each share (0 to 1) the smallest shift as a proportion, one a column; null where none can be told. */
  readonly floors: readonly NoiseFloorRow[];
  /** The part of a share that is looked for in `NoiseFloorRow.runsNeeded`: 0.1. */
  readonly change: number;
}

/** What may be seen at one share. */
export interface NoiseFloorRow {
  readonly share: number;
  /** The smallest shift as a proportion, one for each number of runs; null where none can be told. */
  readonly shifts: readonly (number | null)[];
  /** Runs a side that show a shift by the part `change` of the share; null where not even 1000 do. */
  readonly runsNeeded: number | null;
}
