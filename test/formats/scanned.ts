import { type Scan, scanDocument } from '../../lib/formats/scan.ts';
import type { Entry } from '../../lib/model/entry.ts';
import type { Line } from '../../lib/model/line.ts';
import type { Profile } from '../../lib/model/profile.ts';
import { TICKS_PER_POINT } from '../../lib/model/share.ts';
import { readLines } from '../../lib/source/lines.ts';

/** Returns the lines of a text as inputs give them. */
export function linesOf(text: string): readonly Line[] {
  return readLines('a.txt', text).lines;
}

/** Returns what a text holds. */
export function scanned(text: string): Scan {
  return scanDocument(readLines('a.txt', text));
}

/** Returns the only profile of a text; fails where it holds none or several. */
export function onlyProfile(text: string): Profile {
  const { found } = scanned(text);
  const [first] = found;
  if (first === undefined || found.length !== 1) throw new Error(`${found.length} profiles in:\n${text}`);
  return first.profile;
}

/** Returns what was noted while a text was read, as `code:line`. */
export function notesOf(text: string): readonly string[] {
  return scanned(text).diagnostics.map(({ code, line }) => `${code}:${line}`);
}

/** Returns what counts in an entry: its share in percent and its cells. */
export function cellsOf({ overhead, comm, dso, level, symbol }: Entry): readonly (string | number | null)[] {
  return [overhead.ticks / TICKS_PER_POINT, comm, dso, level, symbol];
}

/** Returns the entries of every profile of a text, as far as they count. */
export function tablesOf(text: string): readonly (readonly (readonly (string | number | null)[])[])[] {
  return scanned(text).found.map(({ profile }) => profile.entries.map(cellsOf));
}
