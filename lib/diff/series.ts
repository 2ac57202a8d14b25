import { certainShift } from '../model/certain.ts';
import type { Comparison, Shift, ShiftSide, Side } from '../model/comparison.ts';
import { largestOf } from '../model/largest.ts';
import type { Series, SeriesRow, SeriesStep } from '../model/series.ts';
import { HUNDREDTH } from '../model/share.ts';
import { deltaOf, pointsOf, statusOf } from './delta.ts';

/**
 * Returns comparisons that have their first side in common as one series. A symbol that neither side of a comparison lists
 * has the bounds of both there.
 */
export function joinSeries(comparisons: readonly Comparison[]): Series {
  const [first] = comparisons;
  if (first === undefined) throw new RangeError('a series without a comparison');
  const found = new Map<string, (Shift | undefined)[]>();
  const several = new Set(comparisons.flatMap(({ shifts }) => namesOfSeveral(shifts)));
  comparisons.forEach(({ shifts }, at) => {
    for (const shift of shifts) {
      const key = nameOf(shift) + (several.has(nameOf(shift)) ? ` ${shift.dso}` : '');
      const own = found.get(key) ?? comparisons.map(() => undefined);
      own[at] = shift;
      found.set(key, own);
    }
  });
  const rows = [...found.values()].flatMap((shifts) => rowOf(shifts, comparisons) ?? []);
  const sizeOf = (row: SeriesRow): number =>
    largestOf(
      row.steps.map(({ delta }) => certainShift(delta)),
      0,
    );
  return {
    versions: [first.before, ...comparisons.map(({ after }) => after)],
    comparisons,
    rows: rows.sort((a, b) => sizeOf(b) - sizeOf(a) || (a.symbol < b.symbol ? -1 : 1)),
  };
}

function nameOf({ domain, symbol }: Shift): string {
  return `${domain} ${symbol}`;
}

/** Symbols that several objects have in a comparison; then the object tells them apart in all of them. */
function namesOfSeveral(shifts: readonly Shift[]): readonly string[] {
  const seen = new Set<string>();
  return shifts.flatMap((shift) => {
    const name = nameOf(shift);
    const again = seen.has(name);
    seen.add(name);
    return again ? [name] : [];
  });
}

function rowOf(shifts: readonly (Shift | undefined)[], comparisons: readonly Comparison[]): SeriesRow | null {
  const known = shifts.find((shift) => shift !== undefined);
  const [first] = comparisons;
  if (known === undefined || first === undefined) return null;
  const from = shifts.find((shift) => shift?.before.ticks !== null)?.before ?? known.before;
  const others = comparisons.map(({ after }, at) => shifts[at]?.after ?? unlisted(after));
  const steps = comparisons.map((comparison, at): SeriesStep => {
    const shift = shifts[at];
    if (shift !== undefined) {
      const { status, delta, corrected, test, reason } = shift;
      return { status, delta, corrected, test, rare: comparison.testing !== null && reason === 'few-samples' };
    }
    return unseen(from, others[at] ?? unlisted(comparison.after), comparison);
  });
  const { symbol, domain, dso } = known;
  return { symbol, domain, dso, sides: [from, ...others], steps };
}

/** The step between two versions of which neither lists the row. */
function unseen(from: ShiftSide, to: ShiftSide, { before, after, testing }: Comparison): SeriesStep {
  const complete = { before: before.cut === 'none', after: after.cut === 'none' };
  const delta = deltaOf(from.range, to.range, pointsOf(from, to, complete));
  const status =
    complete.before && complete.after ? 'same' : statusOf(from, to, delta, { before: false, after: false });
  // What neither of two complete lists has had no sample to be tested by.
  const rare = status === 'same' && testing !== null;
  return { status, delta, corrected: null, test: null, rare };
}

function unlisted({ cut, floorTicks, restTicks }: Side): ShiftSide {
  const atMost =
    cut === 'none' ? 0 : cut === 'size' && floorTicks !== null ? Math.min(floorTicks, restTicks) : restTicks;
  const high = cut === 'none' ? 0 : atMost + HUNDREDTH / 2;
  return {
    ticks: null,
    slack: 0,
    atMost,
    upTo: null,
    range: { low: 0, high },
    samples: null,
    spread: null,
    dso: null,
    tag: null,
    names: [],
  };
}
