/**
 * Text that must survive a mail or a terminal: control, direction and, in ASCII, all other characters are written as
 * `\u{hex}`, a backslash as two. What is escaped reads back whole.
 */
const HARMFUL =
  /[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]/gu;
const NOT_ASCII = /[^\x20-\x7e]/gu;

/** Returns the text without characters that could steer a terminal or hide in a page; everything else stays. */
export function escapeHarmful(text: string): string {
  return text.replace(HARMFUL, escapeOne);
}

/** Returns the text in printable ASCII, readable back by `unescapeAscii`. */
export function escapeAscii(text: string): string {
  return text.replaceAll('\\', '\\\\').replace(NOT_ASCII, escapeOne);
}

/** Returns what `escapeAscii` was given, but for harmful characters, which stay escaped. */
export function unescapeAscii(text: string): string {
  return text.replace(/\\(?:\\|u\{([0-9a-f]{1,6})\})/g, (whole, hex: string | undefined) => {
    if (hex === undefined) return '\\';
    const code = Number.parseInt(hex, 16);
    const character = code <= 0x10ffff ? String.fromCodePoint(code) : '';
    return character === '' || escapeHarmful(character) !== character ? whole : character;
  });
}

function escapeOne(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
