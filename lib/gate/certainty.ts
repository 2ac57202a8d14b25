import type { Comparison, Rate } from '../model/comparison.ts';
import type { ShiftTest, Testing } from '../model/judgement.ts';
import { WHOLE } from '../model/share.ts';
import { benjaminiHochberg } from '../stats/benjamini-hochberg.ts';
import { sumOf } from '../stats/count-table.ts';
import { proportionError } from '../stats/proportion-test.ts';
import { studentCritical, studentTails } from '../stats/student-t.ts';
import { figureOf, type Scale } from './figure.ts';
import { reachOf } from './reach.ts';
import type { Subject } from './subject.ts';

/** What noise leaves of a shift. */
export interface Certainty {
  /** After the correction for all that was tested beside it. */
  readonly q: number;
  readonly isSignificant: boolean;
  /** The interval, in ticks. */
  readonly low: number;
  readonly high: number;
  /** The smallest shift that would have been significant with probability 0.8, in ticks. */
  readonly smallest: number;
}

/**
 * Returns what noise leaves of each subject of one family (all symbols, or all groups of a kind); null where it cannot be
 * told. The smallest shift is that of a subject that shifts alone among its family, which has to stand out from all of them.
 */
export function certaintiesOf(
  family: readonly Subject[],
  comparison: Comparison,
  scale: Scale,
  ownNoise: boolean,
): readonly (Certainty | null)[] {
  const { testing, noise } = comparison;
  if (testing !== null) {
    const errors = family.map((subject) => errorOf(subject, comparison, testing, scale));
    const q = scale.on === 'cost' && testing.reference !== 'measured' ? costQ(family, errors, scale) : null;
    const size = family.filter(({ test }) => test !== null).length;
    return family.map((subject, at) => {
      const error = errors[at] ?? null;
      if (error === null || subject.test === null) return null;
      return certaintyOf(error, q?.[at] ?? subject.test.q, testing.alpha, size);
    });
  }
  if (noise === null || !ownNoise) return family.map(() => null);
  const df = noise.df ?? Number.POSITIVE_INFINITY;
  return family.map((subject) => {
    const verdict = subject.noise;
    if (verdict === null || verdict.verdict === 'unclear') return null;
    const { low, high, level } = verdict.interval;
    const error = { low, high, se: (high - low) / 2 / studentCritical(1 - level, df), df };
    return certaintyOf(error, verdict.chance.high, noise.alpha, noise.family);
  });
}

interface ShiftError {
  readonly low: number;
  readonly high: number;
  /** Standard error in ticks. */
  readonly se: number;
  readonly df: number;
}

function certaintyOf({ low, high, se, df }: ShiftError, q: number, alpha: number, family: number): Certainty {
  return { q, isSignificant: q < alpha, low, high, smallest: reachOf(alpha, df, family) * se };
}

/** The error of a shift: that of its test, or that of the cost where the test holds shares against each other. */
function errorOf(subject: Subject, comparison: Comparison, testing: Testing, scale: Scale): ShiftError | null {
  const { test, interval } = subject;
  if (test === null || interval === null) return null;
  if (scale.on !== 'cost' || testing.reference === 'measured') {
    const { low, high, level } = interval;
    return { low, high, se: (high - low) / 2 / studentCritical(1 - level, test.df), df: test.df };
  }
  const se = costError(test, testing, comparison, scale.factor);
  const middle = figureOf(subject, scale).points ?? 0;
  const reach = studentCritical(testing.alpha, test.df) * se;
  return { low: middle - reach, high: middle + reach, se, df: test.df };
}

/**
 * The standard error of after x factor - before where the factor is that of the rates, in ticks: each share has its own by
 * the shrunken dispersion, each rate that of its mean, and to first order their squares add up.
 */
function costError(test: ShiftTest, { totals }: Testing, { before, after }: Comparison, factor: number): number {
  const side = (counts: readonly number[], all: readonly number[], rate: Rate | null): number => {
    const [part, whole] = [sumOf(counts), sumOf(all)];
    const relative = rate === null ? 0 : (rate.error ?? rate.stdev ?? 0) / rate.value;
    return Math.hypot(proportionError(part, whole, test.dispersion), (part / whole) * relative);
  };
  const b = side(test.counts.before, totals.before, before.rate);
  const a = side(test.counts.after, totals.after, after.rate);
  return Math.hypot(factor * a, b) * WHOLE;
}

function costQ(
  family: readonly Subject[],
  errors: readonly (ShiftError | null)[],
  scale: Scale,
): readonly (number | null)[] {
  const p = family.map((subject, at) => {
    const error = errors[at] ?? null;
    if (error === null) return null;
    const points = figureOf(subject, scale).points ?? 0;
    return error.se > 0 ? studentTails(points / error.se, error.df) : Number(points === 0);
  });
  const q = benjaminiHochberg(p.filter((each) => each !== null));
  let next = 0;
  return p.map((each) => {
    if (each === null) return null;
    next += 1;
    return q[next - 1] ?? 1;
  });
}
