/** Text on which an expression is said to be slow: the pumps are repeated, the rest stands once. */
export interface Attack {
  readonly pumps: readonly { readonly prefix: string; readonly pump: string }[];
  readonly suffix: string;
}

/** What was found about an expression: nothing that slows it down, nothing in the time there was, or the text that comes nearest. */
export type Verdict = 'linear' | 'unknown' | Attack;

/** Characters of the text that an expression is tried on. */
const LENGTH = 120_000;
/** Milliseconds that an expression may take on such a text on a quiet machine. */
export const MOST_MS = 400;

/** Returns the milliseconds that an expression takes on so many characters of the text that slows it down most. */
export function attackMs(
  { source, flags }: { source: string; flags: string },
  { pumps, suffix }: Attack,
  length: number = LENGTH,
): number {
  const each = Math.max(1, Math.ceil(length / Math.max(1, pumps.length)));
  const body = pumps.map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(each / Math.max(1, pump.length))));
  const text = body.join('') + suffix;
  const regex = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  const started = performance.now();
  // As often as a replacement or a search for all of them would.
  for (const _ of text.matchAll(regex)) if (performance.now() - started > 20 * MOST_MS) break;
  return performance.now() - started;
}
