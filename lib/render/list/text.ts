import { escapeAscii } from '../../model/escape.ts';
import type { Measurement } from '../../model/measurement.ts';
import { formatCount, formatNumber, formatShare } from '../../report/figures.ts';
import type { ListedProfile, Listing } from '../../report/listing.ts';
import { alignCells } from '../align-cells.ts';

/** Returns what was found in the inputs, for people: a profile a line, then the pairs. */
export function renderListText(listing: Listing): string {
  const several = new Set(listing.profiles.map((profile) => profile.source)).size > 1;
  const named = new Set(listing.profiles.filter(({ message }) => message?.index !== 1).map(({ source }) => source));
  const rows = alignCells(listing.profiles.map((profile) => profileCells(profile, several)));
  const profiles = rows.flatMap((row, at) => [...messageAbove(listing.profiles, at, named), row]);
  const pairs = listing.pairs.map((pair) => `  #${pair.before} -> #${pair.after}${pair.assumed ? '  (assumed)' : ''}`);
  const measurements = alignCells(listing.measurements.map((each) => measurementCells(each, several)));
  const parts = [
    profiles.length === 0 ? ['no profile found'] : profiles,
    pairs.length === 0 ? (profiles.length === 0 ? [] : ['no pair']) : [formatCount(pairs.length, 'pair'), ...pairs],
    measurements.length === 0 ? [] : [formatCount(measurements.length, 'measurement'), ...measurements],
  ].filter((part) => part.length > 0);
  return `${parts.map((part) => part.join('\n')).join('\n\n')}\n`;
}

/**
 * The mail that the profiles from here on stand in, where it is another than that of the profile above. The only mail of
 * an input needs no name: `named` holds the inputs that have more.
 */
function messageAbove(profiles: readonly ListedProfile[], at: number, named: ReadonlySet<string>): readonly string[] {
  const source = profiles[at]?.source ?? '';
  const own = profiles[at]?.message ?? null;
  const last = at === 0 ? null : (profiles[at - 1] ?? null);
  const isSame = last !== null && last.source === source && last.message?.index === own?.index;
  if (own === null || isSame || !named.has(source)) return [];
  return [`message ${own.index}: ${own.subject === null ? 'no subject' : escapeAscii(own.subject)}`];
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

function measurementCells(measurement: Measurement, several: boolean): readonly string[] {
  const { line, endLine, values, name, unit, kind, side, label } = measurement;
  const lines = `${line}-${endLine}`;
  return [
    several ? `  ${escapeAscii(measurement.source)}:${lines}` : `  lines ${lines}`,
    kind,
    escapeAscii(name),
    values.length > MOST_VALUES ? `${listValues(values.slice(0, MOST_VALUES))} ...` : listValues(values),
    unit,
    side ?? '-',
    label === null ? 'no label' : `"${escapeAscii(label)}"`,
  ];
}

const MOST_VALUES = 4;

function listValues(values: readonly number[]): string {
  return values.map(formatNumber).join(' ');
}
