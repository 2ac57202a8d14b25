import type { Delta, Move, RangeTicks, Shift, ShiftSide } from '../model/comparison.ts';
import { HUNDREDTH, TICKS_PER_POINT } from '../model/share.ts';
import { differInOneWord, relationOf } from './related-names.ts';

/** Below this a symbol comes and goes by chance: 0.3 points. */
const SMALLEST = 0.3 * TICKS_PER_POINT;
/** A symbol that moved away lost, and one that took it over gained, at least this part of its larger share. */
const MOVED_PART = 0.5;
/** What rose is at most so many times what fell, and the other way round. */
const MOST_APART = 2;
/** One function may become so many, and so many one. */
const MOST_PARTNERS = 4;

/** A symbol that fell or rose, and by how much the figures say. */
export interface Half {
  readonly shift: Shift;
  readonly by: number;
}

/**
 * Returns proposals for symbols that fell while related ones rose in the same place, the largest first. A symbol takes
 * part in one proposal at most; the related name that explains the fall best comes first, and several are taken
 * together where each is related and the sum explains it better. Nothing here is applied.
 */
export function proposeMoves(shifts: readonly Shift[]): readonly Move[] {
  const objects = renamedObjects(shifts);
  const related: Related = (a, b) => relationBetween(a, b, objects);
  const { fell, rose } = halves(shifts);
  const taken = new Set<Shift>();
  const moves: Move[] = [];
  for (const one of [...fell, ...rose].sort((a, b) => b.by - a.by)) {
    if (taken.has(one.shift)) continue;
    const others = (fell.includes(one) ? rose : fell).filter(
      (other) => !taken.has(other.shift) && related(one, other) !== null,
    );
    const partners = bestPartners(one, others);
    if (partners.length === 0) continue;
    for (const each of [one, ...partners]) taken.add(each.shift);
    const [from, to] = fell.includes(one) ? [[one], partners] : [partners, [one]];
    moves.push(moveOf(from, to, evidenceOf(from, to, related)));
  }
  return moves;
}

function halves(shifts: readonly Shift[]): { readonly fell: readonly Half[]; readonly rose: readonly Half[] } {
  const fell: Half[] = [];
  const rose: Half[] = [];
  for (const shift of shifts) {
    const points = (shift.after.ticks ?? 0) - (shift.before.ticks ?? 0);
    const by = Math.abs(points);
    if (by >= SMALLEST && by >= larger(shift) * MOVED_PART) (points < 0 ? fell : rose).push({ shift, by });
  }
  return { fell, rose };
}

/** Says how two symbols are related, or null. */
type Related = (a: Half, b: Half) => string | null;

/** So many symbols of one name in two objects make these one object under two names, as programs built twice are. */
const FEWEST_SHARED = 2;

/** The pairs of objects whose symbols were paired across them by name, before and after. */
function renamedObjects(shifts: readonly Shift[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { acrossDsos, before, after } of shifts) {
    if (!acrossDsos) continue;
    const key = JSON.stringify([before.dso, after.dso]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Set([...counts].flatMap(([key, count]) => (count >= FEWEST_SHARED ? [key] : [])));
}

/**
 * In the same place and with related names. A word that was exchanged counts only where one name vanished as the other
 * came, and so does a name that begins or ends with the other unless one of them did.
 */
function relationBetween(a: Half, b: Half, objects: ReadonlySet<string>): string | null {
  if (a.shift.domain !== b.shift.domain || !inOneObject(a.shift, b.shift, objects)) return null;
  const moved = [a, b].filter(({ shift, by }) => by === larger(shift)).length;
  const relation = moved === 0 ? null : relationOf(a.shift.symbol, b.shift.symbol);
  if (relation !== null) return relation;
  return moved === 2 && differInOneWord(a.shift.symbol, b.shift.symbol) ? 'the names differ in one word' : null;
}

function inOneObject(a: Shift, b: Shift, objects: ReadonlySet<string>): boolean {
  if (a.dso === b.dso) return true;
  const [from, to] = a.before.dso !== null && b.after.dso !== null ? [a, b] : [b, a];
  return objects.has(JSON.stringify([from.before.dso, to.after.dso]));
}

function larger(shift: Shift): number {
  return Math.max(shift.after.ticks ?? 0, shift.before.ticks ?? 0);
}

/** The partners whose sum comes nearest to what is to be explained, within reason. */
function bestPartners(one: Half, others: readonly Half[]): readonly Half[] {
  const sorted = others.toSorted((a, b) => Math.abs(a.by - one.by) - Math.abs(b.by - one.by));
  const [nearest] = sorted;
  if (nearest === undefined) return [];
  const chosen: Half[] = [nearest];
  let sum = nearest.by;
  for (const other of sorted.slice(1, MOST_PARTNERS)) {
    if (Math.abs(sum + other.by - one.by) >= Math.abs(sum - one.by)) continue;
    chosen.push(other);
    sum += other.by;
  }
  return sum <= one.by * MOST_APART && one.by <= sum * MOST_APART ? chosen : [];
}

/** Returns a proposal for symbols that fell and rose, with what is left of their shifts by the printed figures. */
export function moveOf(from: readonly Half[], to: readonly Half[], evidence: readonly string[]): Move {
  const all = [...from, ...to];
  const before = sumOf(all.map(({ shift }) => shift.before));
  const after = sumOf(all.map(({ shift }) => shift.after));
  const exact = before.low === before.high && after.low === after.high;
  const net: Delta = {
    points: exact ? after.low - before.low : null,
    low: after.low - before.high,
    high: after.high - before.low,
  };
  return {
    from: from.map(({ shift }) => shift.symbol),
    to: to.map(({ shift }) => shift.symbol),
    net,
    rounding: all.reduce((sum, { shift }) => sum + halfDigits(shift.before) + halfDigits(shift.after), 0),
    before,
    after,
    evidence,
  };
}

/** Figures and bounds as printed. */
function sumOf(sides: readonly ShiftSide[]): RangeTicks {
  const low = sides.reduce((sum, side) => sum + (side.ticks ?? 0), 0);
  return { low, high: sides.reduce((sum, side) => sum + (side.ticks ?? side.atMost ?? 0), 0) };
}

function halfDigits(side: ShiftSide): number {
  if (side.ticks !== null) return side.slack;
  return side.atMost === 0 ? 0 : HUNDREDTH / 2;
}

function evidenceOf(from: readonly Half[], to: readonly Half[], related: Related): readonly string[] {
  const relations = from.flatMap((a) => to.flatMap((b) => related(a, b) ?? []));
  const [one, other] = [from[0]?.shift, to[0]?.shift];
  const place = one?.dso ?? one?.domain ?? 'the same object';
  if (other !== undefined && one?.dso !== other.dso)
    return [`${place} and ${other.dso} share other symbols`, ...new Set(relations)];
  return [`both in ${place}`, ...new Set(relations)];
}
