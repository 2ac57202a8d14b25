import type { Comparison, Side } from '../model/comparison.ts';
import type { GateBlind, GateCondition, GateVerb } from '../model/gate.ts';
import type { Scale } from './figure.ts';
import { guaranteed, type Seen, toward } from './seen.ts';

/** What a condition asks of which comparison: the place counts from 1. */
export interface Asking {
  readonly comparison: Comparison;
  readonly place: number;
  readonly condition: GateCondition;
  readonly scale: Scale;
}

/** Returns what could not have been seen of one subject that does not meet the condition; empty where all could. */
export function blindTo(seen: Seen, asking: Asking): readonly GateBlind[] {
  const { certainty, usual, figure, isRare } = seen;
  const { verb, over, target } = asking.condition;
  const named = { comparison: asking.place, name: seen.subject.name };
  if (certainty === null) {
    const least = over ?? leastShown(asking.comparison);
    const hidden = hiddenBy(seen, asking, least);
    if (hidden > least) return [{ ...named, smallest: hidden, why: 'cut' }];
    if (isRare) {
      const isHidden = over === null ? target !== null : toward(figure, verb) > over;
      return isHidden ? [{ ...named, smallest: null, why: 'rare' }] : [];
    }
    const isOpen = over !== null && usual?.isAbove === false && guaranteed(figure, verb) > over;
    return isOpen ? [{ ...named, smallest: usual.smallest, why: 'noise' }] : [];
  }
  // What certainly went the other way was seen.
  const opposite = certainty.isSignificant && toward(figure, verb) < 0;
  if (over === null || opposite || certainty.smallest <= over) return [];
  return [{ ...named, smallest: certainty.smallest, why: 'noise' }];
}

/**
 * Returns the rows that neither side lists, where they may have shifted by more than the threshold: the lists leave room for
 * that. Without a threshold they are no larger than what every list hides.
 */
export function unlisted({ comparison, place, condition, scale }: Asking): readonly GateBlind[] {
  const { verb, over } = condition;
  if (over === null) return [];
  const room = theWay(verb, roomOf(comparison.after) * scale.high, roomOf(comparison.before));
  return room > over ? [{ comparison: place, name: null, smallest: room, why: 'cut' }] : [];
}

/**
 * How far a subject may have gone the way that is asked for because a list that would show it ends above it, in ticks; 0 where
 * what the list hides is less than `least`: then the figures decide. Of a sum of rows nobody knows which of them a list has
 * lost; what one list leaves over more than the other may all be of it.
 */
function hiddenBy({ subject, figure }: Seen, { comparison, condition, scale }: Asking, least: number): number {
  const { by, before, after, listed } = subject;
  if (by === 'symbol') {
    const bound = listed === 'before' ? after.range.high * scale.high : listed === 'after' ? before.range.high : 0;
    return bound > least ? theWay(condition.verb, figure.high, -figure.low) : 0;
  }
  const lost = comparison.after.restTicks * scale.high - comparison.before.restTicks;
  const points = figure.points ?? 0;
  if (Math.abs(lost) <= least) return 0;
  return theWay(condition.verb, points + Math.max(0, lost), Math.max(0, -lost) - points);
}

/** Lists of one machine end at shares that are alike: what is smaller than twice the smaller of them any list may hide. */
function leastShown({ before, after }: Comparison): number {
  return 2 * Math.min(before.floorTicks ?? 0, after.floorTicks ?? 0);
}

function theWay(verb: GateVerb, up: number, down: number): number {
  return verb === 'shift' ? Math.max(up, down) : verb === 'grew' ? up : down;
}

function roomOf({ cut, floorTicks, restTicks }: Side): number {
  if (cut === 'none') return 0;
  return cut === 'size' && floorTicks !== null ? Math.min(floorTicks, restTicks) : restTicks;
}
