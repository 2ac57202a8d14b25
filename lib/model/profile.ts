import type { EntryList } from './entry-list.ts';
import type { Message } from './message.ts';
import type { Stacks } from './stacks.ts';

/** Before or after the change that a comparison is about. */
export type SideName = 'before' | 'after';

/** A count known only within bounds, both included; perf prints `2K` for anything from 2000 to 2999. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What the header of a table says. Null or absent facts are not in the input. */
export interface Facts {
  readonly event: string | null;
  /** Samples behind the shares. Null for perf top, whose counter does not describe the decayed table. */
  readonly samples: Interval | null;
  /** Sampling frequency in Hz, when perf sampled by frequency. */
  readonly frequency: number | null;
  /** Events between two samples, when perf sampled by count. */
  readonly sampleEvery: number | null;
  readonly eventCount: number | null;
  /** CPUs in the map of perf top; not the busy ones. */
  readonly cpus: number | null;
  /** Samples in the last refresh of perf top, idle ones included. */
  readonly irqsPerSec: number | null;
  readonly lost: number | null;
  readonly dropped: number | null;
  /** Screens of perf top in the input; the last complete one is the profile. */
  readonly screens: number | null;
  /** The release of the kernel that the recording was made on, as `perf report --header` prints it. */
  readonly kernel: string | null;
  /** How long the samples span, in seconds. */
  readonly durationSec: number | null;
}

/**
 * How the list ends, in terms of what bounds a row that is not in it: the smallest listed share (`size`), what the
 * list leaves over (`picked`), or nothing because all is listed (`none`).
 */
export type Cut = 'size' | 'picked' | 'none';

/** What a document of perfshift states about a list of which it repeats only a part. */
export interface Stated {
  readonly rows: number;
  readonly listedTicks: number;
  readonly floorTicks: number | null;
  readonly cut: Cut;
}

/** One table of an input: its entries in the order of the input, with what stands around them. */
export interface Profile {
  readonly source: string;
  /** The mail that holds the table; absent where the input is no mail. */
  readonly message?: Message;
  /** First and last line of the table, its header included, 1-based. */
  readonly line: number;
  readonly endLine: number;
  /** Name of the input format, from the registry of formats. */
  readonly format: string;
  /** Column titles in perf's words, in order; those of a table without a title line are inferred. */
  readonly columns: readonly string[];
  readonly facts: Facts;
  readonly entries: EntryList;
  /** True where the author left rows out and marked it ("[...]"), or a filter did. */
  readonly elided: boolean;
  /** The words by which a person tells this table from others; null when the input has none. */
  readonly label: string | null;
  readonly side: SideName | null;
  readonly stated: Stated | null;
  /** The call chains of the input; null where it has none. */
  readonly stacks: Stacks | null;
  /** Set where one table compares two recordings: what each side of it holds. `entries` are its rows with their before share. */
  readonly both?: BothSides;
}

/** What one side of a table that compares two recordings has of its own; all else is the table's. */
export type OwnSide = Pick<Profile, 'entries' | 'label' | 'stated' | 'stacks'>;

/** Both sides of a table that compares two recordings (perf diff, difffolded). */
export interface BothSides {
  readonly before: OwnSide;
  readonly after: OwnSide;
}

/** Returns one side of a profile that holds both as a profile of its own; a label of the side wins over the table's. */
export function sideOfBoth(profile: Profile, both: BothSides, side: SideName): Profile {
  const { both: _, ...table } = profile;
  const own = both[side];
  return { ...table, ...own, label: own.label ?? profile.label, side };
}

/** Facts of a table whose header says nothing. */
export const NO_FACTS: Facts = {
  event: null,
  samples: null,
  frequency: null,
  sampleEvery: null,
  eventCount: null,
  cpus: null,
  irqsPerSec: null,
  lost: null,
  dropped: null,
  screens: null,
  kernel: null,
  durationSec: null,
};
