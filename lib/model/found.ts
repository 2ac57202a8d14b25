import type { Line } from './line.ts';
import type { Profile } from './profile.ts';

/** A profile with the prose that stands before it, up to the block above. */
export interface Found {
  readonly profile: Profile;
  /** Non-blank lines between the block above and this one, in order. */
  readonly above: readonly Line[];
  /** Where the format itself says which profile is the other side: the index of the other one among the found. */
  readonly partner: number | null;
}
