import type { PhysicalLine } from '../physical-line.ts';

const MARKS = /^>+/;
/** A row of a table begins here: mailers leave trailing blanks of terminals at the ends of rows. */
const ROW = /^[>\s]{0,20}(?:[+-]\s{1,8})?\d{1,3}[.,]\d{1,6}%/;

/**
 * Returns the lines of `format=flowed` text (RFC 3676) as they were written: a blank in front that protects a line is
 * taken off, and a line that ends with a blank goes on in the next one of the same depth of quoting. A line that begins
 * with a share begins a row and is joined to nothing.
 */
export function joinFlowed(lines: readonly PhysicalLine[], delSp: boolean): readonly PhysicalLine[] {
  const joined: PhysicalLine[] = [];
  let [first, pieces, above, open]: [number, string[], string | null, boolean] = [1, [], null, false];
  const close = (): void => {
    if (above !== null) joined.push({ number: first, text: pieces.join('') });
  };
  for (const { number, text } of lines) {
    const marks = MARKS.exec(text)?.[0] ?? '';
    const rest = text.slice(marks.length).replace(/^ /, '');
    if (open && above === marks && rest !== '' && !ROW.test(text)) {
      if (delSp) pieces.push(pieces.pop()?.slice(0, -1) ?? '');
      pieces.push(rest);
    } else {
      close();
      [first, pieces] = [number, [marks === '' ? rest : `${marks} ${rest}`]];
      // What a blank protected may look like a mark.
      above = marks === '' ? (MARKS.exec(rest)?.[0] ?? '') : marks;
    }
    open = rest.endsWith(' ') && !rest.endsWith('  ') && rest !== '-- ';
  }
  close();
  return joined;
}
