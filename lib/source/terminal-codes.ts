/**
 * Terminal control sequences around perf's output: colours (`ESC[31m  15.14%ESC[m`, util/color.c), the cleared screen
 * of perf top (`ESC[H ESC[2J`, builtin-top.c display_thread), charset switches, title strings; and the colours whose
 * ESC byte a mail lost (`[31m  15.14%[m`). `CSI` in its one-byte form is not used by perf and not looked for.
 */
const SEQUENCE = /\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Za-z0-9]|[@-Z\\-_=>78])/g;
const CLEAR = /\x1b\[2J|\x1b\[H\x1b\[J|^\[H\[2J/;
const LOST_COLOUR = /\[(?:\d{1,3}(?:;\d{1,3}){0,4})?m(?=\s*\d+[.,]\d+%)|(?<=%)\[0?m/g;
/** Cheap: what every colour without its ESC has. A name in brackets may begin with an m as well. */
const MAY_BE_COLOUR = /\[[\d;]{0,19}m[\s\d]|%\[0?m/;
const LOST_CLEAR = /^\[H\[2J/;

/** Returns whether the line tells the terminal to clear its screen. */
export function clearsScreen(text: string): boolean {
  return (text.includes('\x1b') || text.startsWith('[H')) && CLEAR.test(text);
}

/** Returns the text without control sequences and without other control characters but the tab. */
export function stripTerminalCodes(text: string): string {
  const plain = text.includes('\x1b') ? text.replace(SEQUENCE, '') : text;
  return stripLostCodes(plain).replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '');
}

/** Returns the text without the sequences whose ESC byte is lost: all that a text without control characters can hold. */
export function stripLostCodes(text: string): string {
  const plain = text.startsWith('[H') ? text.replace(LOST_CLEAR, '') : text;
  return MAY_BE_COLOUR.test(plain) ? plain.replace(LOST_COLOUR, '') : plain;
}
