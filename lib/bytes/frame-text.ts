import { BLANK, isBlank, ZERO } from './ascii.ts';

/** An address of 64 bits has so many digits. */
const MOST_DIGITS = 16;
const A = 0x61;
const F = 0x66;
const EIGHT = ZERO + 8;
const OPENS = 0x28;
const BRACKET = 0x5b;
const CLOSES = 0x29;
const PLUS = 0x2b;
const X = 0x78;

/**
 * Returns where the text of a frame begins whose line, or what is left of it, begins with blanks at a place or stands behind
 * one: behind the address and its blank, or at the blank before the line where the address may be what is listed. Twice the
 * place, and one more where the address is the kernel's (`levelOf` of perf-script/frame-line.ts).
 */
export function frameText(bytes: Uint8Array, at: number): number {
  let from = at;
  while (isBlank(bytes[from] as number)) from++;
  let to = from;
  while (isHexDigit(bytes[to] as number)) to++;
  const digits = to - from;
  const next = bytes[to + 1] as number;
  const isNamed = bytes[to] === BLANK && next > BLANK && next !== OPENS && next !== BRACKET;
  if (digits === 0 || digits > MOST_DIGITS || !isNamed) return (from - 1) * 2;
  return (to + 1) * 2 + (digits === MOST_DIGITS && isKernel(bytes, from) ? 1 : 0);
}

/** Where the parts of a frame's text stand. */
export interface FrameParts {
  /** Behind the symbol. */
  symbolEnd: number;
  /** Before the object, its blank included. */
  objectFrom: number;
}

/**
 * Finds the parts of a text such as `vfs_read+0x1c ([kernel.kallsyms])`: all but the offset say which frame it is. Returns
 * false for any other text.
 */
export function findFrameParts(bytes: Uint8Array, from: number, to: number, parts: FrameParts): boolean {
  if (bytes[to - 1] !== CLOSES || bytes[to - 2] === CLOSES) return false;
  let object = to - 2;
  while (object > from && (bytes[object] !== BLANK || bytes[object + 1] !== OPENS)) object--;
  let offset = object;
  while (offset > from && isHexDigit(bytes[offset - 1] as number)) offset--;
  const isOffset = bytes[offset - 1] === X && bytes[offset - 2] === ZERO && bytes[offset - 3] === PLUS;
  const digits = object - offset;
  if (!isOffset || digits === 0 || digits > MOST_DIGITS || offset - 3 <= from) return false;
  parts.symbolEnd = offset - 3;
  parts.objectFrom = object;
  return true;
}

function isKernel(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at < from + 4; at++) if (bytes[at] !== F) return false;
  return (bytes[from + 4] as number) >= EIGHT;
}

function isHexDigit(byte: number): boolean {
  return (byte >= ZERO && byte < ZERO + 10) || (byte >= A && byte <= F);
}
