import { bytesOfHex } from './byte-text.ts';
import { type PhysicalLine, roomForAll, type TakeRoom } from './physical-line.ts';

/**
 * Quoted-printable (RFC 2045, 6.7): `=3D` stands for a byte, a `=` at the end of a line for a break that is not in the
 * text. Archives show it raw, without the header that names it, and then only what stands there tells:
 *
 *     >     61.86%  swapper          [kernel.kallsyms]        [k] default_idle_ca=
 *     ll
 */
/**
 * What an encoder has to escape: `=` itself, bytes beyond ASCII, and blanks at the end of a line. Others prove nothing: a
 * bound such as `<=63.21` has the shape of an escape.
 */
const ESCAPED = /(?<![<>!])=(?:3D|[89A-F][0-9A-F]|(?:20|09)[ \t]*$)/;
const ESCAPES = /(?:=[0-9A-F]{2})+/g;
/** A `=` that this encoding cannot hold, and a ruler of several. */
const FOREIGN = /=(?![0-9A-F]{2}|[ \t]*$)|==/;
/** An encoder fills its lines of 76 characters; what stands before the soft break is long. */
const SOFT = /^.{60,79}[^=\s]?=[ \t]*$/;
const HINT = /=(?:[0-9A-F]{2}|[ \t]*\r?\n)/;
/** Marks that a reply put before both halves of a line that was broken before. */
const MARKS = /^(?:[ \t]{0,2}[>|])+[ \t]?/;

/** How often a text that was never decoded is decoded at most: what was encoded twice shows `=3D` once more. */
const MOST_ROUNDS = 2;

/** Returns whether a text may hold quoted-printable at all; cheap, and true more often than it is. */
export function mayBeQuotedPrintable(text: string): boolean {
  return text.includes('=') && HINT.test(text);
}

/**
 * Returns the lines with quoted-printable undone where they show that it was not; otherwise the very lines. Proof is
 * two escapes or soft breaks, and more of them than signs that the text is something else. Where the text as a whole is
 * no proof, each paragraph is looked at by itself.
 */
export function undoQuotedPrintable(
  lines: readonly PhysicalLine[],
  takeRoom: TakeRoom = roomForAll,
): readonly PhysicalLine[] {
  let current = lines;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = isProof(current)
      ? decodeQuotedPrintable(current, decodeUnknown, takeRoom)
      : byParagraph(current, takeRoom);
    if (next === current) return current;
    current = next;
  }
  return current;
}

function isProof(lines: readonly PhysicalLine[]): boolean {
  let hits = 0;
  let foreign = 0;
  for (const { text } of lines) {
    if (!text.includes('=')) continue;
    if (SOFT.test(text)) hits++;
    if (ESCAPED.test(text)) hits++;
    if (FOREIGN.test(text)) foreign++;
  }
  return (hits >= 2 || lines.some((line, at) => isTornWord(line, lines[at + 1]))) && hits > foreign * 4;
}

/** A line of an encoder's full width that ends in the middle of a word, whose rest stands alone below: proof by itself. */
function isTornWord({ text }: PhysicalLine, next: PhysicalLine | undefined): boolean {
  const full = text.trimEnd();
  if (next === undefined || full.length < 73 || full.length > 77 || !/\w=$/.test(full)) return false;
  return /^[\w.:<>,~@$-]{1,60}$/.test(next.text.trimEnd());
}

/** Decodes the paragraphs that are proof by themselves; returns the very lines where none is. */
function byParagraph(lines: readonly PhysicalLine[], takeRoom: TakeRoom): readonly PhysicalLine[] {
  const decoded: PhysicalLine[] = [];
  let changed = false;
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (end < lines.length && lines[end]?.text.trim() !== '') end++;
    const paragraph = lines.slice(at, Math.max(end, at + 1));
    const proof = isProof(paragraph);
    changed ||= proof;
    for (const line of proof ? decodeQuotedPrintable(paragraph, decodeUnknown, takeRoom) : paragraph)
      decoded.push(line);
    at += paragraph.length;
  }
  return changed ? decoded : lines;
}

/**
 * Returns the decoded lines; one that was broken has the number of its first half. `charset` is what the bytes are
 * written in; those that are not valid UTF-8 are Windows-1252 where nothing says what they are.
 */
export function decodeQuotedPrintable(
  lines: readonly PhysicalLine[],
  decode: (bytes: Uint8Array) => string = decodeUnknown,
  takeRoom: TakeRoom = roomForAll,
): readonly PhysicalLine[] {
  const decoded: PhysicalLine[] = [];
  for (let at = 0; at < lines.length; at++) {
    const first = lines[at];
    if (first === undefined) continue;
    const marks = MARKS.exec(first.text)?.[0].trimEnd() ?? '';
    const { pieces, end } = joinSoft(lines, at, marks);
    at = end;
    const whole = pieces.join('');
    takeRoom(breaksIn(whole), 0);
    const plain = whole.includes('=') ? whole.replace(ESCAPES, (run) => decode(bytesOf(run))) : whole;
    for (const piece of plain.split('\n')) decoded.push({ number: first.number, text: piece });
  }
  return decoded;
}

/** How many line ends are written as escapes: a text may hold nothing else. */
function breaksIn(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('=0A'); at >= 0; at = text.indexOf('=0A', at + 3)) breaks++;
  return breaks;
}

/** The pieces of a line and of those in which it goes on, without the marks of the first; `end` is the last of them. */
function joinSoft(
  lines: readonly PhysicalLine[],
  at: number,
  marks: string,
): { readonly pieces: readonly string[]; readonly end: number } {
  const pieces: string[] = [];
  let end = at;
  let text = lines[at]?.text ?? '';
  for (let soft = softBreak(text); soft !== null; soft = softBreak(text)) {
    pieces.push(soft);
    const next = lines[end + 1];
    if (next === undefined) return { pieces, end };
    end++;
    text =
      marks !== '' && next.text.startsWith(marks) ? next.text.slice(marks.length).replace(/^[ \t]/, '') : next.text;
  }
  pieces.push(text);
  return { pieces, end };
}

/** What stands before a soft break at the end of a line, or null. */
function softBreak(text: string): string | null {
  if (!text.includes('=')) return null;
  const end = text.trimEnd();
  return end.endsWith('=') && !/={2}$/.test(end) ? end.slice(0, -1) : null;
}

function bytesOf(run: string): Uint8Array {
  return bytesOfHex(run.replaceAll('=', ''));
}

function decodeUnknown(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
