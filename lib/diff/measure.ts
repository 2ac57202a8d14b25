import type { Rate } from '../model/comparison.ts';
import type { MeasuredPair, MeasuredSide, Measurement, Role } from '../model/measurement.ts';
import { sumOf } from '../stats/count-table.ts';
import { effectiveCount } from '../stats/effective-values.ts';

/** A leading value below this part of the median is warm-up. */
const WARM_UP = 0.5;

/**
 * Returns the values that count: without leading ones that are zero or below half of the median of all. What is no rate
 * may well be zero as a rule (errors), then all count.
 */
export function withoutWarmUp(values: readonly number[], role: Role = 'rate'): readonly number[] {
  const middle = median(values);
  if (role === 'cost' || (role === 'other' && middle === 0)) return values;
  const start = values.findIndex((value) => value > 0 && value >= middle * WARM_UP);
  return start < 0 ? values : values.slice(start);
}

/**
 * Returns the mean and spread of values, all of which count; at least one. `logs` says how many of them each run has; the
 * mean is that of all values, its error that of the means of the runs, or of as many values of one run as are independent.
 */
export function summarize(values: readonly number[], logs: readonly number[] = [values.length]): MeasuredSide {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const [min, max] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as readonly [number, number]);
  const stdev = values.length < 2 ? null : Math.sqrt(squares / (values.length - 1));
  const runs = meansOf(values, logs);
  const independent = runs.length > 1 ? runs.length : effectiveCount(values);
  const spread = runs.length > 1 ? deviationOf(runs) : independent < 2 ? null : stdev;
  const error = spread === null ? null : spread / Math.sqrt(independent);
  return { values, mean, min, max, stdev, runs, independent, error };
}

function meansOf(values: readonly number[], logs: readonly number[]): readonly number[] {
  let at = 0;
  return logs.flatMap((count) => {
    const own = values.slice(at, at + count);
    at += count;
    return own.length === 0 ? [] : [sumOf(own) / own.length];
  });
}

function deviationOf(values: readonly number[]): number {
  const mean = sumOf(values) / values.length;
  return Math.sqrt(sumOf(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
}

/**
 * Returns what was measured on both sides, in the order of the before side's lines: by kind, name and unit, or where each
 * side has one result of a kind and unit under a name of its own. A side is given with what is nearest to its profile
 * first: of several measurements of one name in a file the first is taken, and those of several files are one.
 */
export function pairMeasurements(
  before: readonly Measurement[],
  after: readonly Measurement[],
): readonly MeasuredPair[] {
  const sides = { before: seriesOf(before), after: seriesOf(after) };
  return sides.before.flatMap((from): readonly MeasuredPair[] => {
    const to = sides.after.find((each) => keyOf(each.first) === keyOf(from.first)) ?? loneRate(from, sides);
    return to === undefined ? [] : [pairOf(from, to)];
  });
}

/** Returns the rate of a side as a comparison states it. */
export function rateOf(side: MeasuredSide, unit: string): Rate {
  const { mean, values, min, max, stdev, error } = side;
  return { value: mean, unit, n: values.length, min, max, stdev, error };
}

/** Returns the pair whose rate is what the benchmark is about, or null: a rate above 0 on both sides, the most telling. */
export function resultOf(pairs: readonly MeasuredPair[]): MeasuredPair | null {
  const rates = pairs.filter((pair) => pair.role === 'rate' && pair.before.mean > 0 && pair.after.mean > 0);
  return rates.toSorted((a, b) => a.priority - b.priority)[0] ?? null;
}

function keyOf(measurement: Measurement): string {
  return JSON.stringify([measurement.kind, measurement.name, measurement.unit]);
}

/** A measurement with the values that count, of one file or several. */
interface Series {
  readonly first: Measurement;
  readonly values: readonly number[];
  /** How many of them each log has. */
  readonly logs: readonly number[];
}

function seriesOf(measurements: readonly Measurement[]): readonly Series[] {
  const series = new Map<string, Measurement[]>();
  for (const each of measurements) {
    const known = series.get(keyOf(each)) ?? [];
    if (!known.some((other) => other.source === each.source)) series.set(keyOf(each), [...known, each]);
  }
  return [...series.values()]
    .flatMap((each): readonly Series[] => {
      const [first] = each;
      const logs = each.flatMap((one) => one.logs ?? [withoutWarmUp(one.values, one.role).length]);
      const values = each.flatMap((one) => (one.logs === undefined ? withoutWarmUp(one.values, one.role) : one.values));
      return first === undefined ? [] : [{ first, values, logs }];
    })
    .sort((a, b) => a.first.line - b.first.line);
}

/** The only rate of its kind and unit on either side: interfaces and hosts have other names there. */
function loneRate(
  from: Series,
  sides: { readonly before: readonly Series[]; readonly after: readonly Series[] },
): Series | undefined {
  const { role, kind, unit, priority } = from.first;
  const like = ({ first }: Series): boolean =>
    first.role === 'rate' && first.kind === kind && first.unit === unit && first.priority === priority;
  const candidates = sides.after.filter(like);
  return role === 'rate' && sides.before.filter(like).length === 1 && candidates.length === 1
    ? candidates[0]
    : undefined;
}

function pairOf(from: Series, to: Series): MeasuredPair {
  const { kind, name, unit, role, priority } = from.first;
  const before = summarize(from.values, from.logs);
  const after = summarize(to.values, to.logs);
  const delta = after.mean - before.mean;
  return {
    kind,
    name: name === to.first.name ? name : `${name} / ${to.first.name}`,
    unit,
    role,
    priority,
    before,
    after,
    delta,
    relative: before.mean === 0 ? null : delta / before.mean,
    test: null,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? 0, sorted[middle] ?? 0];
  return (low + high) / 2;
}
