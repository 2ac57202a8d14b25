import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import type { Interval, Profile } from '../model/profile.ts';

/**
 * Returns a profile with the count of samples that the user states: where the input has none, or one that perf rounded to
 * bounds that hold it. A count that contradicts the input is not taken, and that is said.
 */
export function stateSamples(
  profile: Profile,
  samples: number | null,
): { readonly profile: Profile; readonly diagnostics: readonly Diagnostic[] } {
  if (samples === null) return { profile, diagnostics: [] };
  const { facts } = profile;
  if (facts.samples !== null && !holds(facts.samples, samples)) {
    const { low, high } = facts.samples;
    const message = `--samples says ${samples}, the input ${low === high ? low : `${low} to ${high}`}; that of the input is taken`;
    return { profile, diagnostics: [diagnostic('samples-conflict', message, profile.source, profile.line)] };
  }
  return { profile: { ...profile, facts: { ...facts, samples: { low: samples, high: samples } } }, diagnostics: [] };
}

function holds({ low, high }: Interval, value: number): boolean {
  return value >= low && value <= high;
}
