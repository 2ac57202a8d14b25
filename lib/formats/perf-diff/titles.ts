/**
 * Column titles of perf diff (builtin-diff.c `columns[]`, `init_header`; keys from util/sort.c). With more than two
 * files every title that belongs to one of them ends with its number: `Baseline/0  Delta Abs/1  Delta Abs/2`.
 */
import type { ColumnKind } from '../table/columns.ts';

/** What a column of figures holds. */
export type FigureKind = 'baseline' | 'delta' | 'ratio' | 'wdiff' | 'base-period' | 'period' | 'formula' | 'blocks';

/** A column of figures; `file` is the recording it belongs to, 0 for the baseline. */
export interface FigureColumn {
  readonly title: string;
  readonly kind: FigureKind;
  readonly file: number;
}

/** A column of text: what a row is about. */
export interface KeyColumn {
  readonly title: string;
  readonly kind: ColumnKind;
}

/** The columns of a table: figures first, then what a row is about. */
export interface Titles {
  readonly figures: readonly FigureColumn[];
  readonly keys: readonly KeyColumn[];
  /** The character that `-t` put between the columns; null where they are aligned. */
  readonly separator: string | null;
  /** True where a mailer wrapped the last titles to the next line. */
  readonly wrapped: boolean;
}

const FIGURES: Readonly<Record<string, FigureKind>> = {
  Baseline: 'baseline',
  'Delta Abs': 'delta',
  Delta: 'delta',
  Ratio: 'ratio',
  'Weighted diff': 'wdiff',
  'Base period': 'base-period',
  Period: 'period',
  Formula: 'formula',
  '[Program Block Range] Cycles Diff': 'blocks',
  'stddev/Hist': 'blocks',
};
const KEYS: Readonly<Record<string, ColumnKind>> = {
  Command: 'comm',
  'Pid:Command': 'pid',
  'Tgid:Command': 'pid',
  'Shared Object': 'dso',
  CPU: 'cpu',
  Symbol: 'symbol',
};
const FIGURE_TITLE =
  /^(Baseline|Delta Abs|Delta|Ratio|Weighted diff|Base period|Period|Formula|\[Program Block Range\] Cycles Diff|stddev\/Hist)(?:\/(\d{1,3}))?(?=\s|$)/;
const KEY_TITLE = /^(?:Command|(?:Pid|Tgid):Command|Shared Object|CPU|Symbol)(?=\s|$)/;
const OTHER_TITLE = /^\S+(?: \S+){0,3}(?=\s{2,}|$)/;
const SEPARATED = /^Baseline(?:\/\d{1,3})? *(\t|[^\w\s[/])/;

/** Columns without a title line, as people paste rows of perf diff. */
export const NO_TITLES: readonly FigureColumn[] = [
  { title: 'Baseline', kind: 'baseline', file: 0 },
  { title: 'Delta', kind: 'delta', file: 1 },
];

/** Returns the columns that a title line of perf diff names, or null when the line is none. `below` is the next line. */
export function parseDiffTitles(text: string, below: string): Titles | null {
  const bare = text.replace(/^\s*#?\s*/, '').trimEnd();
  if (!bare.startsWith('Baseline')) return null;
  const separator = SEPARATED.exec(bare)?.[1];
  if (separator !== undefined) return separated(bare.split(separator), separator);
  const titles = aligned(bare);
  if (titles === null || titles.keys.length > 1) return titles;
  const rest = below.replace(/^\s*#?\s*/, '').trim();
  const whole = KEY_TITLE.test(rest) ? aligned(`${bare}  ${rest}`) : null;
  if (whole !== null) return { ...whole, wrapped: true };
  return titles.keys.length === 0 ? null : titles;
}

function separated(cells: readonly string[], separator: string): Titles | null {
  const titles = cells.map((cell) => cell.trim());
  const figures = titles.flatMap((title) => figureOf(FIGURE_TITLE.exec(title)) ?? []);
  const keys = titles.slice(figures.length).map((title): KeyColumn => ({ title, kind: kindOf(title) }));
  return figures.length < 2 || keys.length === 0 ? null : { figures, keys, separator, wrapped: false };
}

function aligned(text: string): Titles | null {
  let rest = text;
  const figures: FigureColumn[] = [];
  for (let match = FIGURE_TITLE.exec(rest); match !== null; match = FIGURE_TITLE.exec(rest)) {
    const figure = figureOf(match);
    if (figure !== null) figures.push(figure);
    rest = rest.slice(match[0].length).trimStart();
  }
  const keys: KeyColumn[] = [];
  while (rest !== '') {
    const title = (KEY_TITLE.exec(rest) ?? OTHER_TITLE.exec(rest))?.[0];
    if (title === undefined) return null;
    keys.push({ title, kind: kindOf(title) });
    rest = rest.slice(title.length).trimStart();
  }
  return figures.length < 2 ? null : { figures, keys, separator: null, wrapped: false };
}

/** A title may be any word, such as one that every object has. */
function kindOf(title: string): ColumnKind {
  return (Object.hasOwn(KEYS, title) ? KEYS[title] : undefined) ?? 'other';
}

function figureOf(match: RegExpExecArray | null): FigureColumn | null {
  const kind = FIGURES[match?.[1] ?? ''];
  if (match === null || kind === undefined) return null;
  const file = match[2] !== undefined ? Number(match[2]) : kind === 'baseline' || kind === 'base-period' ? 0 : 1;
  return { title: match[0], kind, file };
}
