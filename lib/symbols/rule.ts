import type { Level } from '../model/entry.ts';
import type { Domain } from '../model/identity.ts';

/** A row's name on its way from what the input wrote to what it is. */
export interface Draft {
  readonly domain: Domain;
  readonly symbol: string;
  readonly dso: string | null;
  readonly tag: string | null;
}

/** What the input says beside the names. */
export interface Written {
  readonly level: Level | null;
  readonly comm: string | null;
}

/** One step of normalization. Rules of a kind are tried in the order of the registry. */
export interface Rule {
  readonly name: string;
  /** Why two spellings that the rule makes equal are the same thing. */
  readonly why: string;
  /** Returns the changed draft, or null where the rule has nothing to say. */
  readonly apply: (draft: Draft, written: Written) => Draft | null;
}
