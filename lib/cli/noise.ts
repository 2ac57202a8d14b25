import { checkRepeated } from '../diff/mistaken.ts';
import { noiseFloor } from '../diff/noise.ts';
import { poolRuns } from '../diff/pool-runs.ts';
import { hintScope } from '../diff/scope-hint.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { NoiseFloor } from '../model/noise.ts';
import { prepareRuns } from '../pipeline/compare-all.ts';
import { UsageError } from './exit-code.ts';
import { inputReader } from './input-reader.ts';
import type { Options } from './options.ts';
import { readSideRuns } from './runs.ts';

/** Runs below which nothing is told of their noise. */
const FEWEST = 3;

/** Returns the noise floor of the runs that a command line names. Throws a UsageError for fewer than three. */
export function noiseOfInputs(options: Options): {
  readonly floor: NoiseFloor;
  readonly diagnostics: readonly Diagnostic[];
} {
  const reader = inputReader(options);
  const { profiles, label, diagnostics } = readSideRuns(options.inputs, reader);
  if (profiles.length < FEWEST) {
    throw new UsageError(
      `${profiles.length} runs, expected at least ${FEWEST} of one condition (files, or a directory of them)`,
    );
  }
  const pooled = poolRuns(profiles, label, prepareRuns(options));
  return {
    floor: noiseFloor(pooled, options.alpha),
    diagnostics: [...diagnostics, ...checkRepeated(profiles), ...hintScope(pooled, pooled)],
  };
}
