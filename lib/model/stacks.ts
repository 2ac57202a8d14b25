import type { CallTree } from './call-tree.ts';

/**
 * The call chains of a profile. `period` weighs by what the event counted, `samples` by samples, `share` by percentage
 * points that were printed; `unknown` where the input does not say (folded stacks).
 */
export interface Stacks {
  readonly unit: 'period' | 'samples' | 'share' | 'unknown';
  /** Each chain once, in order of first appearance. */
  readonly list: CallTree;
}
