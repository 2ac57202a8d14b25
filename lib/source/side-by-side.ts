/**
 * Rows that stand on one line: two tables side by side, as people put them under two headings, and tables whose line ends
 * were lost on a web form, so that row follows row in one long line:
 *
 *     * before:                          * after:
 *     13.15% [kernel] [k] __xdp_return   12.42% [kernel] [k] __xdp_return
 *                                         1.70% [kernel] [k] xdp_return_frame
 *
 * What stands beside a table comes behind it, so that formats meet one table after the other. Tables side by side are told
 * by the column at which the right one stands.
 */

import type { Line } from '../model/line.ts';
import { trimSigns } from '../model/trim-signs.ts';

/** A row with its level; a symbol follows. Two of them never overlap. */
const ROW = /(?<![\w.,+-])\d{1,3}[.,]\d{1,2}%[ \t]+(?:[^\s%]\S{0,200}[ \t]+){0,4}?\[[k.guH]\][ \t]+[^\s%]\S*/g;
/** How far rows of the right table may stand from their column, and headings from it. */
const OFF = 3;
const HEADING_OFF = 12;
/** Fewer lines with two rows are no tables side by side. */
const FEWEST = 2;
/** Blank lines that may stand between headings and rows. */
const MOST_BLANK = 2;
const TAB = 8;

/** Returns the lines with tables that stand side by side one behind the other, and with one row a line. */
export function partRows(lines: readonly Line[]): readonly Line[] {
  if (!lines.some(({ text }) => mayHoldTwo(text))) return lines;
  const parted: Line[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (line === undefined) break;
    const starts = startsOf(line.text);
    if (starts.length < 2) {
      parted.push(line);
      at += 1;
      continue;
    }
    const block = blockAt(lines, at);
    if (block === null) {
      for (const row of inSequence(line)) parted.push(row);
      at += 1;
      continue;
    }
    const headings = takeHeadings(parted, block.column);
    const tables = [headings.left, block.left, [blank(line)], headings.right, block.right, [blank(line)]];
    for (const each of tables.flat()) parted.push(each);
    at = block.end;
  }
  return parted;
}

/** Cheap: what no line without two shares and a level between them passes. */
function mayHoldTwo(text: string): boolean {
  const share = text.indexOf('%');
  const level = share < 0 ? -1 : text.indexOf(']', share);
  return level >= 0 && text.includes('%', level);
}

interface Block {
  readonly column: number;
  readonly left: readonly Line[];
  readonly right: readonly Line[];
  /** Index of the first line behind the block. */
  readonly end: number;
}

/** The tables side by side that begin at a line with two rows; null where no column holds them. */
function blockAt(lines: readonly Line[], at: number): Block | null {
  const column = startsOf(expand(lines[at]?.text ?? ''))[1] ?? 0;
  const [left, right]: [Line[], Line[]] = [[], []];
  let both = 0;
  let end = at;
  for (let line = lines[end]; line !== undefined; line = lines[end]) {
    const halves = halvesOf(line, column);
    if (halves === 'torn') return null;
    if (halves === null) break;
    if (halves.length === 2) both += 1;
    for (const { side, text } of halves) (side === 'left' ? left : right).push({ ...line, text });
    end += 1;
  }
  return both < FEWEST ? null : { column, left, right, end };
}

/** The rows of a line by the table they are in; null where it has none, `torn` where two do not stand at the column. */
function halvesOf(
  line: Line,
  column: number,
): readonly { readonly side: 'left' | 'right'; readonly text: string }[] | 'torn' | null {
  const text = expand(line.text);
  const starts = startsOf(text);
  if (starts.length === 0 || starts.length > 2) return null;
  const last = starts.at(-1) ?? 0;
  const isRight = Math.abs(last - column) <= OFF;
  if (starts.length === 2 && !isRight) return 'torn';
  const split = isRight ? last : text.length;
  const halves = [
    { side: 'left' as const, text: trimSigns(text.slice(0, split), '', ' \t|') },
    { side: 'right' as const, text: text.slice(split) },
  ];
  return halves.filter((half) => half.text !== '');
}

/** The last line above, where it has a heading over either table: it is taken away and told apart. */
function takeHeadings(
  above: Line[],
  column: number,
): { readonly left: readonly Line[]; readonly right: readonly Line[] } {
  let at = above.length - 1;
  while (at >= 0 && above.length - 1 - at < MOST_BLANK && above[at]?.text.trim() === '') at -= 1;
  const line = above[at];
  const text = expand(line?.text ?? '');
  const gap = [...text.matchAll(/\s{3,}|\s*\|\s*/g)].find(
    ({ index, 0: blanks }) => index > 0 && Math.abs(index + blanks.length - column) <= HEADING_OFF,
  );
  if (line === undefined || gap === undefined) return { left: [], right: [] };
  above.splice(at);
  const end = gap.index + gap[0].length;
  return { left: [{ ...line, text: text.slice(0, gap.index) }], right: [{ ...line, text: text.slice(end) }] };
}

/** The rows of one long line, each a line; what stands before the first and behind the last symbol is prose. */
function inSequence(line: Line): readonly Line[] {
  const { text } = line;
  const starts = startsOf(text);
  const pieces = [text.slice(0, starts[0]), ...starts.map((start, at) => text.slice(start, starts[at + 1]))];
  const last = pieces.pop() ?? '';
  const row = new RegExp(ROW.source).exec(last)?.[0] ?? last;
  return [...pieces, row, last.slice(row.length)]
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) => ({ ...line, text: piece }));
}

function startsOf(text: string): readonly number[] {
  return text.includes('%') ? [...text.matchAll(ROW)].map(({ index }) => index) : [];
}

function expand(text: string): string {
  if (!text.includes('\t')) return text;
  let out = '';
  for (const part of text.split('\t'))
    out = (out === '' ? '' : out.padEnd((Math.floor(out.length / TAB) + 1) * TAB)) + part;
  return text.startsWith('\t') ? ' '.repeat(TAB) + out : out;
}

function blank({ number, depth }: Line): Line {
  return { number, text: '', depth, clears: false };
}
