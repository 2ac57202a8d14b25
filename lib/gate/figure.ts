import type { Comparison, RangeTicks } from '../model/comparison.ts';
import type { GateBasis } from '../model/gate.ts';
import { HUNDREDTH } from '../model/share.ts';
import type { Subject } from './subject.ts';

/** The factor by which shares after are multiplied, and by what it is known. */
export interface Scale {
  readonly on: GateBasis;
  readonly factor: number;
  /** The range that the factor may have, where the shares imply it. */
  readonly low: number;
  readonly high: number;
}

/**
 * Returns by what the shifts of a comparison are looked at: the cost of a unit where rates are known, else the share at equal
 * cost where the change of the total can be told, else the plain share.
 */
export function scaleOf({ cost, composition }: Comparison): Scale {
  if (cost !== null) {
    const factor = cost.after / cost.before;
    return { on: 'cost', factor, low: factor, high: factor };
  }
  if (composition === null) return { on: 'share', factor: 1, low: 1, high: 1 };
  const { factor, low, high, method } = composition;
  return method === 'shares'
    ? { on: 'corrected', factor, low, high }
    : { on: 'corrected', factor, low: factor, high: factor };
}

/** A shift in points of the before total, in ticks. */
export interface Figure extends RangeTicks {
  /** Null where a side is only bounded. */
  readonly points: number | null;
}

/** Returns after x factor - before with what the printed figures guarantee of it, ends rounded outwards to hundredths. */
export function figureOf({ before, after, known }: Subject, { factor, low, high }: Scale): Figure {
  return {
    points: known ? after.ticks * factor - before.ticks : null,
    low: Math.floor((after.range.low * low - before.range.high) / HUNDREDTH) * HUNDREDTH + 0,
    high: Math.ceil((after.range.high * high - before.range.low) / HUNDREDTH) * HUNDREDTH + 0,
  };
}
