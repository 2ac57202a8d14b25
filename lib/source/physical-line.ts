/** A piece of text that becomes a line of a document, and the line of the file on which it begins. */
export interface PhysicalLine {
  /** 1-based number in the file as an editor shows it. */
  readonly number: number;
  readonly text: string;
}

/**
 * Told of lines that a text unpacks to beside those of the file, and of their characters, as soon as both are known; throws
 * where the memory has no room for them.
 */
export type TakeRoom = (lines: number, characters: number) => void;

/** Where nobody looks at the memory. */
export const roomForAll: TakeRoom = () => undefined;

/** Blank lines that follow each other are kept up to so many, and the last: nobody writes more, and each takes memory. */
export const MOST_BLANK = 1000;
const TOO_BLANK = '\n'.repeat(MOST_BLANK + 2);

/** Returns lines without most of what is blank where that goes on and on; the others keep their numbers. */
export function withoutBlanks(lines: Iterable<PhysicalLine>): readonly PhysicalLine[] {
  const kept: PhysicalLine[] = [];
  let blanks = 0;
  for (const line of lines) {
    blanks = line.text === '' ? blanks + 1 : 0;
    if (blanks > MOST_BLANK) kept.pop();
    kept.push(line);
  }
  return kept;
}

/**
 * Returns the lines of a text with their numbers: LF, CR LF (also with several CR, as terminals log it), and CR alone
 * end a line; each CR that stands alone begins another piece with the number of its line. Of very many blank lines in a row some are left out.
 */
export function splitPhysical(text: string): readonly PhysicalLine[] {
  const parts = text.split('\n');
  if (!text.includes('\r')) {
    if (text.includes(TOO_BLANK)) return withoutBlanks(numbered(parts));
    return parts.map((part, at) => ({ number: at + 1, text: part }));
  }
  return withoutBlanks(ofReturns(parts));
}

function* ofReturns(parts: readonly string[]): Generator<PhysicalLine> {
  let number = 0;
  for (const [at, part] of parts.entries()) {
    let end = part.length;
    // Those before a line feed belong to it; at the end of the text each ends a line.
    while (at < parts.length - 1 && end > 0 && part[end - 1] === '\r') end--;
    for (const piece of part.slice(0, end).split('\r')) yield { number: ++number, text: piece };
  }
}

function* numbered(parts: readonly string[]): Generator<PhysicalLine> {
  for (let at = 0; at < parts.length; at++) yield { number: at + 1, text: parts[at] ?? '' };
}
