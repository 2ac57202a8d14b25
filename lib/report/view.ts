import { certainShift } from '../model/certain.ts';
import type { Move, Shift, Status } from '../model/comparison.ts';
import type { By } from './by.ts';

/** The choices of --only and the statuses that each lets through; `moved` asks for symbols of a proposed move. */
export const ONLY = {
  grew: ['grew', 'new'],
  shrank: ['shrank', 'gone'],
  new: ['new'],
  gone: ['gone'],
  unclear: ['unclear'],
  moved: null,
} as const;

/** A choice of --only. */
export type Only = keyof typeof ONLY;

/** Which rows are shown. Ranks and sums do not depend on it. */
export interface View {
  /** What a row is. */
  readonly by: By;
  /** How many rows at the most; null for all. */
  readonly top: number | null;
  /** Ticks that a shift must have; where a side is only bounded, the end that is certain counts. */
  readonly minDelta: number;
  readonly only: Only | null;
  readonly match: RegExp | null;
  /** Whether rows are shown that had too few samples to be tested, where others were tested. */
  readonly rare: boolean;
}

/** Every row. */
export const WHOLE_VIEW: View = { by: 'symbol', top: null, minDelta: 0, only: null, match: null, rare: true };

/** Returns the shifts that a view shows, and those that it leaves out, both in order. */
export function selectShifts(
  shifts: readonly Shift[],
  view: View,
  moves: readonly Move[] = [],
): { readonly shown: readonly Shift[]; readonly hidden: readonly Shift[] } {
  const moved = new Set(moves.flatMap((move) => [...move.from, ...move.to]));
  const shown: Shift[] = [];
  const hidden: Shift[] = [];
  const hideRare = !view.rare && shifts.some((shift) => shift.test !== null);
  for (const shift of shifts) {
    if (hideRare && shift.reason === 'few-samples') {
      hidden.push(shift);
      continue;
    }
    const fits = (view.top === null || shown.length < view.top) && isWanted(shift, view, moved);
    (fits ? shown : hidden).push(shift);
  }
  return { shown, hidden };
}

function isWanted(shift: Shift, view: View, moved: ReadonlySet<string>): boolean {
  if (view.only === 'moved' && !moved.has(shift.symbol)) return false;
  const size = shift.delta.points === null ? certainShift(shift.delta) : Math.abs(shift.delta.points);
  const statuses: readonly Status[] | null = view.only === null ? null : ONLY[view.only];
  return (
    size >= view.minDelta && (statuses?.includes(shift.status) ?? true) && (view.match?.test(shift.symbol) ?? true)
  );
}
