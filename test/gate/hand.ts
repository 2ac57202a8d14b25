/** Comparisons made by hand, as far as a gate looks at them: shares in points, all of them turned into ticks. */
import type { Comparison, Group, GroupBy, Shift, Side } from '../../lib/model/comparison.ts';
import type { NoiseVerdict, ShiftTest } from '../../lib/model/judgement.ts';

/** Returns points as ticks. */
export const ticks = (points: number): number => Math.round(points * 1e6);

/** What is known of a row beside its shares. */
export interface Known {
  readonly test?: Partial<ShiftTest>;
  readonly interval?: { readonly low: number; readonly high: number; readonly level: number };
  readonly noise?: Partial<NoiseVerdict>;
  readonly reason?: string;
}

const share = (points: number | null, bound: number) =>
  points === null
    ? { ticks: null, range: { low: 0, high: ticks(bound) } }
    : { ticks: ticks(points), range: { low: ticks(points), high: ticks(points) } };

/** Returns a shift from one share to another; null is not listed, and at most `bound`. */
export function shift(
  symbol: string,
  before: number | null,
  after: number | null,
  { test, interval, noise, reason = 'one-run' }: Known = {},
  bound = 1,
): Shift {
  const points = before === null || after === null ? null : ticks(after - before);
  return {
    symbol,
    before: share(before, bound),
    after: share(after, bound),
    delta: { points },
    test: test === undefined ? null : { df: 10, dispersion: 1.5, ...test },
    interval: interval ?? null,
    noise: noise ?? null,
    reason: test === undefined ? reason : null,
  } as unknown as Shift;
}

/** Returns a group of a kind. */
export function group(by: GroupBy, name: string, before: number, after: number, known: Known = {}): Group {
  const row = shift(name, before, after, known);
  return { ...row, by, name } as unknown as Group;
}

const LIST = { cut: 'none', floorTicks: null, restTicks: 0, rate: null } as const;

/** Returns a comparison of complete lists, of which only the plain shares are known. */
export function comparison(
  shifts: readonly Shift[],
  changes: Partial<Comparison> = {},
  sides: { readonly before?: Partial<Side>; readonly after?: Partial<Side> } = {},
): Comparison {
  return {
    before: { ...LIST, ...sides.before },
    after: { ...LIST, ...sides.after },
    shifts,
    groups: [],
    testing: null,
    noise: null,
    cost: null,
    composition: null,
    ...changes,
  } as unknown as Comparison;
}
