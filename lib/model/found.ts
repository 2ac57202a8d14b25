import type { Line } from './line.ts';
import type { Reading } from './measurement.ts';
import type { Message } from './message.ts';
import type { Profile } from './profile.ts';

/** A profile with the prose that stands before it, up to the block above. */
export interface Found {
  readonly profile: Profile;
  /** Non-blank lines between the block above and this one, in order. */
  readonly above: readonly Line[];
  /** Where the format itself says which profile is the other side: the index of the other one among the found. */
  readonly partner: number | null;
}

/** Figures of a benchmark with what stands around them. */
export interface FoundReadings {
  readonly line: Line;
  /** Name of the measurement format. */
  readonly kind: string;
  readonly readings: readonly Reading[];
  /** The last non-blank lines of prose between the last profile and this line, in order; other figures are none. */
  readonly above: readonly Line[];
  /** Whether any words stand between the last profile and this line. */
  readonly isApart: boolean;
  /** How many profiles of the document stand above. */
  readonly profilesAbove: number;
  /** The mail that holds the line; absent where the input is no mail. */
  readonly message?: Message;
}
