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
  return { name, lines: text.split(/\r*\n|\r/).map((raw, at) => cleanLine(raw, at + 1)) };
}

function cleanLine(raw: string, number: number): Line {
  const clears = clearsScreen(raw);
  const plain = stripTerminalCodes(raw).replace(ODD_BLANKS, ' ').replace(INVISIBLE, '');
  const { text, depth } = unquote(plain);
  return { number, text: text.trimEnd(), depth, clears };
}
