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
  const joined: { number: number; text: string }[] = [];
  let open = false;
  for (const { number, text } of lines) {
    const marks = MARKS.exec(text)?.[0] ?? '';
    const rest = text.slice(marks.length).replace(/^ /, '');
    const last = joined.at(-1);
    const lastMarks = MARKS.exec(last?.text ?? '')?.[0] ?? '';
    if (open && last !== undefined && lastMarks === marks && rest !== '' && !ROW.test(text)) {
      last.text = (delSp ? last.text.slice(0, -1) : last.text) + rest;
    } else {
      joined.push({ number, text: marks === '' ? rest : `${marks} ${rest}` });
    }
    open = rest.endsWith(' ') && !rest.endsWith('  ') && rest !== '-- ';
  }
  return joined;
}
