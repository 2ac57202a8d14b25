import type { GateVerb } from '../model/gate.ts';
import type { Certainty } from './certainty.ts';
import type { Figure } from './figure.ts';
import type { Subject } from './subject.ts';
import type { Usual } from './usual.ts';

/** A subject of a condition with all that decides on it. */
export interface Seen {
  readonly subject: Subject;
  readonly figure: Figure;
  readonly certainty: Certainty | null;
  readonly usual: Usual | null;
  readonly isRare: boolean;
}

/** Returns how far a shift goes the way that is asked for, in ticks; by what is guaranteed where a side is only bounded. */
export function toward({ points, low, high }: Figure, verb: GateVerb): number {
  const up = points ?? Math.max(0, low);
  const down = points === null ? Math.max(0, -high) : -points;
  if (verb === 'shift') return Math.max(up, down);
  return verb === 'grew' ? up : down;
}

/** Returns what the printed figures guarantee the way that is asked for, in ticks. */
export function guaranteed({ low, high }: Figure, verb: GateVerb): number {
  if (verb === 'shift') return Math.max(low, -high);
  return verb === 'grew' ? low : -high;
}
