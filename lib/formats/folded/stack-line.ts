/** One line of folded stacks: the frames from the root on, and the counts as written. */
export interface StackLine {
  readonly frames: readonly string[];
  readonly counts: readonly [string] | readonly [string, string];
}

/** A count as FlameGraph's tools write it, an expression; one with a larger exponent is no number that adds up. */
export const COUNT: string = String.raw`\d{1,18}(?:\.\d{1,18})?(?:e[+-]?\d{1,2})?`;
const ONE = new RegExp(String.raw`^\s*(\S|\S.*\S)[ \t]+(${COUNT})$`);
const LAST = new RegExp(String.raw`[ \t](${COUNT})$`);
const CHAIN = /;\S/;

/** Returns whether the line holds a chain of frames and ends with a count: `a;b;c 12`, never prose with semicolons. */
export function isChainLine(text: string): boolean {
  return isCounted(text) && CHAIN.test(text) && !/;(?:\s|$)|^\s*[#|]/.test(text);
}

/** Returns whether the line ends with a count behind something; cheap enough to be asked of every line. */
export function isCounted(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0x30 && last <= 0x39 && LAST.test(text);
}

/** Returns the stack that a line states with one count or two, or null when it does not end with as many. */
export function readStackLine(text: string, columns: 1 | 2): StackLine | null {
  const one = ONE.exec(text);
  if (one === null) return null;
  const [, front = '', last = ''] = one;
  if (columns === 1) return { frames: front.split(';'), counts: [last] };
  const two = ONE.exec(front);
  return two === null ? null : { frames: (two[1] ?? '').split(';'), counts: [two[2] ?? '', last] };
}

/** What stackcollapse-perf.pl appends with --kernel, --jit and --inline (or --all): kernel, JIT, inlined, and woken by. */
const ANNOTATION = /_\[([kjiw])\]$/;

/** Returns the letter of a frame's annotation, null where it has none. */
export function annotationOf(frame: string): string | null {
  return frame.endsWith(']') ? (ANNOTATION.exec(frame)?.[1] ?? null) : null;
}

/** Returns a frame's name without its annotation. */
export function nameOf(frame: string): string {
  return frame.endsWith(']') ? frame.replace(ANNOTATION, '') : frame;
}
