import { describeSide } from '../diff/side.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { NormalizedProfile } from '../model/row.ts';
import type { Showing } from '../report/showing.ts';

/** Returns one normalized profile with its rows by falling share, ties by symbol. */
export function showProfile(normalized: NormalizedProfile, diagnostics: readonly Diagnostic[]): Showing {
  const entries = [...normalized.rows.values()]
    .map(({ identity, names, share, samples }) => {
      const { symbol, domain, dso, tag } = identity;
      return { symbol, domain, dso, tag, names, ticks: share.ticks, samples };
    })
    .sort((a, b) => b.ticks - a.ticks || (a.symbol < b.symbol ? -1 : 1));
  const { profile } = normalized;
  return {
    // What shows chains alone does not ask.
    get side() {
      return describeSide(profile);
    },
    entries,
    stacks: profile.stacks,
    diagnostics,
  };
}
