/**
 * What people and tools draw around a table: bars in front of every line as a mark of quoting, tables and fences of Markdown,
 * and the `>` by which less(1) shows that a line goes on beyond the screen.
 */
import type { Line } from '../model/line.ts';

const FENCE = /^\s{0,12}(?:`{3,}|~{3,})[\w+-]{0,20}\s*$/;
const MARKDOWN_ROW = /^\s{0,12}\|.*\|\s*$/;
const MARKDOWN_RULE = /^\s{0,12}\|(?:\s*:?-{2,}:?\s*\|){2,}\s*$/;
const BAR = /^\s{0,4}[|│]\s?/;
/** What a line behind a bar begins with if it is one of a table, and not of a call graph. */
const BARRED_ROW = /^\s{0,4}[|│]\s*(?:[+-]\s{1,4})?(?:\d{1,3}[.,]\d{1,2}%\s.*\[[k.guH]\]|#\s)/;
/** Fewer lines in a row are no block. */
const FEWEST = 2;

/** Returns the lines without bars, fences and the signs of Markdown tables and of less. */
export function undoMarkup(lines: readonly Line[]): readonly Line[] {
  const plain = lines.some(({ text }) => text.includes('```') || text.includes('~~~'))
    ? lines.map((line) => (FENCE.test(line.text) ? { ...line, text: '' } : line))
    : lines;
  const barred = plain.some(({ text }) => hasBar(text) && BARRED_ROW.test(text))
    ? blocksOf(plain, BAR, withoutBars)
    : plain;
  return withoutLess(barred);
}

const hasBar = (text: string): boolean => text.includes('|') || text.includes('│');

/** The lines, each block of lines that begin alike changed by `change`. */
function blocksOf(
  lines: readonly Line[],
  member: RegExp,
  change: (block: readonly Line[]) => readonly Line[],
): readonly Line[] {
  const out: Line[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (end < lines.length && member.test(lines[end]?.text ?? '')) end += 1;
    const block = end - at < FEWEST ? lines.slice(at, Math.max(end, at + 1)) : change(lines.slice(at, end));
    for (const line of block) out.push(line);
    at = Math.max(end, at + 1);
  }
  return out;
}

/** A block of lines behind bars: a table of Markdown, a quoted one, or a call graph that stays as it is. */
function withoutBars(block: readonly Line[]): readonly Line[] {
  const rule = block.findIndex(({ text }) => MARKDOWN_RULE.test(text));
  if (rule >= 0 && block.every(({ text }) => MARKDOWN_ROW.test(text)))
    return block.filter((_, at) => at !== rule).map((line) => ({ ...line, text: cellsOf(line.text).join('  ') }));
  if (!block.some(({ text }) => BARRED_ROW.test(text))) return block;
  return block.map((line) => ({ ...line, text: line.text.replace(BAR, '') }));
}

/** The cells of a row of Markdown, its emphasis and code marks taken off; a barred `\|` is a bar. */
function cellsOf(text: string): readonly string[] {
  const cells = text
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/);
  return cells.map((cell) =>
    cell
      .trim()
      .replace(/^(\*\*|__|`)(.*)\1$/, '$2')
      .replaceAll('\\|', '|'),
  );
}

const SHARE = /^\s{0,16}\d{1,3}[.,]\d{1,2}%\s/;
const LEVEL = /\[[k.guH]\]\s/;

function isCutRow({ text }: Line): boolean {
  return text.endsWith('>') && SHARE.test(text) && LEVEL.test(text) && !isClosed(text);
}

/** Rows that less cut at the edge of the screen, all in one column: their last sign is none of the symbol's. */
function withoutLess(lines: readonly Line[]): readonly Line[] {
  const cut = lines.filter(isCutRow);
  const widths = new Set(cut.map(({ text }) => text.length));
  const [width] = widths;
  if (cut.length < FEWEST || widths.size !== 1 || width === undefined) return lines;
  const isCut = (line: Line): boolean => line.text.length === width && line.text.endsWith('>') && !isClosed(line.text);
  return lines.map((line) => (isCut(line) ? { ...line, text: line.text.slice(0, -1).trimEnd() } : line));
}

/** Whether the last `>` closes a `<` of a template. */
function isClosed(text: string): boolean {
  return text.split('<').length >= text.split('>').length;
}
