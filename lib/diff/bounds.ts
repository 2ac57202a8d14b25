import type { Entry } from '../model/entry.ts';
import type { Cut, Profile } from '../model/profile.ts';
import { addShares, HUNDREDTH, NO_SHARE, type Share, TICKS_PER_POINT, WHOLE } from '../model/share.ts';

/** What a list says about itself and about the rows that it does not hold. All in ticks. */
export interface ListBounds {
  readonly rows: number;
  readonly listed: Share;
  /** The smallest listed share; null when nothing is listed. */
  readonly floorTicks: number | null;
  readonly cut: Cut;
  /** What no row of the profile lists, never below 0; more than the stated list leaves where only a part of it is here. */
  readonly restTicks: number;
  /** What a row that is not listed can have at most, as the figures stand; 0 when the list is complete. */
  readonly atMost: number;
  /** How far the rounding of the figures may push that bound up. */
  readonly atMostSlack: number;
}

/** Below this listed sum a list was picked by hand rather than cut at its end. */
const PICKED_BELOW: number = WHOLE / 2;
/** Beside half a digit for each row, a complete list may miss the whole by as much as this. */
const COMPLETE_WITHIN: number = HUNDREDTH;

/**
 * Returns what bounds the rows that a profile does not list. A list that is sorted by share, not thinned out and lists
 * at least half of the whole was cut by size: a row below its end has at most the smallest listed share. Every other
 * list bounds an absent row only by what it leaves over, and so does one whose rows are finer than a symbol, because
 * several of them may add up. A list that sums to 100 % up to rounding leaves nothing.
 */
export function boundsOf(profile: Profile): ListBounds {
  const { entries, stated } = profile;
  const listed = entries.reduce<Share>((sum, entry) => addShares(sum, entry.overhead), NO_SHARE);
  if (stated !== null) {
    const atMost = boundFor(stated.cut, stated.floorTicks, Math.max(0, WHOLE - stated.listedTicks));
    const sum = { ticks: stated.listedTicks, slack: (stated.rows * HUNDREDTH) / 2 };
    const restTicks = Math.max(0, WHOLE - listed.ticks);
    return { rows: stated.rows, listed: sum, floorTicks: stated.floorTicks, cut: stated.cut, restTicks, ...atMost };
  }
  const floorTicks = entries.length === 0 ? null : Math.min(...entries.map((entry) => entry.overhead.ticks));
  const restTicks = Math.max(0, WHOLE - listed.ticks);
  const cut = cutOf(profile, listed, restTicks);
  const bound = boundFor(cut, floorTicks, restTicks);
  return { rows: entries.length, listed, floorTicks, cut, restTicks, ...bound };
}

function cutOf(profile: Profile, listed: Share, restTicks: number): Cut {
  const { entries, elided } = profile;
  if (restTicks <= (entries.length * HUNDREDTH) / 2 + COMPLETE_WITHIN) return 'none';
  const picked = elided || !isSorted(entries) || listed.ticks < PICKED_BELOW;
  return picked || hasFinerRows(profile) ? 'picked' : 'size';
}

function boundFor(cut: Cut, floorTicks: number | null, restTicks: number): { atMost: number; atMostSlack: number } {
  if (cut === 'none') return { atMost: 0, atMostSlack: 0 };
  const half = HUNDREDTH / 2;
  if (cut === 'size' && floorTicks !== null && floorTicks <= restTicks)
    return { atMost: floorTicks, atMostSlack: half };
  return { atMost: restTicks, atMostSlack: half };
}

function isSorted(entries: readonly Entry[]): boolean {
  return entries.every((entry, at) => at === 0 || entry.overhead.ticks <= (entries[at - 1]?.overhead.ticks ?? 0));
}

/** Returns whether the rows of a profile split symbols further, by command, thread or CPU. */
export function hasFinerRows(profile: Profile): boolean {
  return profile.entries.some((entry) => entry.comm !== null || entry.pid !== null || entry.cpu !== null);
}

/** Returns whether the listed shares add up to more than rounding can explain. */
export function sumsAboveWhole(bounds: ListBounds): boolean {
  return bounds.listed.ticks > WHOLE + (bounds.rows * HUNDREDTH) / 2 + TICKS_PER_POINT / 2;
}
