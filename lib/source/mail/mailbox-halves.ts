import type { ByteFile, ByteSource, SecondThread } from '../../model/bytes.ts';
import { upTo } from '../byte-sources.ts';
import type { TakeRoom } from '../physical-line.ts';
import { nextMail } from './mail-buffer.ts';
import { addMails, eachMail, type FoundMail, type MailboxSize, readMailbox } from './mailbox-bytes.ts';
import type { Mail } from './read-mail.ts';

/** Lets another thread look for mails from a place of a file on; null where none can be had. */
export type StartMails = (descriptor: number, from: number) => SecondThread | null;

/** What another thread has found in its part of a mailbox: where mails stand that may hold something, from its beginning on. */
export interface MailPlaces extends MailboxSize {
  readonly found: readonly Omit<FoundMail, 'text'>[];
}

/** How a mailbox is read. */
export interface MailboxOptions {
  readonly mayHold: (text: string) => boolean;
  readonly takeRoom: TakeRoom;
  readonly file: ByteFile | undefined;
  readonly start: StartMails | undefined;
  /** Bytes of a file that is large. */
  readonly large?: number;
}

/** A smaller mailbox is read before another thread has begun. */
const LARGE = 16 << 20;
/** What part of it this thread reads: the other has to begin first, and its mails are read here. */
const FIRST = 0.52;
/** So many bytes behind that place are searched for a mail. */
const SEARCHED = 1 << 22;

/**
 * Returns the mails of a mailbox as `readMailbox` does, looked for by two threads where it is a large file. `source` begins
 * with its first byte each time that it is asked for.
 */
export function readMailboxHalves(source: () => ByteSource, options: MailboxOptions): readonly Mail[] | null {
  const { mayHold, takeRoom, file, start, large = LARGE } = options;
  const alone = (): readonly Mail[] | null => readMailbox(source(), mayHold, takeRoom);
  const from = file === undefined || start === undefined || file.size < large ? null : cutOf(file);
  const thread = file === undefined || from === null ? null : (start?.(file.descriptor, from) ?? null);
  if (file === undefined || from === null || thread === null) return alone();
  try {
    file.beside = thread.done;
    const mails: Mail[] = [];
    const part = { mayHold, hasMore: true };
    const own = eachMail(upTo(source(), from), part, (found) => addMails(mails, found, takeRoom));
    const other = own === null ? null : thread.wait();
    if (own === null || other?.part === null) return null;
    // A thread that is gone is done without.
    if (other === null) return alone();
    addFound(mails, other.part as MailPlaces, { ...own, from }, file, takeRoom);
    return mails;
  } finally {
    thread.stop();
  }
}

/** Looks for the mails of a mailbox from the beginning of one on, for another thread; null as `eachMail` returns it. */
export function findMails(source: ByteSource, mayHold: (text: string) => boolean): MailPlaces | null {
  const found: Omit<FoundMail, 'text'>[] = [];
  const size = eachMail(source, { mayHold, hasMore: false }, ({ text: _, ...place }) => found.push(place));
  return size === null ? null : { ...size, found };
}

/** Reads the mails that another thread has found behind those before them. */
function addFound(
  mails: Mail[],
  { found, mails: count }: MailPlaces,
  before: MailboxSize & { readonly from: number },
  { readAt }: ByteFile,
  takeRoom: TakeRoom,
): void {
  for (const { line, index, from, to } of found) {
    const bytes = Buffer.allocUnsafe(to - from);
    let filled = 0;
    for (let read = -1; read !== 0; filled += read) read = readAt(bytes.subarray(filled), before.from + from + filled);
    const text = bytes.toString('latin1', 0, index === count ? filled : filled - 1);
    addMails(mails, { text, line: line + before.lines, index: index + before.mails }, takeRoom);
  }
}

/** Returns where a mail begins near the middle of a file; null where none is found. */
function cutOf({ readAt, size }: ByteFile): number | null {
  const from = Math.floor(size * FIRST);
  const bytes = Buffer.allocUnsafe(SEARCHED);
  const found = nextMail(bytes.subarray(0, readAt(bytes, from)));
  return found === null ? null : from + found;
}
