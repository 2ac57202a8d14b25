import type { Diagnostic } from '../model/diagnostic.ts';
import type { Entry } from '../model/entry.ts';
import type { EntryList } from '../model/entry-list.ts';
import { countRows } from '../model/entry-table.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Interval, Profile, SideName } from '../model/profile.ts';

/** The first or last entry of a profile, as the input lists it. */
export interface ListingEnd {
  readonly ticks: number;
  readonly symbol: string | null;
}

/** A profile as `perfshift list` tells of it. */
export interface ListedProfile {
  /** From 1: the number behind `#`. */
  readonly index: number;
  readonly source: string;
  readonly line: number;
  readonly endLine: number;
  readonly label: string | null;
  readonly side: SideName | null;
  readonly format: string;
  readonly rows: number;
  /** Null where a profile has no entry. */
  readonly first: ListingEnd | null;
  readonly last: ListingEnd | null;
  readonly sumTicks: number;
  readonly event: string | null;
  readonly samples: Interval | null;
  readonly columns: readonly string[];
  /** The mail that holds it; null where the input is no mail. */
  readonly message: { readonly index: number; readonly id: string | null; readonly subject: string | null } | null;
}

/** Two profiles that belong together, by their indexes. */
export interface ListedPair {
  readonly index: number;
  readonly before: number;
  readonly after: number;
  readonly assumed: boolean;
}

/** What was found in the inputs. */
export interface Listing {
  readonly profiles: readonly ListedProfile[];
  readonly pairs: readonly ListedPair[];
  readonly measurements: readonly Measurement[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns a profile as it is listed under an index. */
export function listProfile(profile: Profile, index: number): ListedProfile {
  const { entries, facts } = profile;
  return {
    index,
    source: profile.source,
    line: profile.line,
    endLine: profile.endLine,
    label: profile.label,
    side: profile.side,
    format: profile.format,
    rows: countRows(entries),
    first: endOf(entries.at(0)),
    last: endOf(lastOf(entries)),
    sumTicks: entries.reduce((sum, entry) => sum + entry.overhead.ticks, 0),
    event: facts.event,
    samples: facts.samples,
    columns: profile.columns,
    message:
      profile.message === undefined
        ? null
        : { index: profile.message.index, id: profile.message.id, subject: profile.message.subject },
  };
}

/** Where entries sum up rows, the last row of the input may be of an earlier one. */
function lastOf(entries: EntryList): Entry | undefined {
  const lineOf = (entry: Entry | undefined): number => entry?.sums?.lastLine ?? 0;
  return entries.reduce<Entry | undefined>((last, each) => (lineOf(each) >= lineOf(last) ? each : last), undefined);
}

function endOf(entry: Entry | undefined): ListingEnd | null {
  return entry === undefined ? null : { ticks: entry.overhead.ticks, symbol: entry.symbol };
}
