/** The characters of a bar. */
export interface BarSigns {
  readonly line: string;
  readonly left: string;
  readonly right: string;
}

/** Bars for terminals that know Unicode. */
export const UNICODE_BAR: BarSigns = { line: '\u2501', left: '\u25c0', right: '\u25b6' };

/** Bars in ASCII. */
export const ASCII_BAR: BarSigns = { line: '-', left: '<', right: '>' };

/**
 * Returns a bar of `2 * half` columns around its middle: to the left for a negative value, to the right for a positive
 * one, as long as `value` (-1 to 1) says. What is not 0 has at least its head.
 */
export function drawBar(value: number, half: number, signs: BarSigns): string {
  if (value === 0 || half === 0) return ' '.repeat(2 * half);
  const length = Math.max(1, Math.round(Math.abs(value) * half));
  const line = signs.line.repeat(length - 1);
  const drawn = value < 0 ? (signs.left + line).padStart(half) : ' '.repeat(half) + line + signs.right;
  return drawn.padEnd(2 * half);
}
