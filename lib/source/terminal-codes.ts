/**
 * Terminal control sequences around perf's output: colours (`ESC[31m  15.14%ESC[m`, util/color.c), the cleared screen
 * of perf top (`ESC[H ESC[2J`, builtin-top.c display_thread), charset switches, title strings; and the colours whose
 * ESC byte a mail lost (`[31m  15.14%[m`). `CSI` in its one-byte form is not used by perf and not looked for.
 */
const SEQUENCE = /\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Za-z0-9]|[@-Z\\-_=>78])/g;
const CLEAR = /\x1b\[2J|\x1b\[H\x1b\[J|^\[H\[2J/;
const LOST_COLOUR = /\[(?:\d{1,3}(?:;\d{1,3}){0,4})?m(?=\s*\d+[.,]\d+%)|(?<=%)\[0?m/g;
const LOST_CLEAR = /^\[H\[2J/;

/** Returns whether the line tells the terminal to clear its screen. */
export function clearsScreen(text: string): boolean {
  return CLEAR.test(text);
}

/** Returns the text without control sequences and without other control characters but the tab. */
export function stripTerminalCodes(text: string): string {
  let plain = text;
  if (plain.includes('\x1b')) plain = plain.replace(SEQUENCE, '');
  if (plain.includes('[')) plain = plain.replace(LOST_CLEAR, '').replace(LOST_COLOUR, '');
  return plain.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '');
}
