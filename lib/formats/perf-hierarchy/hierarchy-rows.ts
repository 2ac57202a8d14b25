import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Level } from '../../model/entry.ts';
import type { Line } from '../../model/line.ts';
import { parseShare, type Share } from '../../model/share.ts';
import { isGraphShape } from '../table/call-graph.ts';
import { holdsShare } from '../table/columns.ts';
import type { RawRow } from '../table/raw-row.ts';
import type { Rows } from '../table/read-rows.ts';
import type { ReadRow } from '../table/walk.ts';
import type { HierarchyTitles } from './hierarchy-titles.ts';

const FIGURES = /^((?:\s*\d{1,3}[.,]\d{1,6}%)+)((?:\s+\d{1,20}(?=\s))*)\s+(\S.*)$/s;
const NOTHING_BELOW = /^\s*no entry >= \d/;
const LEVEL = /^(?:0x[0-9a-f]+\s+\S\s+)?\[([k.guH])\](?:\s|$)/;
const MOST_BLANKS = 2;

/** A line of a hierarchy. */
interface HierarchyLine {
  readonly at: number;
  readonly line: Line;
  /** Where the share ends: the depth. */
  readonly depth: number;
  readonly shares: readonly Share[];
  readonly counts: readonly string[];
  readonly text: string;
}

/** A walk over the lines, and the depth and cells of the levels that are open. */
interface Walk {
  readonly rows: ReadRow[];
  readonly diagnostics: Diagnostic[];
  readonly open: HierarchyLine[];
  elided: boolean;
}

/** Returns the rows of the deepest level from line `at` on, with the cells of the levels above. */
export function readHierarchyRows(lines: readonly Line[], at: number, titles: HierarchyTitles, source: string): Rows {
  const walk: Walk = { rows: [], diagnostics: [], open: [], elided: false };
  let end = at;
  let blanks = 0;
  for (let index = at; index < lines.length && blanks <= MOST_BLANKS; index++) {
    const line = lines[index];
    if (line === undefined || line.text.trim() === '') {
      blanks++;
      continue;
    }
    if (line.depth !== lines[at]?.depth) break;
    const goesOn = FIGURES.test(lines[index + 1]?.text ?? '');
    if (!takeLine(walk, line, index, titles) && !takeUnread(walk, line, source, blanks === 0 && goesOn)) break;
    blanks = 0;
    end = index + 1;
  }
  const { rows, diagnostics, elided } = walk;
  return { rows, elided, graph: false, end, diagnostics };
}

/** Takes a line of the table; returns false where it is none. */
function takeLine(walk: Walk, line: Line, at: number, titles: HierarchyTitles): boolean {
  if (NOTHING_BELOW.test(line.text)) {
    walk.elided = true;
    return true;
  }
  const read = readLine(line, at, titles);
  if (read === null) return walk.open.length > 0 && isGraphShape(line.text);
  while (walk.open.length > 0 && (walk.open.at(-1)?.depth ?? 0) >= read.depth) walk.open.pop();
  walk.open.push(read);
  if (walk.open.length === titles.levels.length) walk.rows.push(rowOf(walk.open, titles, line, at));
  return true;
}

/** Names a line inside the table that is no row; returns false where the table ends above it. */
function takeUnread(walk: Walk, line: Line, source: string, goesOn: boolean): boolean {
  if (walk.open.length === 0 || !goesOn) return false;
  const seen = line.text.trim().slice(0, 60);
  const isRow = /^\s*[\d.,]+%/.test(line.text);
  const [code, what] = isRow
    ? (['bad-row', 'does not fit the columns of the table; row left out'] as const)
    : (['stray-line', 'stands between two rows; read across it'] as const);
  walk.diagnostics.push(diagnostic(code, `"${seen}" ${what}`, source, line.number));
  return true;
}

function readLine(line: Line, at: number, titles: HierarchyTitles): HierarchyLine | null {
  const match = FIGURES.exec(line.text);
  if (match === null) return null;
  const shares = (match[1] ?? '').split('%').flatMap((text) => parseShare(text.trim()) ?? []);
  const counts = (match[2] ?? '').split(/\s+/).filter((text) => text !== '');
  const wanted = titles.figures.filter((column) => holdsShare(column.kind)).length;
  if (shares.length < wanted || counts.length < titles.figures.length - wanted) return null;
  return { at, line, depth: (match[1] ?? '').length, shares, counts, text: (match[3] ?? '').trim() };
}

function rowOf(open: readonly HierarchyLine[], titles: HierarchyTitles, line: Line, at: number): ReadRow {
  const own = open.at(-1);
  const share = own?.shares ?? [];
  const members = share.length / titles.figures.filter((column) => holdsShare(column.kind)).length;
  let counted = 0;
  const figures = titles.figures.map(({ kind }) => {
    if (holdsShare(kind)) return '';
    counted += members;
    return (own?.counts ?? []).slice(counted - members, counted).join(' ');
  });
  const texts = titles.levels.flatMap((level, depth) => splitLevel(open[depth]?.text ?? '', level.length));
  const symbolAt = titles.columns.findIndex((column) => column.kind === 'symbol') - titles.figures.length;
  const symbol = texts[symbolAt] ?? '';
  const level = LEVEL.exec(symbol);
  const raw: RawRow = {
    shares: share,
    left: '',
    level: (level?.[1] ?? null) as Level | null,
    right: level === null ? symbol : symbol.slice(level[0].length).trim(),
    cells: [...figures, ...texts],
  };
  return { line, raw, at, end: at + 1 };
}

function splitLevel(text: string, count: number): readonly string[] {
  const parts = text.split(/\s{2,}/);
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join(' ')].concat(Array(count).fill('')).slice(0, count);
}
