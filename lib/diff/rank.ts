import { certainShift } from '../model/certain.ts';
import { compareText } from '../model/compare-text.ts';
import type { Shift } from '../model/comparison.ts';
import type { ShiftDraft } from './shift.ts';

/** The ways to order shifts. */
export const SORTS = ['delta', 'ratio', 'before', 'after', 'q', 'symbol'] as const;

/** The name of an order. */
export type Sort = (typeof SORTS)[number];

type Key = (shift: Shift) => number;

/**
 * Keys by which shifts stand in falling order. `delta` is the shift that is certain, by the interval of its test where it
 * has one, `ratio` how often larger or smaller
 * a share became (a row that a side does not list comes last), `before` and `after` the shares,
 * `q` what the runs tell best.
 */
const KEYS: Readonly<Record<Exclude<Sort, 'symbol'>, Key>> = {
  delta: (shift) => certainShift(shift.interval ?? shift.delta),
  ratio: (shift) => (shift.ratio === null || shift.ratio === 0 ? -1 : Math.abs(Math.log(shift.ratio))),
  before: (shift) => shift.before.ticks ?? -1,
  after: (shift) => shift.after.ticks ?? -1,
  q: (shift) => (shift.test === null ? -1 : 1 - shift.test.q),
};

/** Returns the shifts in the wanted order, and ranks them from 1; ties stand in the order of their symbols, then their objects. */
export function rankShifts(shifts: readonly ShiftDraft[], sort: Sort = 'delta'): readonly Shift[] {
  const key: Key = sort === 'symbol' ? () => 0 : KEYS[sort];
  // A comparison asks for both keys, and there are many more comparisons than shifts.
  const keys = Float64Array.from(shifts, key);
  const order = Array.from(shifts.keys()).sort(
    (a, b) =>
      (keys[b] as number) - (keys[a] as number) || compareNames(shifts[a] as ShiftDraft, shifts[b] as ShiftDraft),
  );
  return order.map((at, place) => {
    const shift = shifts[at] as ShiftDraft;
    shift.rank = place + 1;
    return shift;
  });
}

function compareNames(a: Shift, b: Shift): number {
  return compareText(a.symbol, b.symbol) || compareText(a.domain + a.dso, b.domain + b.dso);
}
