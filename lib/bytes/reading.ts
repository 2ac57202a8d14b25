import { FORMATS } from '../formats/registry.ts';
import { readLines } from '../source/lines.ts';
import { canBeCut, READERS, type Reading } from './readers.ts';

/** The count behind a stack, the time of a sample, a header of perf. */
const COUNT = /^ \d[^\n ]*\n/;
const TIME = /\d\.\d{6}(?:\d{3})?:\s/;

/**
 * A stack and its count, a sample with its time, a header of perf, a comment above what is `large`: what else an input
 * begins with takes lines.
 */
function isWorthALook(text: string, large: boolean): boolean {
  if (text.startsWith('# =') || (large && text.startsWith('# '))) return true;
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end + 1);
  if (TIME.test(first)) return true;
  const count = first.lastIndexOf(' ');
  return count > first.indexOf(';') && first.includes(';') && COUNT.test(first.slice(count));
}

/** Bytes with which an input begins that are looked at. */
export const LOOKED_AT: number = 1 << 16;
/** Bytes that mostly hold what stands above the rows of a table: it has to say no more, and there may be many of them. */
const HEAD_OF_TABLE = 1 << 12;

/** Returns how an input is read that begins with some bytes; null where it takes lines. */
export function readingOf(
  from: string | null,
  name: string,
  head: Uint8Array,
  table: number = LOOKED_AT,
): Reading | null {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, LOOKED_AT)).toString('latin1');
  if (!isWorthALook(text, head.length >= table)) return null;
  const short = readingIn(from, name, text.slice(0, HEAD_OF_TABLE));
  return short !== null && !canBeCut(short) ? short : readingIn(from, name, text);
}

/** Returns how an input is read that begins with a text, by its whole lines. */
function readingIn(from: string | null, name: string, text: string): Reading | null {
  const document = readLines(name, text.slice(0, text.lastIndexOf('\n') + 1));
  if (document.messages !== undefined) return null;
  const formats = from === null ? FORMATS : FORMATS.filter((format) => format.name === from);
  const format = formats.find((each) => each.begins(document.lines, 0))?.name ?? '';
  const begins = READERS[format]?.headOf(document.lines) ?? null;
  return begins === null ? null : { format, head: begins };
}
