import type { Entry } from './entry.ts';

/**
 * The entries of a profile in the order of the input: an array, or a table of columns that makes each entry when it is
 * asked for (`entry-table.ts`).
 */
export interface EntryList extends Iterable<Entry> {
  readonly length: number;
  /** The entry at a place from 0, from the end where it is negative; undefined where there is none. */
  readonly at: (place: number) => Entry | undefined;
  readonly map: <T>(make: (entry: Entry, place: number) => T) => T[];
  readonly find: (holds: (entry: Entry, place: number) => boolean) => Entry | undefined;
  readonly slice: (from?: number, end?: number) => Entry[];
  readonly filter: (keeps: (entry: Entry, place: number) => boolean) => Entry[];
  readonly every: (holds: (entry: Entry, place: number) => boolean) => boolean;
  readonly some: (holds: (entry: Entry, place: number) => boolean) => boolean;
  readonly reduce: <T>(add: (sum: T, entry: Entry, place: number) => T, start: T) => T;
}

/** Returns whether two lists hold the same rows in the same order: the same shares and counts of the same commands, objects and symbols. */
export function listsSame(some: EntryList, others: EntryList): boolean {
  return some.length === others.length && some.every((entry, at) => isSame(entry, others.at(at)));
}

function isSame(one: Entry, other: Entry | undefined): boolean {
  return (
    one.overhead.ticks === other?.overhead.ticks &&
    one.samples === other.samples &&
    one.period === other.period &&
    one.symbol === other.symbol &&
    one.dso === other.dso &&
    one.comm === other.comm
  );
}
