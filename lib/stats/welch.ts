import { sumOf } from './count-table.ts';
import { studentTails } from './student-t.ts';

/** A mean with the variance of itself, and the degrees of freedom of that variance. */
export interface Mean {
  readonly mean: number;
  readonly variance: number;
  readonly df: number;
}

/** Whether two means differ. */
export interface MeanTest {
  readonly p: number;
  readonly df: number;
}

/**
 * Returns the mean of values of which `count` are independent (all of them where absent), null where fewer than two are:
 * then nothing tells how the mean varies.
 */
export function meanOf(values: readonly number[], count: number = values.length): Mean | null {
  if (values.length < 2 || count < 2) return null;
  const mean = sumOf(values) / values.length;
  const squares = sumOf(values.map((value) => (value - mean) ** 2));
  return { mean, variance: squares / (values.length - 1) / count, df: count - 1 };
}

/**
 * Returns whether two means differ; null where neither varies.
 *
 * Formula: t = (a - b) / sqrt(va + vb) on (va + vb)² / (va² / da + vb² / db) degrees of freedom.
 * Source: Welch 1947, https://doi.org/10.1093/biomet/34.1-2.28. Assumptions: values are nearly normal. Smallest n: 2 + 2.
 */
export function testMeans(a: Mean, b: Mean): MeanTest | null {
  const variance = a.variance + b.variance;
  if (!(variance > 0)) return null;
  const df = variance ** 2 / (a.variance ** 2 / a.df + b.variance ** 2 / b.df);
  return { p: studentTails((b.mean - a.mean) / Math.sqrt(variance), df), df };
}
