import { compareProfiles } from '../diff/compare.ts';
import type { Sort } from '../diff/rank.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Suffixes } from '../symbols/identify.ts';
import { normalizeProfile } from '../symbols/merge.ts';
import type { Chosen } from './choose.ts';

/** Returns the comparison of each pair, in order. */
export function compareAll(
  chosen: readonly Chosen[],
  suffixes: Suffixes = 'fold',
  sort: Sort = 'delta',
): readonly Comparison[] {
  return chosen.map(({ before, after }) =>
    compareProfiles(normalizeProfile(before, suffixes), normalizeProfile(after, suffixes), sort),
  );
}
