import type { CompareRequest } from '../pipeline/compare-all.ts';
import { readNoise } from '../pipeline/noise-file.ts';
import type { Renderer } from '../render/renderer.ts';
import type { InputReader } from './input-reader.ts';
import { patchOf } from './inputs.ts';
import type { Options } from './options.ts';

/**
 * Returns how the options want pairs compared; reads the files that they name for it. What neither the renderers show nor a gate
 * asks for is not judged.
 */
export function compareRequest(
  options: Options,
  reader: InputReader,
  renderers: readonly Renderer[] | null = null,
): CompareRequest {
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
    judged:
      renderers === null || options.failOn.length > 0 || !renderers.every(({ isUnjudged }) => isUnjudged === true),
  };
}
