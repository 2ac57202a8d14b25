import type { Level } from '../../model/entry.ts';
import { largestOf } from '../../model/largest.ts';
import type { ColumnKind, Span } from './columns.ts';

/** The text cells of a row; null where the table has no such column. */
export interface Cells {
  readonly comm: string | null;
  readonly pid: string | null;
  readonly cpu: string | null;
  readonly dso: string | null;
}

const NO_CELLS: Cells = { comm: null, pid: null, cpu: null, dso: null };
const GAP = /\s{2,}|\t/;
/** A DSO at the end of text whose blanks collapsed; the only ones with a blank inside are perf's JIT maps. */
const LAST_DSO = /(?:^|\s)(\[[^\]\s]{0,200}\] tid \d+|\[[^\]]{0,200}\]|\S+)$/;
const FIRST_DSO = /^(\[[^\]\s]*\] tid \d+|\[[^\]]*\]|\S+)(?:\s|$)/;
const DSO_SHAPE =
  /^\[.*\]|^bpf_(?:prog|trampoline|dispatcher)_|\.so(?:\.|$)|\.ko(?:\.|$)|^vmlinux|^\/|^perf-\d+\.map$|^\/\/anon/;

/** Returns whether a cell has the shape of an object's name (util/dso.c `dso__short_name`) or is the symbol itself. */
export function looksLikeDso(cell: string, symbol: string): boolean {
  return DSO_SHAPE.test(cell) || (cell !== '' && cell === symbol);
}

/**
 * Returns the cells of a row's text for columns of the given kinds. Two blanks separate cells as perf prints them;
 * where fewer cells are found than columns, blanks have collapsed or a cell is empty, and the shape of a DSO decides.
 */
export function splitCells(text: string, kinds: readonly ColumnKind[], symbol: string): Cells {
  if (text === '' || kinds.length === 0) return withEmpty(kinds);
  const cells = text.split(GAP).filter((cell) => cell !== '');
  if (cells.length === kinds.length) return assign(kinds, cells);
  if (kinds.length === 1) return assign(kinds, [text]);
  const dsoLast = kinds.at(-1) === 'dso';
  if (cells.length > kinds.length) {
    const surplus = cells.length - kinds.length + 1;
    const whole = dsoLast
      ? [cells.slice(0, surplus).join(' '), ...cells.slice(surplus)]
      : [...cells.slice(0, kinds.length - 1), cells.slice(kinds.length - 1).join(' ')];
    return assign(kinds, whole);
  }
  return assign(kinds, collapsed(text, kinds, symbol));
}

/** Text whose cells cannot be counted: takes the DSO from its end of the text and the other cells from what is left. */
function collapsed(text: string, kinds: readonly ColumnKind[], symbol: string): readonly string[] {
  const dsoAt = kinds.indexOf('dso');
  if (dsoAt < 0 || (dsoAt > 0 && dsoAt < kinds.length - 1)) return words(text, kinds.length);
  const last = dsoAt > 0;
  const dso = (last ? LAST_DSO : FIRST_DSO).exec(text)?.[1] ?? '';
  const rest = (last ? text.slice(0, text.length - dso.length) : text.slice(dso.length)).trim();
  if (rest === '' && !looksLikeDso(dso, symbol)) return last ? [...words(dso, kinds.length - 1), ''] : ['', dso];
  const others = words(rest, kinds.length - 1);
  return last ? [...others, dso] : [dso, ...others];
}

/** One word for each cell, the last cell takes what is left; surplus cells are empty. */
function words(text: string, count: number): readonly string[] {
  const parts = text.split(/\s+/).filter((part) => part !== '');
  const firsts = parts.slice(0, count - 1);
  return [...firsts, parts.slice(count - 1).join(' ')].concat(Array(count).fill('')).slice(0, count);
}

function withEmpty(kinds: readonly ColumnKind[]): Cells {
  return assign(
    kinds,
    kinds.map(() => ''),
  );
}

function assign(kinds: readonly ColumnKind[], cells: readonly string[]): Cells {
  const found: { -readonly [K in keyof Cells]: string | null } = { ...NO_CELLS };
  for (let at = 0; at < kinds.length; at += 1) {
    const kind = kinds[at];
    const cell = cells[at]?.trim() ?? '';
    if (kind === 'comm' || kind === 'cpu' || kind === 'dso') found[kind] = cell;
    if (kind === 'pid') [found.pid, found.comm] = splitPid(cell);
  }
  return found;
}

/** Returns the thread and the command of a cell of "Pid:Command", which prints `%7d:%-*.*s`. */
export function splitPid(cell: string | null): [string | null, string | null] {
  if (cell === null) return [null, null];
  const match = /^(-?\d+)[:.](.*)$/.exec(cell);
  return match === null ? [null, cell] : [match[1] ?? null, match[2] ?? null];
}

/**
 * Returns the cells that a dotted ruler cuts out of a row, or null when the row does not keep to it: then blanks were
 * lost on the way and positions mean nothing. `kinds` and `spans` are those of the text columns.
 */
export function cutCells(line: string, kinds: readonly ColumnKind[], spans: readonly Span[]): Cells | null {
  const cells: string[] = [];
  for (const { start, end } of spans) {
    if (cells.length > 0 && line.slice(start - 1, start).trim() !== '') return null;
    if (line.slice(end, end + 2).trim() !== '') return null;
    cells.push(line.slice(start, end));
  }
  return assign(kinds, cells);
}

/** What inference looks at in a row without a title line above it. */
export interface CellSample {
  readonly text: string;
  readonly level: Level;
  readonly symbol: string;
}

/** Whether blanks collapsed between commands and objects: most rows end with an object behind something else, and none with anything else. */
function isCollapsed(filled: readonly CellSample[]): boolean {
  const split = filled.flatMap((row) => {
    const dso = LAST_DSO.exec(row.text)?.[1] ?? '';
    return dso.length < row.text.length ? [{ row, dso }] : [];
  });
  if (split.length * 2 <= filled.length) return false;
  return split.every(({ row, dso }) => row.level === '.' || looksLikeDso(dso, row.symbol));
}

/**
 * Returns the kinds of the text columns of a table without titles. Two cells are command and DSO; one cell is a DSO
 * when it looks like one anywhere, or when nothing in the kernel contradicts it, else a command.
 */
export function inferTextColumns(rows: readonly CellSample[]): readonly ColumnKind[] {
  const filled = rows.filter((row) => row.text !== '');
  if (filled.length === 0) return [];
  const counts = filled.map((row) => row.text.split(GAP).length);
  const first: ColumnKind = filled.every((row) => /^\d+:/.test(row.text)) ? 'pid' : 'comm';
  const most = largestOf(counts, 0);
  if (counts.filter((count) => count >= 2).length * 2 > filled.length) {
    const kinds: readonly ColumnKind[] = most >= 3 ? [first, 'other', 'dso'] : [first, 'dso'];
    const swapped = filled.every((row) => {
      const cells = row.text.split(GAP);
      return looksLikeDso(cells[0] ?? '', row.symbol) && !looksLikeDso(cells.at(-1) ?? '', row.symbol);
    });
    return swapped ? ['dso', first] : kinds;
  }
  if (isCollapsed(filled)) return [first, 'dso'];
  if (first === 'pid') return ['pid'];
  if (filled.some((row) => looksLikeDso(row.text, row.symbol))) return ['dso'];
  return filled.some((row) => row.level === 'k') ? ['comm'] : ['dso'];
}
