import type { ByteSource } from '../../model/bytes.ts';
import { roomForAll, splitPhysical, type TakeRoom } from '../physical-line.ts';
import { beginsMail, MailBuffer } from './mail-buffer.ts';
import { type Mail, readMails } from './read-mail.ts';

const FEED = 0x0a;
const RETURN = 0x0d;
/** A mail whose body does not stand there as it is, or that holds others. */
const CODED =
  /^content-(?:transfer-encoding:\s*(?:base64|quoted-printable)|type:\s*(?:multipart|message|text\/html))/im;

/** A mail that may hold something, and where it stands in what is read of a mailbox. */
export interface FoundMail {
  /** Without the last line feed, which begins the next mail. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** Its place among the mails, from 1. */
  readonly index: number;
  /** Where it begins and ends, in bytes. */
  readonly from: number;
  readonly to: number;
}

/** What was read of a mailbox in all. */
export interface MailboxSize {
  readonly mails: number;
  readonly lines: number;
}

/** What of a mailbox is read. */
export interface MailboxPart {
  readonly mayHold: (text: string) => boolean;
  /** Whether more of it stands behind what is read. */
  readonly hasMore: boolean;
}

/**
 * Hands on the mails of a mailbox of which `mayHold` is true, without ever holding more than a mail. Null where the bytes
 * begin with none, or a carriage return shows that lines do not end as in a mailbox.
 */
export function eachMail(
  source: ByteSource,
  { mayHold, hasMore }: MailboxPart,
  take: (mail: FoundMail) => void,
): MailboxSize | null {
  const buffer = new MailBuffer(source);
  let [line, from] = [1, 0];
  for (let index = 1; ; index++) {
    const bytes = buffer.next();
    if (bytes === null) return index === 1 ? null : { mails: index - 1, lines: line - 1 };
    if (!isMail(bytes, index === 1)) return null;
    const text = bytes.toString('latin1');
    const to = from + bytes.length;
    if (isWanted(text, mayHold))
      take({ text: buffer.isDone && !hasMore ? text : text.slice(0, -1), line, index, from, to });
    line += feedsIn(bytes);
    from = to;
  }
}

/** Returns the mails of a mailbox of which `mayHold` is true, each as `readMails` returns it; null as `eachMail` does. */
export function readMailbox(
  source: ByteSource,
  mayHold: (text: string) => boolean,
  takeRoom: TakeRoom = roomForAll,
): readonly Mail[] | null {
  const mails: Mail[] = [];
  const size = eachMail(source, { mayHold, hasMore: false }, (found) => addMails(mails, found, takeRoom));
  return size === null ? null : mails;
}

/** Adds what a mail is that was found. */
export function addMails(
  mails: Mail[],
  { text, line, index }: Pick<FoundMail, 'text' | 'line' | 'index'>,
  takeRoom: TakeRoom,
): void {
  const lines = splitPhysical(text).map((each) => ({ ...each, number: each.number + line - 1 }));
  takeRoom(lines.length, text.length);
  for (const mail of readMails(lines, takeRoom)) mails.push({ ...mail, index });
}

function isMail(bytes: Buffer, isFirst: boolean): boolean {
  return !bytes.includes(RETURN) && (!isFirst || beginsMail(bytes, 0));
}

function isWanted(text: string, mayHold: (text: string) => boolean): boolean {
  const body = text.indexOf('\n\n') + 1;
  return CODED.test(text.slice(0, body)) || mayHold(text.slice(body));
}

function feedsIn(bytes: Buffer): number {
  let feeds = 0;
  for (let at = bytes.indexOf(FEED); at >= 0; at = bytes.indexOf(FEED, at + 1)) feeds++;
  return feeds;
}
