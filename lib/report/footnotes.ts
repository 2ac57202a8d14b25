import type { Comparison, Shift } from '../model/comparison.ts';
import { formatShare } from './figures.ts';
import { describeMove } from './move-notes.ts';
import type { Footnote } from './report.ts';

/** The footnotes of a report, and their numbers by symbol. */
export interface Footnotes {
  readonly footnotes: readonly Footnote[];
  /** Returns the numbers of the footnotes that a shift needs, from 1, in order. */
  readonly marksOf: (shift: Shift) => readonly number[];
}

/** Returns the footnotes for the shown shifts: moves that concern them first, then what was folded, paired or kept apart. */
export function footnotesOf(comparison: Comparison, shown: readonly Shift[]): Footnotes {
  const symbols = new Set(shown.map((shift) => shift.symbol));
  const moves = comparison.moves.filter((move) => [...move.from, ...move.to].some((symbol) => symbols.has(symbol)));
  const notes = new Map<string, string[]>();
  for (const shift of shown) {
    for (const note of notesOf(shift)) {
      const names = notes.get(note);
      if (names === undefined) notes.set(note, [shift.symbol]);
      else names.push(shift.symbol);
    }
  }
  // There may be as many footnotes as rows.
  const numbers = new Map([...notes.keys()].map((note, at) => [note, moves.length + at + 1]));
  const movesOf = new Map<string, number[]>();
  for (const [at, { from, to }] of moves.entries()) {
    for (const symbol of new Set([...from, ...to])) movesOf.set(symbol, [...(movesOf.get(symbol) ?? []), at + 1]);
  }
  return {
    footnotes: [
      ...moves.map(describeMove).map((text) => ({ text, standalone: text })),
      ...[...notes].map(([text, names]) => ({ text, standalone: `${names.join(', ')}: ${text}` })),
    ],
    marksOf: (shift) => [...(movesOf.get(shift.symbol) ?? []), ...notesOf(shift).map((note) => numbers.get(note) ?? 0)],
  };
}

/** Returns what a row's numbers need said beside them: what was folded, paired or kept apart. */
export function notesOf(shift: Shift): readonly string[] {
  const { before, after, symbol } = shift;
  const notes: string[] = [];
  if (shift.acrossDsos) {
    notes.push(`in ${before.dso} before, in ${after.dso} after; paired because the name is unique on both sides`);
  }
  if (before.tag !== null && after.tag !== null && before.tag !== after.tag) {
    notes.push(`the BPF code differs: tag ${before.tag} before, ${after.tag} after`);
  }
  if (before.spread !== null || after.spread !== null)
    notes.push(`spread over runs: ${spreadText(before)} before, ${spreadText(after)} after`);
  const isOther = (name: string): boolean => name !== symbol && !name.startsWith('bpf_prog_');
  if (before.names.some(isOther) || after.names.some(isOther)) {
    const all = [...new Set([...before.names, ...after.names])];
    const names = all.filter(isOther);
    const several = before.names.length > 1 || after.names.length > 1;
    notes.push(`${several ? 'sum of' : 'listed as'} ${listNames(several ? all : names)}`);
  }
  return notes;
}

function spreadText({ spread }: Shift['before']): string {
  return spread === null ? 'not stated' : `+-${formatShare(spread)}`;
}

const MOST = 4;

function listNames(names: readonly string[]): string {
  return names.slice(0, MOST).join(', ') + (names.length > MOST ? ` and ${names.length - MOST} more` : '');
}
