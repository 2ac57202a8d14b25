import { certainShift } from '../../model/certain.ts';
import type { Comparison, Delta, Shift } from '../../model/comparison.ts';
import { TICKS_PER_POINT } from '../../model/share.ts';
import { judgedAs } from '../../report/judged.ts';
import type { Measured } from './measure.ts';
import { type Span, type Verdict, verdictOf } from './tree.ts';

/** Returns the delta of a row in points of the before total, by the measure. */
export function spanOf(shift: Shift, comparison: Comparison, { name }: Measured): Span {
  const { cost } = comparison;
  if (name === 'cost' && shift.cost !== null && cost !== null) {
    const { value, low, high } = shift.cost.delta;
    const points = (each: number): number => (each / cost.before) * 100;
    return { points: value === null ? null : points(value), low: points(low), high: points(high) };
  }
  return inPoints(name === 'corrected' && shift.corrected !== null ? shift.corrected : shift.delta);
}

/** Returns a delta in ticks as one in points. */
export function inPoints({ points, low, high }: Delta): Span {
  const scaled = (ticks: number): number => ticks / TICKS_PER_POINT;
  return { points: points === null ? null : scaled(points), low: scaled(low), high: scaled(high) };
}

/**
 * Returns what can be said of a row's shift. Where it was judged the judgement decides; in a picture of shares a share
 * that moved only because the total did has moved all the same.
 */
export function judgeShift(shift: Shift, span: Span, tested: boolean, { name }: Measured): Verdict {
  if (!tested) return verdictOf(span);
  const judged = judgedAs(shift);
  return judged === 'untold' && name === 'share' && shift.byComposition ? 'told' : judged;
}

/** Steps of a colour, as parts of the scale: below the first a shift has no colour, from the last on the full one. */
export const STEPS: readonly number[] = [0.05, 0.15, 0.35, 0.65, 1];

/** What a colour says beside how far a frame shifted. */
export const TONES: { readonly unclear: 6; readonly untold: 7; readonly untested: 8; readonly none: 9 } = {
  unclear: 6,
  untold: 7,
  untested: 8,
  none: 9,
};

/**
 * Returns the tone of a shift: -5 to 5 by how far it is certain, on a scale of so many points; one of `TONES` where it
 * cannot be told.
 */
export function toneOf(span: Span, verdict: Verdict, scale: number): number {
  if (verdict === 'unclear' || verdict === 'untold' || verdict === 'untested' || verdict === 'none') {
    return TONES[verdict];
  }
  const size = span.points ?? certainShift(span);
  const step = STEPS.filter((each) => Math.abs(size) >= each * scale - 1e-9).length;
  const sign = span.points === null ? (span.low > 0 ? 1 : -1) : Math.sign(span.points);
  return step === 0 ? 0 : step * sign;
}
