import type { ByteSource } from '../../model/bytes.ts';
import { roomForAll, splitPhysical, type TakeRoom } from '../physical-line.ts';
import { type Mail, readMails } from './read-mail.ts';
import { beginsMessages } from './split-mbox.ts';

const FEED = 0x0a;
const RETURN = 0x0d;
const BETWEEN = Buffer.from('\n\nFrom ');
const FIRST = 'From ';
const ROOM = 1 << 22;
/** A header is looked at so far to tell it from a paragraph that begins with the word. */
const MOST_HEADER = 1 << 16;
/** A mail whose body does not stand there as it is, or that holds others. */
const CODED =
  /^content-(?:transfer-encoding:\s*(?:base64|quoted-printable)|type:\s*(?:multipart|message|text\/html))/im;

/**
 * Returns the mails of a mailbox of which `mayHold` is true, each as `readMails` returns it, without ever holding more than
 * a mail. Null where the bytes begin with none, or a carriage return shows that lines do not end as in a mailbox.
 */
export function readMailbox(
  source: ByteSource,
  mayHold: (text: string) => boolean,
  takeRoom: TakeRoom = roomForAll,
): readonly Mail[] | null {
  const mails: Mail[] = [];
  const buffer = new MailBuffer(source);
  let line = 1;
  for (let index = 1; ; index++) {
    const bytes = buffer.next();
    if (bytes === null) return index === 1 ? null : mails;
    if (!isMail(bytes, index === 1)) return null;
    const text = bytes.toString('latin1');
    // The last line feed of a mail begins the next one.
    if (isWanted(text, mayHold))
      for (const mail of readMail(buffer.isDone ? text : text.slice(0, -1), line, takeRoom))
        mails.push({ ...mail, index });
    line += feedsIn(bytes);
  }
}

function isMail(bytes: Buffer, isFirst: boolean): boolean {
  return !bytes.includes(RETURN) && (!isFirst || beginsMail(bytes, 0));
}

function isWanted(text: string, mayHold: (text: string) => boolean): boolean {
  const body = text.indexOf('\n\n') + 1;
  return CODED.test(text.slice(0, body)) || mayHold(text.slice(body));
}

/** The mail of a text that begins on a line of the input. */
function readMail(text: string, line: number, takeRoom: TakeRoom): readonly Mail[] {
  const lines = splitPhysical(text).map((each) => ({ ...each, number: each.number + line - 1 }));
  takeRoom(lines.length, text.length);
  return readMails(lines, takeRoom);
}

/** Returns whether bytes may be those of a mailbox: cheap, and true more often than they are. */
export function mayBeMailbox(head: Uint8Array): boolean {
  return Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, FIRST.length)).toString('latin1') === FIRST;
}

/** Bytes of a mailbox, cut where its mails begin. */
class MailBuffer {
  readonly #source: ByteSource;
  #bytes = Buffer.allocUnsafeSlow(ROOM);
  #from = 0;
  #filled = 0;
  #isWhole = false;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** True behind the last mail. */
  get isDone(): boolean {
    return this.#isWhole && this.#from === this.#filled;
  }

  /** Returns the bytes of the next mail, which hold until the next call; null behind the last. */
  next(): Buffer | null {
    let searched = this.#from;
    for (;;) {
      const found = this.#bytes.subarray(0, this.#filled).indexOf(BETWEEN, searched);
      const isKnown = found >= 0 && (this.#isWhole || this.#holdsHeader(found + 2));
      if (isKnown && beginsMail(this.#bytes.subarray(0, this.#filled), found + 2)) return this.#take(found + 2);
      if (isKnown) searched = found + 2;
      else if (this.#isWhole) return this.isDone ? null : this.#take(this.#filled);
      else {
        const kept = (found >= 0 ? found : Math.max(this.#from, this.#filled - BETWEEN.length)) - this.#from;
        this.#fill();
        searched = this.#from + kept;
      }
    }
  }

  #take(end: number): Buffer {
    const mail = this.#bytes.subarray(this.#from, end);
    this.#from = end;
    return mail;
  }

  #holdsHeader(at: number): boolean {
    return this.#filled - at > MOST_HEADER || this.#bytes.subarray(at, this.#filled).includes('\n\n');
  }

  #fill(): void {
    const held = this.#filled - this.#from;
    const bytes = held * 2 > this.#bytes.length ? Buffer.allocUnsafeSlow(this.#bytes.length * 2) : this.#bytes;
    this.#bytes.copy(bytes, 0, this.#from, this.#filled);
    this.#bytes = bytes;
    this.#from = 0;
    this.#filled = held;
    const count = this.#source(bytes.subarray(held));
    this.#filled += count;
    this.#isWhole = count === 0;
  }
}

/** Whether a mail of a mailbox begins at a place. */
function beginsMail(bytes: Buffer, at: number): boolean {
  const blank = bytes.indexOf('\n\n', at);
  const end = Math.min(blank < 0 ? bytes.length : blank + 2, at + MOST_HEADER);
  const head = bytes.toString('latin1', at, end);
  return head.startsWith(FIRST) && beginsMessages(splitPhysical(head));
}

function feedsIn(bytes: Buffer): number {
  let feeds = 0;
  for (let at = bytes.indexOf(FEED); at >= 0; at = bytes.indexOf(FEED, at + 1)) feeds++;
  return feeds;
}
