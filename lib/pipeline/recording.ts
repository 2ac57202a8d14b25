import type { Diagnostic } from '../model/diagnostic.ts';
import type { Document } from '../model/line.ts';
import type { Profile } from '../model/profile.ts';

/**
 * Returns the profiles of a document as the input that it was printed from has them: of that format, without lines of
 * their own (1 stands for the file), and named by their event where there are several. They are never the two sides of
 * a comparison.
 */
export function recordedProfiles(profiles: readonly Profile[], { generated }: Document): readonly Profile[] {
  if (generated === undefined) return profiles;
  return profiles.map((profile) => ({
    ...profile,
    format: generated.format,
    line: 1,
    endLine: 1,
    label: profiles.length > 1 ? profile.facts.event : null,
    side: null,
  }));
}

/** Returns diagnostics of a document; those of a generated one without lines, behind what was said while printing it. */
export function recordedDiagnostics(
  diagnostics: readonly Diagnostic[],
  { generated }: Document,
): readonly Diagnostic[] {
  return generated === undefined ? diagnostics : [...generated.diagnostics, ...diagnostics].map(withoutLine);
}

/** Returns the diagnostics of a comparison, those about a recording without a line. */
export function unlinedDiagnostics(
  diagnostics: readonly Diagnostic[],
  profiles: readonly Profile[],
): readonly Diagnostic[] {
  const recorded = new Set(profiles.filter(({ format }) => format === 'perf-data').map(({ source }) => source));
  return diagnostics.map((each) => (recorded.has(each.file ?? '') ? withoutLine(each) : each));
}

function withoutLine(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, line: null };
}
