import type { Comparison, Cost, Rate } from '../model/comparison.ts';
import type { MeasuredPair } from '../model/measurement.ts';
import { formatCost, formatCount, formatNumber, formatPercent, formatProbability } from './figures.ts';

/** Returns how the rate moved and what can be told of it; null where no rate is known on both sides. */
export function rateVerdict({ before, after, measurements }: Comparison): string | null {
  if (before.rate === null || after.rate === null) return null;
  const relative = (after.rate.value - before.rate.value) / before.rate.value;
  const figures = `${formatNumber(before.rate.value)} -> ${formatNumber(after.rate.value)} ${plural(before.rate.unit)}`;
  return `rate ${formatPercent(relative)} (${figures}), ${rateTest(measurements, before.rate)}`;
}

/** Whether the rates differ by more than runs, or than the seconds of one run, which are no repetitions of it. */
function rateTest(measurements: readonly MeasuredPair[], rate: Rate): string {
  const pair = measurements.find(({ before }) => before.mean === rate.value);
  if (pair === undefined) return 'as stated';
  const { test } = pair;
  const { length } = pair.before.runs;
  if (test === null) return `${length > 1 ? 'too few runs' : 'one run a side'}: cannot be told from noise`;
  const p = `p = ${formatProbability(test.p)}`;
  if (test.of === 'runs') return `${p} over ${pair.before.runs.length} + ${pair.after.runs.length} runs`;
  return `one run a side: ${test.p < 0.05 ? 'more' : 'no more'} than its seconds vary (${p}), which are no repetitions`;
}

/** Returns how the values of a side's rate spread, such as `3 values within +-0.01 %`; null for a single value. */
export function describeRate(rate: Rate | null): string | null {
  if (rate === null || rate.n < 2) return null;
  const within = Math.max(rate.max - rate.value, rate.value - rate.min) / rate.value;
  return `${formatCount(rate.n, 'value')} within +-${(Math.ceil(within * 1e4) / 100).toFixed(2)} %`;
}

/** Units are in the singular where they name a cost; a rate counts many. */
function plural(unit: string): string {
  return unit.replace(/^([A-Za-z]*[a-z](?<![sy]))\/s$/, '$1s/s');
}

/** Returns what a unit of work costs on a side, such as `61.90 ns/packet`. */
export function describeCost(cost: Cost, side: 'before' | 'after'): string {
  return `${formatCost(cost[side])} ${cost.unit}`;
}

/** Returns what a cost assumes, in words. */
export function describeAssumption(cost: Cost): string {
  const { before, after, assumed } = cost.cpus;
  const cpus = before === after ? cpusText(before) : `${cpusText(before)} before and ${cpusText(after)} after`;
  return `${cost.unit}: share x ${cpus}${assumed ? ' (assumed)' : ''} / rate; true where the CPU limits the rate`;
}

/** Returns what a link leaves for its smallest frames; null where no link is given. */
export function describeBudget(cost: Cost): string | null {
  if (cost.budget === null) return null;
  const { link, value } = cost.budget;
  return `${link} leaves ${formatCost(value)} ${cost.unit} for frames of 64 bytes`;
}

function cpusText(count: number): string {
  return formatCount(count, 'busy CPU');
}
