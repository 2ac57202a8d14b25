import { escapeAscii } from '../../model/escape.ts';
import { formatCount, formatShare } from '../../report/figures.ts';
import type { ListedProfile, Listing } from '../../report/listing.ts';
import { alignCells } from '../align-cells.ts';

/** Returns what was found in the inputs, for people: a profile a line, then the pairs. */
export function renderListText(listing: Listing): string {
  if (listing.profiles.length === 0) return 'no profile found\n';
  const several = new Set(listing.profiles.map((profile) => profile.source)).size > 1;
  const profiles = alignCells(listing.profiles.map((profile) => profileCells(profile, several)));
  const pairs = listing.pairs.map((pair) => `  #${pair.before} -> #${pair.after}${pair.assumed ? '  (assumed)' : ''}`);
  const parts = [profiles, pairs.length === 0 ? ['no pair'] : [formatCount(pairs.length, 'pair'), ...pairs]];
  return `${parts.map((part) => part.join('\n')).join('\n\n')}\n`;
}

function profileCells(profile: ListedProfile, several: boolean): readonly string[] {
  const lines = `${profile.line}-${profile.endLine}`;
  return [
    `#${profile.index}`,
    several ? `${escapeAscii(profile.source)}:${lines}` : `lines ${lines}`,
    profile.format,
    formatCount(profile.rows, 'row'),
    `${formatShare(profile.sumTicks)} %`,
    profile.side ?? '-',
    profile.label === null ? 'no label' : `"${escapeAscii(profile.label)}"`,
  ];
}
