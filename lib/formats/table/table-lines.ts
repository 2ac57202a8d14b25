import { parseTitles } from './columns.ts';

/**
 * Lines that stand in or around a table without being rows: comments of perf, headings, marks for rows left out.
 */

const SIGNS_OF_ELISION = ['..', '…', 'snip', 'cut', 'skip'];
const MARK_OF_ELISION = /^[[(<]?\s*(?:\.\.|…|snip|cut|skip)(?:[\s.…]|snip|skip|ped|cut)*[\])>]?$/i;

/** Returns whether the line marks rows that an author left out: `[...]`, `...`, `<snip>`, `[ cut ]`. */
export function isElision(text: string): boolean {
  const trimmed = text.trim();
  const small = trimmed.toLowerCase();
  return SIGNS_OF_ELISION.some((sign) => small.includes(sign)) && MARK_OF_ELISION.test(trimmed);
}

/** Returns whether the line is a `#` line that perf itself prints below or between the rows of `perf report`. */
export function isPerfComment(text: string): boolean {
  return text.includes('#') && /^\s*#\s*(?:$|\(Tip: |\(Cannot load tips|\.{3,})/.test(text);
}

/** Returns whether a header begins here: a line that ends whatever table stands above it. */
export function beginsHeader(text: string): boolean {
  return (
    (text.includes('PerfTop:') && /^\s*PerfTop:/.test(text)) ||
    (text.includes('Samples:') && /^[#\s|]*Samples:\s*\d/.test(text)) ||
    (text.startsWith('#') && /^#\s\S/.test(text)) ||
    parseTitles(text) !== null
  );
}

/** Returns whether a line among rows reads like a heading, so that another table begins behind it. */
export function isLabelLike(text: string): boolean {
  const trimmed = text.trim();
  return (
    /:$/.test(trimmed) ||
    /^(?:[*=#]|-{2,})/.test(trimmed) ||
    /\b(?:before|after|with|without|w\/o?|patch(?:ed)?|base(?:line)?)\b/i.test(trimmed)
  );
}
