import type { Line } from '../../model/line.ts';
import { parseTitles } from './columns.ts';
import { beginsWithShare, type RawRow, readRow } from './raw-row.ts';

/** How many lines a mailer can make of one row: before `[k]`, and between `[k]` and the symbol. */
const MOST_LINES = 3;

/** A row that was found at a line, and the index of the first line behind it. */
export interface RowAt {
  readonly row: RawRow;
  readonly end: number;
}

/**
 * Returns the row that begins at line `at`, joined from the lines that a mailer wrapped it to, or null. A row without a
 * symbol is one whose name perf left empty; it counts when its level stands alone at the end of the line.
 */
export function rowAt(lines: readonly Line[], at: number): RowAt | null {
  const first = lines[at];
  if (first === undefined) return null;
  let text = first.text;
  let reading = readRow(text);
  let end = at + 1;
  while (reading.kind === 'open' && end < at + MOST_LINES) {
    const next = lines[end];
    if (next === undefined || next.depth > first.depth || !continues(next.text, reading.row !== null)) break;
    text = `${text} ${next.text.trim()}`;
    reading = readRow(text);
    end++;
  }
  if (reading.kind === 'row') return { row: reading.row, end };
  if (reading.kind === 'open' && reading.row !== null) return { row: reading.row, end: at + 1 };
  return null;
}

/** Whether a line can be the rest of a row that lacks its symbol, or its level too. */
function continues(text: string, hasLevel: boolean): boolean {
  const rest = text.trim();
  if (rest === '' || rest.startsWith('#') || beginsWithShare(rest) || parseTitles(rest) !== null) return false;
  if (!hasLevel) return /(?:^|\s)\[[k.guH]\](?:\s|$)/.test(rest);
  return isSymbol(rest);
}

/** A lone word, or what only C++ and Rust names hold; never a label or a sentence. */
function isSymbol(text: string): boolean {
  if (/[:.,!?]$/.test(text) || !/[A-Za-z0-9_]/.test(text)) return false;
  return !/\s/.test(text) || /::|[<(]/.test(text);
}
