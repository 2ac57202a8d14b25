import type { Found } from '../model/found.ts';
import type { Profile } from '../model/profile.ts';
import { labelOf } from './label.ts';

/**
 * Returns the profiles of one document with their labels and the sides that the labels tell, in order. A side that the
 * format itself states stands; a table of both sides is of neither.
 */
export function labelProfiles(found: readonly Found[]): readonly Profile[] {
  return found.map(({ profile, above }) => {
    if (profile.side !== null) return profile;
    const { text, side } = labelOf(above);
    return { ...profile, label: text, side: profile.both === undefined ? side : null };
  });
}
