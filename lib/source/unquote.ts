/**
 * Quote marks of mails: `>`, `> >`, `>>>`, `AS> ` (the initials of whoever is quoted), with up to eight blanks before
 * each (a mail inside a commit or a code block). The blank behind a mark belongs to it; further blanks are the text's own.
 */
const MARK = /^[ \t]{0,8}(?:[A-Z]{1,3})?>[ \t]?/;

/** Returns the text behind all quote marks, how many there were, and the marks as they stand. */
export function unquote(text: string): { readonly text: string; readonly depth: number; readonly marks: string } {
  if (!text.includes('>')) return { text, depth: 0, marks: '' };
  let rest = text;
  let depth = 0;
  for (let match = MARK.exec(rest); match !== null; match = MARK.exec(rest)) {
    rest = rest.slice(match[0].length);
    depth++;
  }
  return { text: rest, depth, marks: text.slice(0, text.length - rest.length) };
}
