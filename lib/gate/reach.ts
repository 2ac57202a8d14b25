import { studentCritical } from '../stats/student-t.ts';

/** The probability to see a shift of the smallest size that is said to be seen. */
const POWER = 0.8;

/**
 * Returns how many standard errors large a shift has to be to stand out from its family with probability 0.8:
 * t(alpha / family, both sides) + t(0.8), as in `smallestShift` of the noise floor.
 */
export function reachOf(alpha: number, df: number, family: number): number {
  return studentCritical(alpha / Math.max(1, family), df) + studentCritical(2 * (1 - POWER), df);
}
