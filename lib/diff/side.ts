import type { Rate, Side } from '../model/comparison.ts';
import { type Diagnostic, diagnostic, InputError } from '../model/diagnostic.ts';
import { samplesOf } from '../model/entry-table.ts';
import type { Interval, Profile } from '../model/profile.ts';
import { WHOLE } from '../model/share.ts';
import { boundsOf, type ListBounds, sumsAboveWhole } from './bounds.ts';

/** Returns the facts of a profile as a side of a comparison. Throws an InputError as `readSide` does. */
export function describeSide(profile: Profile): Side {
  return sideOf(profile, readSide(profile), null);
}

/** Returns the bounds of a profile. Throws an InputError where its shares add up to more than a whole. */
export function readSide(profile: Profile): ListBounds {
  const bounds = boundsOf(profile);
  if (sumsAboveWhole(bounds)) throw new InputError(aboveWhole(profile, bounds));
  return bounds;
}

function aboveWhole(profile: Profile, bounds: ListBounds): Diagnostic {
  const message = `the shares add up to ${(bounds.listed.ticks / 1e6).toFixed(2)} %, expected at most 100; is the column cumulative, or are these two tables?`;
  return diagnostic('sum-above-100', message, profile.source, profile.line);
}

/** Returns the facts of a profile with its bounds and, where it is known, its rate. */
export function sideOf(profile: Profile, bounds: ListBounds, rate: Rate | null, runs = 1): Side {
  return {
    label: profile.label ?? profile.source,
    source: profile.source,
    line: profile.line,
    format: profile.format,
    runs,
    rows: bounds.rows,
    facts: profile.facts,
    samples: countSamples(profile, bounds),
    listedTicks: bounds.listed.ticks,
    floorTicks: bounds.floorTicks,
    cut: bounds.cut,
    restTicks: Math.min(bounds.restTicks, WHOLE),
    rate,
  };
}

/** A complete list with a Samples column counts exactly; else the header's rounded count stands. */
function countSamples(profile: Profile, bounds: ListBounds): Interval | null {
  if (bounds.cut !== 'none' || profile.format === 'perf-top') return profile.facts.samples;
  const total = samplesOf(profile.entries);
  return total === null ? profile.facts.samples : { low: total, high: total };
}
