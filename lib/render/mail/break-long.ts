/** What must not be taken apart: an escape, or any other character. */
const UNIT = /\\u\{[0-9a-f]{1,6}\}|\\\\|./gsu;
/** Columns kept for the backslash that breaks a line, and for a blank at its end that has to be escaped. */
const RESERVE = 7;

/**
 * Returns a text in lines of at most `room` columns, each but the last ending in a backslash that says that it goes on.
 * Escapes stay whole, and a blank beside a break is escaped, because line ends lose blanks.
 */
export function breakLong(text: string, room: number): readonly string[] {
  if (text.length <= room) return [text];
  const lines: string[] = [];
  let line = '';
  let done = 0;
  for (const unit of text.match(UNIT) ?? []) {
    if (line.length + unit.length > room - RESERVE) {
      lines.push(`${line.replace(/ $/, '\\u{20}')}\\`);
      line = unit === ' ' || isQuoteLike(text.slice(done)) ? `\\u{${unit.charCodeAt(0).toString(16)}}` : unit;
    } else line += unit;
    done += unit.length;
  }
  return [...lines, line];
}

/** A line that would begin like a mark of quoting loses it on the way back. */
function isQuoteLike(rest: string): boolean {
  return /^[A-Z]{0,3}>/.test(rest);
}
