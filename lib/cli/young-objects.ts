import { setFlagsFromString } from 'node:v8';
import type { Chosen } from '../pipeline/choose.ts';

/** Comparing fewer rows makes too little for V8 to want more room; its figures and flags cost the start of a small run a tenth. */
const MANY_ROWS = 5_000;

/** Those V8s of which it was measured (Node 20 to 26): one that does not know the flag would say so on standard error. */
const KNOWN = { from: 11, to: 14 };

/**
 * Keeps V8 from giving young objects more room than they have, where there are very many rows to compare. What is made of
 * rows stays, so V8 doubles that room again and again, up to three times 16 MB (32 from Node 24 on), and gains nothing: 40
 * runs of 20,000 symbols and a picture of 950,000 stacks take as long without it, and a fifth less memory.
 */
export function holdYoung(chosen: readonly Chosen[]): void {
  const hasMany = chosen.some(
    ({ before, after }) => Math.max(before.entries.length, after.entries.length) >= MANY_ROWS,
  );
  const version = Number.parseInt(process.versions.v8, 10);
  if (hasMany && version >= KNOWN.from && version <= KNOWN.to) setFlagsFromString('--semi-space-growth-factor=1');
}
