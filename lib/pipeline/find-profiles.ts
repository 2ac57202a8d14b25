import { noProfile, scanDocument } from '../formats/scan.ts';
import { type Diagnostic, InputError } from '../model/diagnostic.ts';
import type { Document } from '../model/line.ts';
import type { Profile } from '../model/profile.ts';
import { type Pair, pairProfiles } from '../sections/pair.ts';
import { labelProfiles } from '../sections/sections.ts';
import { readLines } from '../source/lines.ts';

/** What one input holds. */
export interface FoundProfiles {
  readonly document: Document;
  readonly profiles: readonly Profile[];
  /** For each profile the position of the one that its format pairs it with, or null. */
  readonly partners: readonly (number | null)[];
  /** The pairs that labels and formats tell, as positions among the profiles. */
  readonly pairs: readonly Pair[];
  /** What was noted while reading. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was noted while pairing; of no interest where the user selects. */
  readonly pairDiagnostics: readonly Diagnostic[];
}

/** Returns every profile of a document, labelled and paired. `from` is the name of the only format to read, or null. */
export function findProfiles(document: Document, from: string | null = null): FoundProfiles {
  const scan = scanDocument(document, from);
  const profiles = labelProfiles(scan.found);
  const partners = scan.found.map((found) => found.partner);
  const { pairs, diagnostics } = pairProfiles(profiles, partners);
  return { document, profiles, partners, pairs, diagnostics: scan.diagnostics, pairDiagnostics: diagnostics };
}

/** Returns every profile of a text, labelled and paired. `name` is what diagnostics call it. */
export function readProfiles(text: string, name = '<text>', from: string | null = null): FoundProfiles {
  return findProfiles(readLines(name, text), from);
}

/** Throws an InputError when the document holds no profile; what was seen instead comes with it. */
export function requireProfiles(found: FoundProfiles): void {
  if (found.profiles.length === 0) throw new InputError(...found.diagnostics, noProfile(found.document));
}
