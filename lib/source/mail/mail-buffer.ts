import type { ByteSource } from '../../model/bytes.ts';
import { splitPhysical } from '../physical-line.ts';
import { beginsMessages } from './split-mbox.ts';

const BETWEEN = Buffer.from('\n\nFrom ');
const FIRST = 'From ';
const ROOM = 1 << 22;
/** A header is looked at so far to tell it from a paragraph that begins with the word. */
const MOST_HEADER = 1 << 16;

/** Returns whether bytes may be those of a mailbox: cheap, and true more often than they are. */
export function mayBeMailbox(head: Uint8Array): boolean {
  return Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, FIRST.length)).toString('latin1') === FIRST;
}

/** Returns whether a mail of a mailbox begins at a place. */
export function beginsMail(bytes: Buffer, at: number): boolean {
  const blank = bytes.indexOf('\n\n', at);
  const end = Math.min(blank < 0 ? bytes.length : blank + 2, at + MOST_HEADER);
  const head = bytes.toString('latin1', at, end);
  return head.startsWith(FIRST) && beginsMessages(splitPhysical(head));
}

/** Returns where the first mail of some bytes begins that stands behind another, all of its header with it; null where none does. */
export function nextMail(bytes: Buffer): number | null {
  for (let found = bytes.indexOf(BETWEEN); found >= 0; found = bytes.indexOf(BETWEEN, found + 2))
    if (bytes.indexOf('\n\n', found + 2) >= 0 && beginsMail(bytes, found + 2)) return found + 2;
  return null;
}

/** Bytes of a mailbox, cut where its mails begin. */
export class MailBuffer {
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
