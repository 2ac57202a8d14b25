import { trimSigns } from '../../model/trim-signs.ts';
import { bytesOfBase64, bytesOfLatin1, latin1Of } from '../byte-text.ts';
import { MOST_BLANK, type PhysicalLine, roomForAll, type TakeRoom, withoutBlanks } from '../physical-line.ts';
import { decodeQuotedPrintable } from '../quoted-printable.ts';
import { joinFlowed } from './flowed.ts';
import type { Part } from './parts.ts';

const FEED = 0x0a;

/** Attachments whose names say that they are text, whatever type the mailer gave them. */
const TEXT_NAME = /\.(?:txt|log|out|md|rst|org|patch|diff|folded|report|script|csv)$/i;

/** Returns whether a part can hold a table. */
export function isTextPart({ type, fileName }: Part): boolean {
  return /^text\/|^message\//.test(type) || (fileName !== null && TEXT_NAME.test(fileName));
}

/**
 * Returns the lines of a part's text, its transfer encoding and character set undone; each has the number of the line of
 * the file on which it begins.
 */
export function decodePart(part: Part, takeRoom: TakeRoom = roomForAll): readonly PhysicalLine[] {
  const lines = transferred(part, takeRoom);
  return part.flowed === 'no' ? lines : joinFlowed(lines, part.flowed === 'delsp');
}

/** The lines of a mail are bytes, a character each. */
function transferred({ encoding, charset, body }: Part, takeRoom: TakeRoom): readonly PhysicalLine[] {
  const decode = (bytes: Uint8Array): string => decodeBytes(bytes, charset);
  if (encoding === 'base64') return fromBase64(body, decode, takeRoom);
  const texts = body.map(({ number, text }) => ({ number, text: isAscii(text) ? text : decode(bytesOfLatin1(text)) }));
  return encoding === 'quoted-printable' ? decodeQuotedPrintable(texts, decode, takeRoom) : texts;
}

function isAscii(text: string): boolean {
  return !/[^\x00-\x7f]/.test(text);
}

/**
 * The text of bytes in the character set that the mail names. Valid UTF-8 is that, whatever the header says: it often
 * speaks of the mail before an archive stored it anew. What nobody knows is read as Windows-1252, the way old mails are.
 */
function decodeBytes(bytes: Uint8Array, charset: string | null): string {
  const asUtf8 = decodeAs(bytes, 'utf-8');
  if (asUtf8 !== null) return asUtf8;
  const named = charset === null || /^(?:utf-?8|us-ascii)$/i.test(charset) ? null : decodeAs(bytes, charset);
  return named ?? new TextDecoder('windows-1252').decode(bytes);
}

/** Null where the bytes are not of the character set, or nobody knows such a one. */
function decodeAs(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Four characters are three bytes, so that the line of a byte follows from its place. */
function fromBase64(
  body: readonly PhysicalLine[],
  decode: (bytes: Uint8Array) => string,
  takeRoom: TakeRoom,
): readonly PhysicalLine[] {
  const starts: number[] = [];
  const pieces: string[] = [];
  let length = 0;
  for (const { text } of body) {
    const piece = text.replace(/[^A-Za-z0-9+/=]/g, '');
    starts.push((length / 4) * 3);
    pieces.push(piece);
    length += piece.length;
  }
  const bytes = bytesOfBase64(pieces.join(''));
  takeRoom(linesIn(bytes), bytes.length);
  let at = 0;
  const numberAt = (from: number): number => {
    while (at + 1 < starts.length && (starts[at + 1] ?? 0) <= from) at++;
    return body[at]?.number ?? body[0]?.number ?? 1;
  };
  return withoutBlanks(linesOf(bytes, decode, numberAt));
}

/** The lines of decoded bytes; `numberAt` tells that of the line of the file in which a byte stands. */
function* linesOf(
  bytes: Uint8Array,
  decode: (bytes: Uint8Array) => string,
  numberAt: (from: number) => number,
): Generator<PhysicalLine> {
  for (let from = 0; from <= bytes.length; ) {
    const feed = bytes.indexOf(FEED, from);
    const end = feed < 0 ? bytes.length : feed;
    const plain = end === from ? '' : latin1Of(bytes.subarray(from, end));
    const text = trimSigns(isAscii(plain) ? plain : decode(bytes.subarray(from, end)), '', '\r');
    yield { number: numberAt(from), text };
    from = end + 1;
  }
}

/** How many lines bytes are, without blank ones that are left out. */
function linesIn(bytes: Uint8Array): number {
  let lines = 1;
  let blanks = 0;
  for (let last = -1, at = bytes.indexOf(FEED); at >= 0; last = at, at = bytes.indexOf(FEED, at + 1)) {
    blanks = at === last + 1 ? blanks + 1 : 0;
    if (blanks <= MOST_BLANK) lines++;
  }
  return lines;
}
