import { append } from '../model/append.ts';
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import type { Found, FoundReadings } from '../model/found.ts';
import type { Document, Line } from '../model/line.ts';
import type { Format } from './format.ts';
import type { MeasurementFormat, ReadingsAt } from './measurement-format.ts';
import { FORMATS, MEASUREMENTS, thoseIn } from './registry.ts';
import { hasLevel, noShare, readRow } from './table/raw-row.ts';

/** What a document holds, in the order of its lines. */
export interface Scan {
  readonly found: readonly Found[];
  readonly readings: readonly FoundReadings[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Lines above which the text of a document is looked through for what it may hold only once it turns out to be prose. */
const MOST_LINES = 20_000;
/** Characters above which it is not. */
const MOST_CHARACTERS = 1 << 24;

/** Lines of prose above figures that may say something of them. */
const NEAR = 16;

/** Steps after which it is looked whether there is still room. */
const CHECKED = 1 << 12;
/** Steps after which a long document is one of prose. */
const MANY = 1 << 12;

/** A scan in the making, and the prose since the last profile. */
interface Scanning {
  /** Those that may stand in the document. */
  measurements: readonly MeasurementFormat[];
  readonly found: Found[];
  readonly readings: FoundReadings[];
  readonly diagnostics: Diagnostic[];
  above: Line[];
  /** Those of it that are no figures. */
  prose: Line[];
}

/** Returns every profile of a document. With `from`, only blocks of the format of that name are read. */
export function scanDocument(document: Document, from: string | null = null): Scan {
  const { lines, name } = document;
  const wanted = from === null ? FORMATS : FORMATS.filter((format) => format.name === from);
  const scan: Scanning = { measurements: MEASUREMENTS, found: [], readings: [], diagnostics: [], above: [], prose: [] };
  let formats = wanted;
  const leaveOut = (): void => {
    const text = lines.map((line) => line.text).join('\n');
    formats = thoseIn(text, wanted);
    scan.measurements = thoseIn(text, MEASUREMENTS);
  };
  if (lines.length <= MOST_LINES) leaveOut();
  let steps = 0;
  for (let at = 0; at < lines.length; ) {
    if (++steps % CHECKED === 0) document.checkRoom?.();
    if (steps === MANY && lines.length > MOST_LINES && charactersOf(lines) <= MOST_CHARACTERS) leaveOut();
    // Nothing begins with a blank line, of which a text may have millions.
    const isBlank = lines[at]?.text === '';
    const format = isBlank ? undefined : formats.find((each) => each.begins(lines, at));
    const end = format === undefined ? takeProse(scan, lines, at, name) : takeBlock(scan, format, lines, at, name);
    at = Math.max(end, at + 1);
  }
  const { found, readings, diagnostics } = scan;
  return { found, readings, diagnostics };
}

function charactersOf(lines: readonly Line[]): number {
  let characters = 0;
  for (const { text } of lines) characters += text.length + 1;
  return characters;
}

function takeBlock(scan: Scanning, format: Format, lines: readonly Line[], at: number, source: string): number {
  const block = format.parse(lines, at, source);
  const first = scan.found.length;
  for (const [index, profile] of block.profiles.entries()) {
    scan.found.push({ profile, above: scan.above, partner: block.paired === true ? first + 1 - index : null });
  }
  for (const each of block.diagnostics) scan.diagnostics.push(each);
  scan.above = [];
  scan.prose = [];
  return block.end;
}

/**
 * A row of a table, by its looks: a share with its decimals and a name, or a count of samples before it, which stands far to
 * the right in old tables. Behind a mark of folding, or as far to the right, stands a frame of a call graph.
 */
const SHARE_FIRST = /^(?:\s{0,40}\d{1,12}\.\d{2}\s{1,8}-?\s{0,4}|\s{0,16})\d{1,3}[.,]\d{1,2}%\s+[^\s\d]/;

/** What a line of no table looks like that may once have been a row of one; null where it looks like prose. */
function unread({ text, number }: Line, source: string): Diagnostic | null {
  if (!text.includes('%') && !text.includes('[')) return null;
  const seen = text.trim().replace(/\s+/g, ' ').slice(0, 60);
  const odd = readRow(text);
  if (odd.kind === 'bad-overhead') return diagnostic('bad-overhead', noShare(odd.seen), source, number);
  const expected = 'and belongs to no table that was read, expected a share, a level such as [k] and a symbol';
  // Nobody writes a level in prose.
  if (hasLevel(text)) return diagnostic('unread-row', `"${seen}" holds the level of a row ${expected}`, source, number);
  if (!SHARE_FIRST.test(text)) return null;
  return diagnostic('unread-share', `"${seen}" begins with a share ${expected}`, source, number);
}

/**
 * Words before the figures and a colon behind either: `After: 1.21M rps, 0.84 ms` and `After the patch, 1.21 Mpps (+21 %):`
 * head a table as well; so does `After (1.21 Mpps)`.
 */
const LABELLED = /^[^\d:]{2,40}:|^[^\d:]{3,60}\d[^:]{0,60}:\s*$|^[^\d:(]{2,40}\([^()]{1,60}\)\s*$/;

/** A line of no profile: figures of a benchmark, or prose. */
function takeProse(scan: Scanning, lines: readonly Line[], at: number, source: string): number {
  const line = lines[at];
  if (line === undefined || line.text.trim() === '') return at + 1;
  const measured = readMeasurement(scan.measurements, lines, at);
  if (measured === null) {
    const doubt = unread(line, source);
    if (doubt !== null) scan.diagnostics.push(doubt);
    // What was a row names no table.
    if (doubt?.code !== 'unread-row') {
      scan.above.push(line);
      scan.prose.push(line);
    }
    return at + 1;
  }
  const { kind, readings, end } = measured;
  const above = scan.prose.slice(-NEAR);
  const isApart = scan.above.length > 0;
  scan.readings.push({ line, kind, readings, above, isApart, profilesAbove: scan.found.length });
  if (MEASUREMENTS.find((format) => format.name === kind)?.mayLabel === true && LABELLED.test(line.text))
    scan.above.push(line);
  append(scan.diagnostics, doubtsOf(measured, source, line.number));
  return end;
}

/** What the first measurement format that knows line `at` reads there. */
function readMeasurement(
  measurements: readonly MeasurementFormat[],
  lines: readonly Line[],
  at: number,
): (ReadingsAt & { readonly kind: string }) | null {
  for (const format of measurements) {
    const read = format.read(lines, at);
    if (read !== null) return { ...read, kind: format.name };
  }
  return null;
}

/** What has to be said about figures: a damaged line, digits that can be read in two ways. */
function doubtsOf(measured: ReadingsAt, file: string, line: number): readonly Diagnostic[] {
  const damaged =
    measured.damaged === undefined ? [] : [diagnostic('bad-measurement', `${measured.damaged}; left out`, file, line)];
  const ambiguous = measured.readings.flatMap((reading) => {
    return reading.ambiguous === undefined
      ? []
      : [diagnostic('ambiguous-number', `${reading.name}: ${reading.ambiguous}`, file, line)];
  });
  return [...damaged, ...ambiguous];
}

/** Returns the diagnostic for a document without a profile, naming the formats that were looked for. */
export function noProfile(document: Document): Diagnostic {
  const known = FORMATS.filter((format) => format.refused !== true)
    .map((format) => format.title)
    .join(', ');
  const message = `nothing here looks like a profile, expected one of: ${known}; see perfshift explain no-profile`;
  return diagnostic('no-profile', message, document.name);
}
