import type { CompareRequest } from '../pipeline/compare-all.ts';
import { readNoise } from '../pipeline/noise-file.ts';
import type { InputReader } from './input-reader.ts';
import { patchOf } from './inputs.ts';
import type { Options } from './options.ts';

/** Returns how the options want pairs compared; reads the files that they name for it. */
export function compareRequest(options: Options, reader: InputReader): CompareRequest {
  const { suffixes, sort, alpha, scope, idle, renames, groups, samples, rate, cpus, unit, ghz, link } = options;
  return {
    suffixes,
    sort,
    alpha,
    scope,
    idle,
    renames,
    groups,
    patch: patchOf(options, reader),
    samples,
    noise: options.noise === null ? null : readNoise(reader.document(options.noise)),
    cost: { rate, cpus, unit, ghz, link },
  };
}
