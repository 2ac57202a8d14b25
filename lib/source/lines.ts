import type { Document, Line } from '../model/line.ts';
import { clearsScreen, stripTerminalCodes } from './terminal-codes.ts';
import { unquote } from './unquote.ts';

const ODD_BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Returns the document that a text holds: lines numbered as an editor shows them, line ends of every system undone,
 * terminal codes, quote marks, odd blanks, invisible and direction characters removed.
 */
export function readLines(name: string, text: string): Document {
  return { name, lines: splitLines(text).map((raw, at) => cleanLine(raw, at + 1)) };
}

function cleanLine(raw: string, number: number): Line {
  const clears = clearsScreen(raw);
  const plain = stripTerminalCodes(raw).replace(ODD_BLANKS, ' ').replace(INVISIBLE, '');
  const { text, depth } = unquote(plain);
  return { number, text: text.trimEnd(), depth, clears };
}

/** Lines of every system: LF, CR LF (also with several CR, as terminals log it), and CR alone. */
function splitLines(text: string): readonly string[] {
  const parts = text.split('\n');
  return parts.flatMap((part, at) => {
    let end = part.length;
    // Those before a line feed belong to it; at the end of the text each ends a line.
    while (at < parts.length - 1 && end > 0 && part[end - 1] === '\r') end--;
    const line = part.slice(0, end);
    return line.includes('\r') ? line.split('\r') : [line];
  });
}
