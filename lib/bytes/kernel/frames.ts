import { BLANK, byteAt, isHexDigit, OPENS, skipBlanks } from './bytes.ts';

const EIGHT: u8 = 0x38;
const BRACKET: u8 = 0x5b;
const F: u8 = 0x66;

/** An address of 64 bits has so many digits. */
export const ADDRESS: u32 = 16;

/** Whether the last frame has its address before its text. */
export let isNamed: bool = false;
/** Whether the address of the last frame is the kernel's; only of one that is named. */
export let isKernel: bool = false;

/**
 * Returns where the text of a frame begins whose line begins with blanks at a place, or stands behind one: behind the address
 * and its blank, or at the blank before the line where the address may be what is listed (`frameText` of frame-text.ts).
 */
export function frameText(at: u32): u32 {
  const from = skipBlanks(at);
  let to = from;
  while (isHexDigit(byteAt(to))) to++;
  const digits = to - from;
  const next = byteAt(to + 1);
  isNamed =
    digits !== 0 && digits <= ADDRESS && byteAt(to) === BLANK && next > BLANK && next !== OPENS && next !== BRACKET;
  isKernel = isNamed && digits === ADDRESS && isKernelAt(from);
  return isNamed ? to + 1 : from - 1;
}

/** Whether the 16 digits of an address at a place begin with those of the kernel's half. */
function isKernelAt(at: u32): bool {
  for (let digit = at; digit < at + 4; digit++) if (byteAt(digit) !== F) return false;
  return byteAt(at + 4) >= EIGHT;
}
