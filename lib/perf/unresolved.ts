import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';

/** A row whose last column is the symbol: its share, its level, and the symbol. */
const ROW = /^ *(\d+\.\d+)% .*? \[([k.])\] (\S.*)$/gm;
/** `%-#.16llx` of util/sort.c; zero has no 0x. */
const ADDRESS = /^(?:0x[0-9a-f]+|0{16})$/;

/** The levels of which a machine can hide the names, with what to do about it. */
const LEVELS: readonly { readonly letter: string; readonly title: string; readonly advice: string }[] = [
  {
    letter: 'k',
    title: 'kernel',
    advice: 'compare where it was recorded, as root or with kernel.kptr_restrict=0',
  },
  {
    letter: '.',
    title: 'user',
    advice: 'compare where it was recorded, with the same programs; one that was stripped needs its debug symbols',
  },
];

/** Points below which addresses are no concern: a few belong to no file. */
const LEAST = 0.1;

/**
 * Returns the warnings for a printed recording in which most of the kernel's share, or most of the programs', has no
 * names. A few addresses among names are usual and say nothing; a few names among addresses are those that the recording
 * itself holds (BPF programs).
 */
export function unresolvedSymbols(text: string, name: string): readonly Diagnostic[] {
  const rows = [...text.matchAll(ROW)].map(([, points, letter, symbol]) => {
    return { points: Number(points), letter, isAddress: ADDRESS.test(symbol ?? '') };
  });
  return LEVELS.flatMap(({ letter, title, advice }) => {
    const own = rows.filter((row) => row.letter === letter);
    const all = sumOf(own);
    const lost = sumOf(own.filter((row) => row.isAddress));
    if (lost < LEAST || lost * 2 <= all) return [];
    const message = `perf could not name ${lost.toFixed(2)} of the ${title}'s ${all.toFixed(2)} %, addresses stand there; ${advice}`;
    return [diagnostic('unresolved-symbols', message, name)];
  });
}

function sumOf(rows: readonly { readonly points: number }[]): number {
  return rows.reduce((sum, row) => sum + row.points, 0);
}
