/**
 * Column titles of perf's tables (util/sort.c `sort_entry.se_header`, ui/hist.c `perf_hpp__format`). A title line names
 * the columns in order, two blanks or more between them; mail may collapse the blanks to one, and a terminal may cut
 * the last title.
 */

/** What a column holds, as far as a profile needs it. */
export type ColumnKind =
  | 'overhead'
  | 'children'
  | 'self'
  | 'part'
  | 'samples'
  | 'period'
  | 'comm'
  | 'pid'
  | 'cpu'
  | 'dso'
  | 'symbol'
  | 'other';

/** A column of a table: perf's title and what it holds. */
export interface Column {
  readonly title: string;
  readonly kind: ColumnKind;
}

const KNOWN: readonly Column[] = [
  { title: 'Overhead', kind: 'overhead' },
  { title: 'Children', kind: 'children' },
  { title: 'Self', kind: 'self' },
  { title: 'guest sys', kind: 'part' },
  { title: 'guest usr', kind: 'part' },
  { title: 'sys', kind: 'part' },
  { title: 'usr', kind: 'part' },
  { title: 'Latency', kind: 'part' },
  { title: 'Samples', kind: 'samples' },
  { title: 'Period', kind: 'period' },
  { title: 'Command', kind: 'comm' },
  { title: 'Pid:Command', kind: 'pid' },
  { title: 'Tgid:Command', kind: 'pid' },
  { title: 'Shared Object', kind: 'dso' },
  { title: 'CPU', kind: 'cpu' },
  { title: 'Symbol', kind: 'symbol' },
  { title: 'Symbol size', kind: 'other' },
  { title: 'Symbol Offset', kind: 'other' },
  { title: 'DSO size', kind: 'other' },
  { title: 'Source:Line', kind: 'other' },
  { title: 'Source File', kind: 'other' },
  { title: 'Parent symbol', kind: 'other' },
  { title: 'IPC   [IPC Coverage]', kind: 'other' },
  { title: 'IPC [IPC Coverage]', kind: 'other' },
  { title: 'Socket', kind: 'other' },
  { title: 'Time', kind: 'other' },
  { title: 'Cgroup', kind: 'other' },
  { title: 'Trace output', kind: 'other' },
  { title: 'Local Weight', kind: 'other' },
  { title: 'Weight', kind: 'other' },
  { title: 'Transaction', kind: 'other' },
  { title: 'Parallelism', kind: 'other' },
  { title: 'Weight1', kind: 'other' },
  { title: 'Weight2', kind: 'other' },
  { title: 'Weight3', kind: 'other' },
  { title: 'CommandNoDigit', kind: 'comm' },
  { title: 'cgroup id (dev/inode)', kind: 'other' },
  { title: 'Simd', kind: 'other' },
  { title: 'Address', kind: 'other' },
  { title: 'Code Page Size', kind: 'other' },
];
/** Every known title, the longest first, so that none hides behind its own beginning. */
export const LONGEST_FIRST: readonly Column[] = [...KNOWN].sort((a, b) => b.title.length - a.title.length);
const BY_LETTER: ReadonlyMap<string, readonly Column[]> = new Map(
  LONGEST_FIRST.map(({ title: [letter = ''] }) => [letter, LONGEST_FIRST.filter(({ title }) => title[0] === letter)]),
);
const SHARES: ReadonlySet<ColumnKind> = new Set(['overhead', 'children', 'self', 'part']);

/** Returns whether a column of this kind holds a share in percent. */
export function holdsShare(kind: ColumnKind): boolean {
  return SHARES.has(kind);
}

/** Returns the known column of a kind that a table without titles is found to have. */
export function inferredColumn(kind: ColumnKind): Column {
  return KNOWN.find((column) => column.kind === kind) ?? { title: kind, kind };
}

/** Returns the known titles that a text may begin with, the longest first: those of its first letter. */
export function titlesLike(text: string): readonly Column[] {
  return BY_LETTER.get(text.charAt(0)) ?? [];
}

/**
 * Returns the columns that a title line names, or null when the line is none. A title line begins with a column of
 * shares and names at least one more column; nothing but known titles stands in it, save that the last may be cut.
 */
export function parseTitles(text: string): readonly Column[] | null {
  let rest = text.replace(/^\s*#?\s*/, '').trimEnd();
  if (titlesLike(rest).length === 0) return null;
  if (/\s[\u25c6\u2592\u2588\u2591]$/.test(rest)) rest = rest.slice(0, -1).trimEnd();
  // The order of -F may begin with anything; the mark in front then tells the line from prose.
  if (!/^(?:Overhead|Children|Self|Latency)\b/.test(rest) && !/^\s*#\s/.test(text)) return null;
  const columns: Column[] = [];
  while (rest !== '') {
    const column = titlesLike(rest).find(
      (each) => rest.startsWith(each.title) && /^(?:\s|$)/.test(rest.slice(each.title.length)),
    );
    if (column === undefined) {
      const cut = columns.length > 0 ? cutTitle(rest) : null;
      if (cut === null) return null;
      columns.push(cut);
      break;
    }
    columns.push(column);
    rest = rest.slice(column.title.length).trimStart();
  }
  return columns.length > 1 && columns.some((column) => holdsShare(column.kind)) ? columns : null;
}

/**
 * Returns the columns of a `#` line over a ruler whose titles parseTitles does not know: a tracepoint's fields are
 * columns with titles of their own. Null where no title is a share's.
 */
export function titlesByRuler(text: string, ruler: readonly Span[]): readonly Column[] | null {
  if (!text.startsWith('#')) return null;
  const columns = ruler.map(({ start, end }, at): Column => {
    const title = text.slice(start, at === ruler.length - 1 ? undefined : end).trim();
    return KNOWN.find((each) => each.title === title) ?? { title, kind: 'other' };
  });
  return columns.some((column) => holdsShare(column.kind)) ? columns : null;
}

/** A terminal cuts the last title ("Shared O") and may leave older text behind it ("SymbolCoverage]"). */
function cutTitle(rest: string): Column | null {
  if (rest.length < 3) return null;
  return LONGEST_FIRST.find((each) => each.title.startsWith(rest) || rest.startsWith(each.title)) ?? null;
}

/** Column positions that a dotted ruler gives, each with the index behind its last character. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Returns the spans of a dotted ruler (`# ........  .......`), or null when the line is none. */
export function parseRuler(text: string): readonly Span[] | null {
  if (!/^#?\s*\.{3,}(?:\s+\.{3,})*\s*$/.test(text)) return null;
  return [...text.matchAll(/\.{3,}/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Returns whether a ruler still stands as perf printed it, two blanks between columns: where blanks collapsed it cuts nothing. */
export function keepsColumns(ruler: readonly Span[]): boolean {
  return ruler.every(({ start }, at) => at === 0 || start - (ruler[at - 1]?.end ?? start) >= 2);
}
