import type { EntryKey, Identity } from './identity.ts';
import type { Profile } from './profile.ts';
import { addShares, type Share } from './share.ts';

/** The rows of one profile that are the same thing, added up. */
export interface Row {
  readonly identity: Identity;
  readonly share: Share;
  /** Set where the document states a bound in place of a figure. */
  readonly atMost: number | null;
  /** Null unless every row that was added has a count. */
  readonly samples: number | null;
  /** Spellings of the symbol, each once, in order of appearance. */
  readonly names: readonly string[];
  readonly rules: readonly string[];
  /** How many rows were added. */
  readonly rows: number;
}

/** A profile and its rows by identity, in order of first appearance. */
export interface NormalizedProfile {
  readonly profile: Profile;
  readonly rows: ReadonlyMap<EntryKey, Row>;
}

/** Returns two rows added up, with the identity of the first. */
export function addRows(a: Row, b: Row): Row {
  return {
    identity: a.identity,
    share: addShares(a.share, b.share),
    atMost: a.atMost === null || b.atMost === null ? null : a.atMost + b.atMost,
    samples: a.samples === null || b.samples === null ? null : a.samples + b.samples,
    names: [...new Set([...a.names, ...b.names])],
    rules: [...new Set([...a.rules, ...b.rules])],
    rows: a.rows + b.rows,
  };
}
