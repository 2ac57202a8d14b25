import type { Line } from '../../model/line.ts';
import { parseRuler, type Span } from '../table/columns.ts';
import { parseDiffTitles, type Titles } from './titles.ts';

/** What stands above the rows of a table of perf diff. */
export interface DiffHeader {
  readonly event: string | null;
  /** Paths of the recordings, by their number. */
  readonly files: ReadonlyMap<number, string>;
  readonly titles: Titles;
  readonly ruler: readonly Span[] | null;
  /** Index of the first line behind the header. */
  readonly end: number;
}

const EVENT = /^\s*#\s*Event '([^']*)'$/;
const FILE = /^\s*#\s*\[(\d{1,3})\]\s+(\S.*?)(?:\s\(Baseline\))?$/;

/** Returns whether the line is the first of a header that perf diff prints. */
export function beginsDiffHeader(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? '';
  if (text.includes('Baseline')) return parseDiffTitles(text, lines[at + 1]?.text ?? '') !== null;
  return text.includes("# Event '") && EVENT.test(text);
}

/** A header while it is read. */
type Draft = { -readonly [K in 'event' | 'titles' | 'ruler']: DiffHeader[K] | null } & {
  readonly files: Map<number, string>;
};

/** Returns the header that begins at line `at`; null where it ends without titles. */
export function readDiffHeader(lines: readonly Line[], at: number): DiffHeader | null {
  const draft: Draft = { event: null, titles: null, ruler: null, files: new Map() };
  let end = at;
  for (let used = takeLine(draft, lines, end); used > 0; used = takeLine(draft, lines, end)) end += used;
  const { titles, ...header } = draft;
  return titles === null ? null : { ...header, titles, end };
}

/** Takes what stands at a line into the header; returns how many lines that used, 0 where the header ends above it. */
function takeLine(draft: Draft, lines: readonly Line[], at: number): number {
  const text = lines[at]?.text ?? '';
  if (draft.titles === null) {
    draft.titles = parseDiffTitles(text, lines[at + 1]?.text ?? '');
    if (draft.titles !== null) return draft.titles.wrapped ? 2 : 1;
  }
  const ruler = parseRuler(text);
  if (!/^\s*#/.test(text) && ruler === null) return 0;
  draft.ruler = ruler ?? draft.ruler;
  const event = EVENT.exec(text)?.[1];
  if (event !== undefined && (draft.event !== null || draft.titles !== null)) return 0;
  draft.event = event ?? draft.event;
  const [, number, path = ''] = FILE.exec(text) ?? [];
  if (number !== undefined) draft.files.set(Number(number), path);
  return 1;
}
