import type { Shift } from '../model/comparison.ts';

/** Footnotes in the making: the symbols of each text, in the order in which the texts came up. */
export type Notes = Map<string, string[]>;

/** Returns the number of a footnote, from 1, adding the text unless it stands there already, and the symbol to it. */
export function markIn(notes: Notes, text: string, symbol: string): number {
  const symbols = notes.get(text) ?? [];
  notes.set(text, [...symbols, symbol]);
  return [...notes.keys()].indexOf(text) + 1;
}

/** Returns what a row's numbers need said beside them: what was folded, paired or kept apart. */
export function notesOf(shift: Shift): readonly string[] {
  const { before, after, symbol } = shift;
  const notes: string[] = [];
  if (shift.acrossDsos)
    notes.push(`in ${before.dso} before, in ${after.dso} after; paired because the name is unique on both sides`);
  if (before.tag !== null && after.tag !== null && before.tag !== after.tag) {
    notes.push(`the BPF code differs: tag ${before.tag} before, ${after.tag} after`);
  }
  const names = [...new Set([...before.names, ...after.names])].filter(
    (name) => name !== symbol && !name.startsWith('bpf_prog_'),
  );
  if (names.length > 0)
    notes.push(`${before.names.length > 1 || after.names.length > 1 ? 'sum of' : 'listed as'} ${listNames(names)}`);
  return notes;
}

const MOST = 4;

function listNames(names: readonly string[]): string {
  return names.slice(0, MOST).join(', ') + (names.length > MOST ? ` and ${names.length - MOST} more` : '');
}
