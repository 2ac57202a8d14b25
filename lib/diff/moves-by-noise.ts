import type { Move, Shift } from '../model/comparison.ts';
import { TICKS_PER_POINT } from '../model/share.ts';
import type { CountTable } from '../stats/count-table.ts';
import { type Reference, testShifts } from '../stats/test-shifts.ts';
import { moveOf } from './moves.ts';

/** A shift with its counts in each run. */
export interface CountedShift {
  readonly shift: Shift;
  /** The row of the table that holds its counts. */
  readonly row: number;
}

/** What the moves are judged by: the table of counts that the shifts were tested on. */
export interface Judged {
  readonly table: CountTable;
  readonly reference: Reference | null;
  readonly alpha: number;
  readonly shifts: readonly CountedShift[];
}

/** What is left of a move is at most this part of what moved. */
const LEFT = 0.25;
/** Shifts below this are not looked at: 0.3 points. */
const SMALLEST = 0.3 * TICKS_PER_POINT;
/** So many of the largest on either side are tried. */
const MOST_TRIED = 6;

/**
 * Returns proposals for shifts that are certain one by one and vanish together: one symbol fell, another rose in the same
 * object, and their sum did not shift by more than the runs vary. That explains two shifts better than two causes, as
 * where a function was inlined into its caller. Symbols in `taken` are explained already.
 */
export function movesByNoise(judged: Judged, taken: ReadonlySet<string>): readonly Move[] {
  const certain = judged.shifts.filter(({ shift }) => isCertain(shift, judged.alpha) && !taken.has(shift.symbol));
  const fell = largest(certain.filter(({ shift }) => pointsOf(shift) < 0));
  const rose = largest(certain.filter(({ shift }) => pointsOf(shift) > 0));
  const used = new Set<CountedShift>();
  const moves: Move[] = [];
  for (const from of fell) {
    const to = rose
      .filter((each) => !used.has(each) && samePlace(from.shift, each.shift))
      .toSorted((a, b) => netOf(from, a) - netOf(from, b))
      .find((each) => isNothing(from, each, judged));
    if (to === undefined) continue;
    used.add(to);
    const ends = [from, to].map(({ shift }) => ({ shift, by: Math.abs(pointsOf(shift)) }));
    const place = `both in ${to.shift.dso ?? to.shift.domain}`;
    moves.push(moveOf(ends.slice(0, 1), ends.slice(1), [place, 'their sum shifts by no more than the runs vary']));
  }
  return moves;
}

function isCertain({ test }: Shift, alpha: number): boolean {
  return test !== null && test.q < alpha;
}

function pointsOf(shift: Shift): number {
  return (shift.test?.on === 'corrected' ? shift.corrected?.points : shift.delta.points) ?? 0;
}

function largest(shifts: readonly CountedShift[]): readonly CountedShift[] {
  return shifts
    .filter(({ shift }) => Math.abs(pointsOf(shift)) >= SMALLEST)
    .toSorted((a, b) => Math.abs(pointsOf(b.shift)) - Math.abs(pointsOf(a.shift)))
    .slice(0, MOST_TRIED);
}

function netOf(from: CountedShift, to: CountedShift): number {
  return Math.abs(pointsOf(from.shift) + pointsOf(to.shift));
}

/** The same object, or the same domain where a program has another name on either side. */
function samePlace(from: Shift, to: Shift): boolean {
  if (from.domain !== to.domain) return false;
  return from.dso === to.dso || from.domain === 'user' || from.domain === 'kernel';
}

/** Whether the two rows, taken as one, show no shift: small beside what moved, and within the noise. */
function isNothing(from: CountedShift, to: CountedShift, { table, reference, alpha }: Judged): boolean {
  if (netOf(from, to) > LEFT * Math.min(Math.abs(pointsOf(from.shift)), Math.abs(pointsOf(to.shift)))) return false;
  const joined = (rows: readonly (readonly number[])[]): readonly (readonly number[])[] =>
    rows.map((row, at) => {
      if (at === to.row) return row.map((count, column) => count + (rows[from.row]?.[column] ?? 0));
      return at === from.row ? row.map(() => 0) : row;
    });
  const merged: CountTable = { ...table, before: joined(table.before), after: joined(table.after) };
  const options = reference === null ? { alpha } : { alpha, reference: without(reference, from.row, to.row) };
  const test = testShifts(merged, options).rows[to.row] ?? null;
  return test !== null && test.p >= alpha;
}

/** The rows under trial say nothing about what did not change. */
function without(reference: Reference, ...rows: readonly number[]): Reference {
  if (reference.kind !== 'rows') return reference;
  return { ...reference, weights: reference.weights.map((weight, at) => (rows.includes(at) ? 0 : weight)) };
}
