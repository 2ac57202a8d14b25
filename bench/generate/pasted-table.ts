import type { Place } from './names.ts';
import { nearlyNormal, type Random } from './random.ts';

/** The tables of a side before and of one after, as they stand in a mail, and how many rows each has. */
export interface PastedPair {
  readonly lines: readonly string[];
  readonly rows: readonly [number, number];
}

/** A row lists what has at least so many percent. */
const FLOOR = 0.35;

/** Returns rows of perf top as people paste them, above each table what it was measured on. */
export function pastedPair(random: Random, kernel: readonly Place[]): PastedPair {
  const largest = 6 + random.below(1200) / 100;
  const falls = 1 - largest / 100;
  const listed = Array.from({ length: 12 + random.below(24) }, (_, rank): [Place, number] => {
    return [kernel[(random.below(7) + rank * 7) % kernel.length] ?? random.pick(kernel), largest * falls ** rank];
  });
  const before = tableOf(listed);
  const shifted = listed.map(([place, share]): [Place, number] => [place, share * (1 + 0.1 * nearlyNormal(random))]);
  const after = tableOf(shifted);
  return {
    lines: ['Perf top:', '', '* before:', ...before, '', '* after:', ...after],
    rows: [before.length, after.length],
  };
}

function tableOf(rows: readonly (readonly [Place, number])[]): readonly string[] {
  const kept = rows.filter(([, share]) => share >= FLOOR);
  const lines = [...kept].sort((a, b) => b[1] - a[1]);
  return lines.map(([{ symbol, dso }, share]) => {
    const object = dso === '[kernel.kallsyms]' ? '[kernel]' : dso;
    return `${share.toFixed(2).padStart(6)}%  ${object}  [k] ${symbol}`;
  });
}
