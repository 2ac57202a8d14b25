import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import type { Document, Line } from '../model/line.ts';
import type { Message } from '../model/message.ts';
import { latin1Of } from './byte-text.ts';
import { htmlToLines, mayBeHtml, undoHtml } from './html.ts';
import { isMail, type Mail, type MailText, mayBeMail, readMails, type SkippedPart } from './mail/read-mail.ts';
import { undoMarkup } from './markup.ts';
import { type PhysicalLine, roomForAll, splitPhysical, type TakeRoom } from './physical-line.ts';
import { mayBeQuotedPrintable, undoQuotedPrintable } from './quoted-printable.ts';
import { partRows } from './side-by-side.ts';
import { clearsScreen, stripLostCodes, stripTerminalCodes } from './terminal-codes.ts';
import { unquote } from './unquote.ts';

const ODD_BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/** Whatever is neither a printed sign of ASCII nor a tab. */
const ODD = /[^\t\x20-\x7e]/;
/** What a person puts before a row: an arrow, stars, a number of the list. */
const PERSON = /^(\s{0,40})(?:[=-]{1,3}>|\u2192|\*{1,3}|\d{1,3}[.):])\s{1,8}(?=\d{1,3}[.,]\d{1,2}%\s+\S)/;
/** Bytes and lines among which the header of a mail begins and ends. */
const MAIL_SNIFFED = 1 << 18;

/** Characters above which a line is none of a table: what looks at all of its words would take gigabytes. */
const MOST_CHARACTERS = 1 << 22;

/**
 * Returns the document that a text holds: lines numbered as an editor shows them, line ends of every system undone, what
 * mail did to the text undone, terminal codes, quote marks, odd blanks, invisible and direction characters removed. Of
 * a mail or a mailbox the headers are no lines of the document.
 */
export function readLines(name: string, text: string, takeRoom: TakeRoom = roomForAll): Document {
  const mail = readMailBytes(name, text, takeRoom);
  if (mail !== null) return mail;
  const lines = toLines(splitPhysical(text), takeRoom, text);
  const diagnostics = longLines(lines, name);
  return diagnostics.length === 0 ? { name, lines } : { name, lines, diagnostics };
}

/** Returns the document of a mail or of a mailbox, or null where the bytes are neither. */
export function readMailBytes(
  name: string,
  input: Uint8Array | string,
  takeRoom: TakeRoom = roomForAll,
): Document | null {
  const head = typeof input === 'string' ? input.slice(0, MAIL_SNIFFED) : latin1Of(input.subarray(0, MAIL_SNIFFED));
  if (!mayBeMail(head) || !isMail(splitPhysical(head))) return null;
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  return mailDocument(name, readMails(splitPhysical(latin1Of(bytes)), takeRoom), takeRoom);
}

/** Returns the document of mails. */
export function mailDocument(name: string, mails: readonly Mail[], takeRoom: TakeRoom = roomForAll): Document {
  const lines: Line[] = [];
  const messages = mails.map(({ index, id, subject, line, endLine, texts }): Message => {
    const from = lines.length;
    for (const [place, text] of texts.entries()) {
      // Nothing goes on from one part into the next.
      if (place > 0) for (let blank = 0; blank < 3; blank++) lines.push(blankLine(text.lines[0]?.number ?? line));
      for (const each of linesOfText(text, takeRoom)) lines.push(each);
    }
    return { index, id, subject, line, endLine, from, end: lines.length };
  });
  const skippedParts = mails.flatMap(({ skipped }) => skipped.map((part) => skippedPart(part, name)));
  const diagnostics = [...skippedParts, ...longLines(lines, name)];
  return { name, lines, messages, diagnostics };
}

function linesOfText({ lines, isHtml }: MailText, takeRoom: TakeRoom): readonly Line[] {
  return isHtml ? cleanLines(htmlToLines(lines, takeRoom)) : toLines(lines, takeRoom);
}

function skippedPart({ number, type, fileName }: SkippedPart, name: string): Diagnostic {
  const what = `an attachment of type ${type}${fileName === null ? '' : ` (${fileName})`}`;
  const message = `${what} is no text, expected text/plain; it is left out, save it and name the file`;
  return diagnostic('no-text-part', message, name, number);
}

function longLines(lines: readonly Line[], name: string): readonly Diagnostic[] {
  const long = lines.filter(({ left }) => left !== undefined);
  return long.map(({ left, number }) => {
    const message = `a line of ${left} characters, expected at most ${MOST_CHARACTERS}; it is left out`;
    return diagnostic('long-line', message, name, number);
  });
}

function blankLine(number: number): Line {
  return { number, text: '', depth: 0, clears: false };
}

/** Undoes what mail did to a text that no header describes. `text` is the whole, to see quickly that nothing was done. */
function toLines(physical: readonly PhysicalLine[], takeRoom: TakeRoom, text?: string): readonly Line[] {
  const whole = text ?? physical.map((each) => each.text).join('\n');
  const plain = mayBeQuotedPrintable(whole) ? undoQuotedPrintable(physical, takeRoom) : physical;
  // What was quoted-printable may have hidden HTML.
  return cleanLines(plain !== physical || mayBeHtml(whole) ? undoHtml(plain, takeRoom) : plain);
}

function cleanLines(physical: readonly PhysicalLine[]): readonly Line[] {
  return partRows(undoMarkup(physical.map(cleanLine)));
}

/** Returns whether a line says what it is: nothing stands in it that mail, a terminal or HTML left and reading would undo. */
export function isPlainLine(text: string): boolean {
  if (mayBeQuotedPrintable(text) || mayBeHtml(text)) return false;
  const line = cleanLine({ number: 1, text });
  return line.text === text && !line.clears;
}

function cleanLine({ number, text: raw }: PhysicalLine): Line {
  if (raw.length > MOST_CHARACTERS) return { ...blankLine(number), left: raw.length };
  const clears = clearsScreen(raw);
  const plain = ODD.test(raw)
    ? stripTerminalCodes(raw).replace(ODD_BLANKS, ' ').replace(INVISIBLE, '')
    : stripLostCodes(raw);
  const { text: marked, depth, marks } = unquote(plain);
  const text = marked.includes('%') ? marked.replace(PERSON, '$1') : marked;
  const line: Line = { number, text: text.trimEnd(), depth, clears };
  return depth === 0 ? line : { ...line, marks };
}
