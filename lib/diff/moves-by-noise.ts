import type { Move, Shift } from '../model/comparison.ts';
import { TICKS_PER_POINT } from '../model/share.ts';
import { moveOf } from './moves.ts';
import { type LinesBasis, testLines } from './sum-test.ts';

/** A shift with its counts in each run. */
export interface CountedShift {
  readonly shift: Shift;
  /** The row of the table that holds its counts. */
  readonly row: number;
}

/** What the moves are judged by: the table of counts that the shifts were tested on. */
export interface Judged extends LinesBasis {
  readonly shifts: readonly CountedShift[];
}

/** What is left of a move is at most this part of what moved; less where several are joined, of which some always fit. */
const LEFT = { pair: 0.25, several: 0.15 } as const;
/** Shifts below this are not looked at: 0.3 points. */
const SMALLEST = 0.3 * TICKS_PER_POINT;
/** So many of the largest on either side are tried, and so many of them together. */
const MOST_TRIED = 6;
const MOST_JOINED = 3;

/** Symbols that fell, and those that rose in their place. */
interface Candidate {
  readonly from: readonly CountedShift[];
  readonly to: readonly CountedShift[];
}

/**
 * Returns proposals for shifts that are certain one by one and vanish together: one symbol fell, another rose in the same
 * object, and their sum did not shift by more than the runs vary. That explains two shifts better than two causes, as
 * where a function was inlined into its caller. Pairs are tried first, then one symbol with two or three others, as where
 * several were inlined into one or one was split. Symbols in `taken` are explained already.
 */
export function movesByNoise(judged: Judged, taken: ReadonlySet<string>): readonly Move[] {
  const certain = judged.shifts.filter(({ shift }) => isCertain(shift, judged.alpha) && !taken.has(shift.symbol));
  const fell = largest(certain.filter(({ shift }) => pointsOf(shift) < 0));
  const rose = largest(certain.filter(({ shift }) => pointsOf(shift) > 0));
  const used = new Set<CountedShift>();
  const moves: Move[] = [];
  for (const size of Array.from({ length: MOST_JOINED }, (_, at) => at + 1))
    for (const candidate of candidatesOf(fell, rose, size)) {
      const all = [...candidate.from, ...candidate.to];
      if (all.some((each) => used.has(each)) || !isNothing(candidate, judged)) continue;
      for (const each of all) used.add(each);
      moves.push(proposalOf(candidate));
    }
  return moves;
}

/** One of either side with as many of the other, in one place; those that leave the least come first. */
function candidatesOf(
  fell: readonly CountedShift[],
  rose: readonly CountedShift[],
  size: number,
): readonly Candidate[] {
  const inPlace = (one: CountedShift, others: readonly CountedShift[]): readonly (readonly CountedShift[])[] =>
    subsetsOf(
      others.filter((each) => samePlace(one.shift, each.shift)),
      size,
    );
  const split = fell.flatMap((from) => inPlace(from, rose).map((to) => ({ from: [from], to })));
  const joined = size === 1 ? [] : rose.flatMap((to) => inPlace(to, fell).map((from) => ({ from, to: [to] })));
  return [...split, ...joined].sort((a, b) => netOf(a) - netOf(b));
}

function subsetsOf<T>(values: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  return values.flatMap((first, at) => subsetsOf(values.slice(at + 1), size - 1).map((rest) => [first, ...rest]));
}

function proposalOf({ from, to }: Candidate): Move {
  const halves = (shifts: readonly CountedShift[]): readonly { shift: Shift; by: number }[] =>
    shifts.map(({ shift }) => ({ shift, by: Math.abs(pointsOf(shift)) }));
  const place = `${from.length + to.length === 2 ? 'both' : 'all'} in ${to[0]?.shift.dso ?? to[0]?.shift.domain}`;
  return moveOf(halves(from), halves(to), [place, 'their sum shifts by no more than the runs vary']);
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

function sumOf(shifts: readonly CountedShift[]): number {
  return shifts.reduce((sum, { shift }) => sum + pointsOf(shift), 0);
}

function netOf({ from, to }: Candidate): number {
  return Math.abs(sumOf(from) + sumOf(to));
}

/** The same object, or the same domain where a program has another name on either side. */
function samePlace(from: Shift, to: Shift): boolean {
  if (from.domain !== to.domain) return false;
  return from.dso === to.dso || from.domain === 'user' || from.domain === 'kernel';
}

/** Whether the rows, taken as one, show no shift: small beside what moved, and within the noise. */
function isNothing(candidate: Candidate, { shifts: _, ...basis }: Judged): boolean {
  const all = [...candidate.from, ...candidate.to];
  const left = all.length === 2 ? LEFT.pair : LEFT.several;
  if (netOf(candidate) > left * Math.min(Math.abs(sumOf(candidate.from)), sumOf(candidate.to))) return false;
  const lines = all.map(({ row }) => row);
  const tested = testLines(basis, { before: lines, after: lines });
  return tested !== null && tested.test.p >= basis.alpha;
}
