import { type PhysicalLine, roomForAll, type TakeRoom } from '../physical-line.ts';
import { decodePart, isTextPart } from './decode-part.ts';
import { readWords } from './header-value.ts';
import { readHeaders } from './headers.ts';
import { partsOf } from './parts.ts';
import { beginsMessages, splitMbox } from './split-mbox.ts';

/** One text of a mail: its lines, and whether they are HTML. */
export interface MailText {
  readonly lines: readonly PhysicalLine[];
  readonly isHtml: boolean;
}

/** A part of a mail that holds no text, and where it begins. */
export interface SkippedPart {
  readonly number: number;
  readonly type: string;
  readonly fileName: string | null;
}

/** One mail: who it is, which lines of the file it takes, and the texts in it. */
export interface Mail {
  /** Its place among the mails of the input, from 1. */
  readonly index: number;
  /** Without its angle brackets; null where the mail names none. */
  readonly id: string | null;
  readonly subject: string | null;
  readonly line: number;
  readonly endLine: number;
  readonly texts: readonly MailText[];
  readonly skipped: readonly SkippedPart[];
}

/** How much of a text is looked at to tell whether it begins like a mail. */
const SNIFFED = 64;

/** Returns whether the first lines of a text are the header of a mail or of a mailbox. */
export function isMail(firstLines: readonly PhysicalLine[]): boolean {
  return beginsMessages(firstLines);
}

/** Returns whether a text may begin with the header of a mail: cheap, and true more often than it does. */
export function mayBeMail(text: string): boolean {
  return /^\s{0,20}(?:From \S|[!-9;-~]{2,76}:[ \t\r\n])/.test(text.slice(0, SNIFFED + 100));
}

/** Returns the mails of a text that is one, or a mailbox. A character of the text is a byte of the file. */
export function readMails(lines: readonly PhysicalLine[], takeRoom: TakeRoom = roomForAll): readonly Mail[] {
  return splitMbox(lines).map(({ from, end }, at) => {
    const { headers } = readHeaders(lines, from, end);
    const parts = partsOf(lines, from, end);
    const subject = headers.get('subject');
    return {
      index: at + 1,
      id: headers.get('message-id')?.replace(/^<|>$/g, '') ?? null,
      subject: subject === undefined ? null : readWords(subject).replace(/\s+/g, ' ').trim(),
      line: lines[from]?.number ?? 1,
      endLine: lines[end - 1]?.number ?? 1,
      texts: parts
        .filter(isTextPart)
        .map((part) => ({ lines: unescapeFrom(decodePart(part, takeRoom)), isHtml: part.type === 'text/html' })),
      skipped: parts
        .filter((part) => !isTextPart(part))
        .map(({ body, type, fileName }) => ({ number: body[0]?.number ?? 1, type, fileName })),
    };
  });
}

/** A mailbox puts a mark before each line of a text that begins like its own separator. */
function unescapeFrom(lines: readonly PhysicalLine[]): readonly PhysicalLine[] {
  return lines.map((line) => (/^>+From /.test(line.text) ? { ...line, text: line.text.slice(1) } : line));
}
