/** A piece of text that becomes a line of a document, and the line of the file on which it begins. */
export interface PhysicalLine {
  /** 1-based number in the file as an editor shows it. */
  readonly number: number;
  readonly text: string;
}

/**
 * Returns the lines of a text with their numbers: LF, CR LF (also with several CR, as terminals log it), and CR alone
 * end a line; each CR that stands alone begins another piece with the number of its line.
 */
export function splitPhysical(text: string): readonly PhysicalLine[] {
  const parts = text.split('\n');
  if (!text.includes('\r')) return parts.map((part, at) => ({ number: at + 1, text: part }));
  const lines: PhysicalLine[] = [];
  let number = 0;
  for (const [at, part] of parts.entries()) {
    let end = part.length;
    // Those before a line feed belong to it; at the end of the text each ends a line.
    while (at < parts.length - 1 && end > 0 && part[end - 1] === '\r') end--;
    for (const piece of part.slice(0, end).split('\r')) lines.push({ number: ++number, text: piece });
  }
  return lines;
}
