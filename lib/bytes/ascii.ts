/** Line feed. */
export const FEED = 0x0a;
/** Tabulator. */
export const TAB = 0x09;
/** Space. */
export const BLANK = 0x20;
/** `0` */
export const ZERO = 0x30;
/** `:`, which stands behind `9`. */
export const COLON = 0x3a;
/** `;` */
export const SEMICOLON = 0x3b;
/** `.` */
export const DOT = 0x2e;

/** Returns whether a byte is a decimal digit. */
export function isDigit(byte: number): boolean {
  return byte >= ZERO && byte < COLON;
}

/** Returns whether a byte stands between words of a line. */
export function isBlank(byte: number): boolean {
  return byte === BLANK || byte === TAB;
}

/** Returns whether a byte ends a word: a blank, or the end of the line. */
export function isSpace(byte: number): boolean {
  return byte === BLANK || byte === TAB || byte === FEED;
}
