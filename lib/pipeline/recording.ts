import { BINARY_FORMATS } from '../formats/registry.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Document } from '../model/line.ts';
import type { Profile } from '../model/profile.ts';

/** Formats of recordings: what is read of them stands on no line that the user sees. */
const RECORDINGS: ReadonlySet<string> = new Set(['perf-data', ...BINARY_FORMATS.map(({ name }) => name)]);

/** Returns whether an input is what one recording counted: its profiles are its events, never the sides of a comparison. */
export function isRecording({ generated, read }: Document): boolean {
  return generated !== undefined || read?.isRecording === true;
}

/**
 * Returns the profiles of a document as the input that it was printed from has them: of that format, without lines of
 * their own (1 stands for the file), and named by their event where there are several. They are never the two sides of
 * a comparison.
 */
export function recordedProfiles(profiles: readonly Profile[], document: Document): readonly Profile[] {
  if (!isRecording(document)) return profiles;
  return profiles.map((profile) => ({
    ...profile,
    format: document.generated?.format ?? profile.format,
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
  const recorded = new Set(profiles.filter(({ format }) => RECORDINGS.has(format)).map(({ source }) => source));
  return diagnostics.map((each) => (recorded.has(each.file ?? '') ? withoutLine(each) : each));
}

function withoutLine(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, line: null };
}
