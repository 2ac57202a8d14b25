import { scanDocument } from '../formats/scan.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Entry } from '../model/entry.ts';
import type { Line } from '../model/line.ts';
import type { Profile } from '../model/profile.ts';
import { isPlainLine, readLines } from '../source/lines.ts';
import { BLANK } from './ascii.ts';

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
  const lines = [...above, ...rows, ...below.split('\n')].map(withoutBlanks);
  const text = lines.join('\n');
  // A second share would be another column, or another table beside this one.
  const holdsMore = rows.some((row) => row.indexOf('%') !== row.lastIndexOf('%'));
  if (holdsMore || text.includes('\0') || text.includes(NO_TEXT) || !lines.every(isPlain)) return null;
  const document = readLines(source, text);
  if (document.messages !== undefined || document.diagnostics !== undefined || !isAsRead(document.lines, lines))
    return null;
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

/** What quoted-printable, entities and tags are told by. */
const MARKS = /[=&<]/;

/** Nothing in a line is undone where all of a text is looked at for it. */
function isPlain(line: string): boolean {
  return !MARKS.test(line) || isPlainLine(line);
}

/** Whether reading has left lines what they were. */
function isAsRead(read: readonly Line[], lines: readonly string[]): boolean {
  return read.length === lines.length && read.every(({ text, clears }, at) => text === lines[at] && !clears);
}

function withoutBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && line.charCodeAt(end - 1) === BLANK) end--;
  return end === line.length ? line : line.slice(0, end);
}
