/** Bytes of the memory, and places among them. */

/** Line feed. */
export const FEED: u8 = 0x0a;
/** `:` */
export const COLON: u8 = 0x3a;

/** Space. */
export const BLANK: u8 = 0x20;
/** `0` */
export const ZERO: u8 = 0x30;
/** `(` */
export const OPENS: u8 = 0x28;
/** `.` */
export const POINT: u8 = 0x2e;
/** `%` */
export const PERCENT: u8 = 0x25;
/** `#` */
export const HASH: u8 = 0x23;

const TAB: u8 = 0x09;
const A: u8 = 0x61;

/** The byte at a place. */
export function byteAt(at: u32): u8 {
  return load<u8>(at);
}

/** Returns whether a byte stands between words of a line. */
export function isBlank(byte: u8): bool {
  return byte === BLANK || byte === TAB;
}

/** Returns whether a byte ends a word: a blank, or the end of the line. */
export function isSpace(byte: u8): bool {
  return isBlank(byte) || byte === FEED;
}

/** Returns whether a byte is a decimal digit. */
export function isDigit(byte: u8): bool {
  return byte - ZERO < 10;
}

/** What a decimal digit counts. */
export function digitOf(byte: u8): u32 {
  return byte - ZERO;
}

/** Returns whether a byte is a digit of an address or an offset. */
export function isHexDigit(byte: u8): bool {
  return isDigit(byte) || byte - A < 6;
}

/** Returns the first place at or behind one that is no blank; a line feed is none. */
export function skipBlanks(at: u32): u32 {
  while (isBlank(byteAt(at))) at++;
  return at;
}

/** Returns the first place at or behind one that ends a word. */
export function skipWord(at: u32): u32 {
  while (!isSpace(byteAt(at))) at++;
  return at;
}

/** Returns how many digits stand before a place, back to `from` at most. */
export function digitsBefore(from: u32, to: u32): u32 {
  let at = to;
  while (at > from && isDigit(byteAt(at - 1))) at--;
  return to - at;
}

/** Returns the first place of a byte, looked for from `at` on; one not before `end` where it stands before none. */
export function findByte(at: u32, end: u32, byte: u8): u32 {
  const all = i8x16.splat(byte);
  for (; at < end; at += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), all));
    if (found !== 0) return at + ctz(found);
  }
  return end;
}

/** Returns the first empty line, looked for from `at` on; a place not before `end` where none stands before that. */
export function findEmptyLine(at: u32, end: u32): u32 {
  const feeds = i8x16.splat(FEED);
  for (; at < end; at += 16) {
    const twice = v128.and(i8x16.eq(v128.load(at), feeds), i8x16.eq(v128.load(at, 1), feeds));
    const found = i8x16.bitmask(twice);
    if (found !== 0) return at + ctz(found) + 1;
  }
  return end;
}
