import { countRows, sumsOf } from '../model/entry-table.ts';
import type { Cut, Profile } from '../model/profile.ts';
import { HUNDREDTH, type Share, TICKS_PER_POINT, WHOLE } from '../model/share.ts';

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
  /** The same for a symbol that stands for any number of rows: the smallest listed share does not bound their sum. */
  readonly atMostInAll: number;
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
  const { listed, floor: smallest, sorted } = sumsOf(entries);
  if (stated !== null) {
    const sum = { ticks: stated.listedTicks, slack: (stated.rows * HUNDREDTH) / 2 };
    const floor = stated.floorTicks === null ? null : { ticks: stated.floorTicks, slack: HUNDREDTH / 2 };
    const restTicks = Math.max(0, WHOLE - listed.ticks);
    const { rows, floorTicks, cut } = stated;
    return { rows, listed: sum, floorTicks, cut, restTicks, ...boundFor(cut, floor, sum) };
  }
  const cut = cutOf(profile, listed, sorted);
  return {
    rows: countRows(entries),
    listed,
    floorTicks: smallest?.ticks ?? null,
    cut,
    restTicks: Math.max(0, WHOLE - listed.ticks),
    ...boundFor(cut, smallest, listed),
  };
}

/** Returns how far the true share of a row that is not listed can reach, in ticks, when `atMost` is what is said of it. */
export function reachOf(atMost: number, bounds: ListBounds): number {
  return atMost + (atMost === bounds.atMost ? bounds.atMostSlack : bounds.listed.slack);
}

function cutOf(profile: Profile, listed: Share, sorted: boolean): Cut {
  const { entries, elided } = profile;
  if (Math.abs(WHOLE - listed.ticks) <= (entries.length * HUNDREDTH) / 2 + COMPLETE_WITHIN) return 'none';
  const picked = elided || !sorted || listed.ticks < PICKED_BELOW;
  return picked || hasFinerRows(profile) ? 'picked' : 'size';
}

type Bound = Pick<ListBounds, 'atMost' | 'atMostSlack' | 'atMostInAll'>;

/** What is left over is as uncertain as the sum of the list; the smallest share only as its own last digit. */
function boundFor(cut: Cut, floor: Share | null, listed: Share): Bound {
  if (cut === 'none') return { atMost: 0, atMostSlack: 0, atMostInAll: 0 };
  const rest = Math.max(0, WHOLE - listed.ticks);
  if (cut === 'picked' || floor === null) return { atMost: rest, atMostSlack: listed.slack, atMostInAll: rest };
  const atMost = Math.min(floor.ticks, rest);
  const reach = Math.min(floor.ticks + floor.slack, rest + listed.slack);
  return { atMost, atMostSlack: reach - atMost, atMostInAll: rest };
}

/** Returns whether the rows of a profile split symbols further, by command, thread or CPU. */
export function hasFinerRows(profile: Profile): boolean {
  return profile.entries.some((entry) => entry.comm !== null || entry.pid !== null || entry.cpu !== null);
}

/** Returns whether the listed shares add up to more than rounding can explain. */
export function sumsAboveWhole(bounds: ListBounds): boolean {
  const { ticks, slack } = bounds.listed;
  return ticks > WHOLE + Math.max(slack, (bounds.rows * HUNDREDTH) / 2) + TICKS_PER_POINT / 2;
}
