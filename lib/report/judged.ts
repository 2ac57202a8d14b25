import type { Comparison, Shift } from '../model/comparison.ts';

/** Returns whether something judged the shifts: tests over runs, or for single ones the noise of runs elsewhere. */
export function isJudged({ testing, noise }: Comparison): boolean {
  return testing !== null || noise !== null;
}

/** What a judgement says of a shift: it is there, it is within what runs vary by, that depends, or nothing was judged. */
export type Judged = 'told' | 'untold' | 'unclear' | 'untested';

/** Returns what the test of a shift, or the noise that it was held against, says. */
export function judgedAs({ test, interval, noise }: Shift): Judged {
  if (test !== null && interval !== null) return test.q < 1 - interval.level ? 'told' : 'untold';
  if (noise === null) return 'untested';
  return noise.verdict === 'above' ? 'told' : noise.verdict === 'within' ? 'untold' : 'unclear';
}

/** Returns whether it is the delta at equal cost that was judged. */
export function isAtEqualCost({ test, noise }: Shift): boolean {
  return (test ?? noise)?.on === 'corrected';
}
