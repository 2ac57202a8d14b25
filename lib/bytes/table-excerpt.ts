import { scanDocument } from '../formats/scan.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Entry } from '../model/entry.ts';
import type { Profile } from '../model/profile.ts';
import { trimSigns } from '../model/trim-signs.ts';
import { isPlainLine, readLines } from '../source/lines.ts';

/** What the readable way makes of some rows of a table. */
export interface Excerpt {
  readonly profile: Profile;
  readonly entries: readonly Entry[];
  /** About the head alone. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Returns what the readable way makes of a table of which only some rows are left. Null where it sees anything beside them,
 * or would see something else with the others: then all has to be read that way.
 */
export function readExcerpt(
  source: string,
  above: readonly string[],
  rows: readonly string[],
  below: string,
): Excerpt | null {
  // perf pads the last column too.
  const lines = [...above, ...rows, ...below.split('\n')].map((line) => trimSigns(line, '', ' '));
  // A second share would be another column, or another table beside this one.
  const holdsMore = rows.some((row) => row.indexOf('%') !== row.lastIndexOf('%'));
  if (holdsMore || !lines.every(isPlain)) return null;
  const document = readLines(source, lines.join('\n'));
  if (document.messages !== undefined || document.diagnostics !== undefined) return null;
  const { found, readings, diagnostics } = scanDocument(document);
  const [only, ...others] = found;
  if (only === undefined || others.length > 0 || readings.length > 0 || only.above.length > 0 || only.partner !== null)
    return null;
  const { profile } = only;
  const isTold = diagnostics.every(({ line }) => line !== null && line <= above.length);
  const isFlat = !profile.elided && profile.stacks === null && profile.both === undefined && profile.stated === null;
  if (!isTold || !isFlat || profile.entries.length !== rows.length || profile.endLine < above.length + rows.length)
    return null;
  return { profile, entries: [...profile.entries], diagnostics };
}

/** What stands where bytes are no UTF-8: then all of the input is of another encoding. */
const NO_TEXT = '\ufffd';

/** Nothing in a line is undone by reading it, and nothing makes it binary or of another encoding. */
function isPlain(line: string): boolean {
  return !line.includes('\0') && !line.includes(NO_TEXT) && isPlainLine(line);
}
