import type { Comparison, Shift, ShiftSide, Side } from '../model/comparison.ts';
import { type Diagnostic, diagnostic, InputError } from '../model/diagnostic.ts';
import type { Interval, Profile } from '../model/profile.ts';
import type { NormalizedProfile, Row } from '../model/row.ts';
import { WHOLE } from '../model/share.ts';
import { type Aligned, alignRows } from './align.ts';
import { boundsOf, type ListBounds, sumsAboveWhole } from './bounds.ts';
import { deltaOf, pointsOf, type Range, rangeOfListed, statusOf } from './delta.ts';
import { groupShifts } from './groups.ts';
import { noteMatches } from './notes.ts';
import { rankShifts, type Sort } from './rank.ts';

/**
 * Returns the comparison of two profiles: every symbol of either side once, ranked. Throws an InputError when the shares
 * of a side add up to more than a whole, because then they are no shares.
 */
export function compareProfiles(before: NormalizedProfile, after: NormalizedProfile, sort: Sort = 'delta'): Comparison {
  const sides = { before: readSide(before.profile), after: readSide(after.profile) };
  const aligned = alignRows(before.rows, after.rows);
  const shifts = rankShifts(
    aligned.map((each) => shiftOf(each, sides.before, sides.after)),
    sort,
  );
  return {
    before: sideOf(before.profile, sides.before),
    after: sideOf(after.profile, sides.after),
    shifts,
    groups: groupShifts(shifts, sides.before.restTicks, sides.after.restTicks),
    diagnostics: noteMatches(before.profile, after.profile, shifts, aligned),
  };
}

/** Returns the facts of a profile as a side of a comparison. Throws an InputError as `compareProfiles` does. */
export function describeSide(profile: Profile): Side {
  return sideOf(profile, readSide(profile));
}

function readSide(profile: Profile): ListBounds {
  const bounds = boundsOf(profile);
  if (sumsAboveWhole(bounds)) throw new InputError(aboveWhole(profile, bounds));
  return bounds;
}

function aboveWhole(profile: Profile, bounds: ListBounds): Diagnostic {
  const message = `the shares add up to ${(bounds.listed.ticks / 1e6).toFixed(2)} %, expected at most 100; is the column cumulative, or are these two tables?`;
  return diagnostic('sum-above-100', message, profile.source, profile.line);
}

function sideOf(profile: Profile, bounds: ListBounds): Side {
  return {
    label: profile.label ?? profile.source,
    source: profile.source,
    line: profile.line,
    format: profile.format,
    runs: 1,
    rows: bounds.rows,
    facts: profile.facts,
    samples: countSamples(profile, bounds),
    listedTicks: bounds.listed.ticks,
    floorTicks: bounds.floorTicks,
    cut: bounds.cut,
    restTicks: Math.min(bounds.restTicks, WHOLE),
  };
}

/** A complete list with a Samples column counts exactly; else the header's rounded count stands. */
function countSamples(profile: Profile, bounds: ListBounds): Interval | null {
  if (bounds.cut !== 'none' || profile.format === 'perf-top') return profile.facts.samples;
  let total = 0;
  for (const entry of profile.entries) {
    if (entry.samples === null) return profile.facts.samples;
    total += entry.samples;
  }
  return { low: total, high: total };
}

function shiftOf(aligned: Aligned, before: ListBounds, after: ListBounds): Shift {
  const from = sideOfShift(aligned.before, before);
  const to = sideOfShift(aligned.after, after);
  const delta = deltaOf(rangeOf(from, before), rangeOf(to, after), pointsOf(from, to));
  const identity = (aligned.after ?? aligned.before)?.identity;
  const tag = aligned.after?.identity.tag ?? aligned.before?.identity.tag ?? null;
  const dso = aligned.after?.identity.dso ?? aligned.before?.identity.dso ?? null;
  return {
    rank: 0,
    symbol: identity?.symbol ?? '',
    domain: domainOf(aligned),
    dso: aligned.apart && tag !== null ? `[bpf:${tag}]` : dso,
    before: from,
    after: to,
    status: statusOf(from, to, delta),
    delta,
    ratio: from.ticks !== null && to.ticks !== null && from.ticks > 0 ? to.ticks / from.ticks : null,
    acrossDsos: aligned.acrossDsos,
  };
}

/** The domain of the side that names an object says more than one guessed from the level. */
function domainOf(aligned: Aligned): Shift['domain'] {
  const { before, after } = aligned;
  const named =
    after !== null && after.identity.dso !== null
      ? after
      : before !== null && before.identity.dso !== null
        ? before
        : null;
  return (named ?? after ?? before)?.identity.domain ?? 'unknown';
}

function sideOfShift(row: Row | null, bounds: ListBounds): ShiftSide {
  const identity = row?.identity;
  const listed = row !== null && row.atMost === null;
  return {
    ticks: listed ? row.share.ticks : null,
    slack: row?.share.slack ?? 0,
    atMost: listed ? null : (row?.atMost ?? bounds.atMost),
    samples: row?.samples ?? null,
    dso: identity?.dso ?? null,
    tag: identity?.tag ?? null,
    names: listed ? row.names : [],
  };
}

function rangeOf(side: ShiftSide, bounds: ListBounds): Range {
  if (side.ticks !== null) return rangeOfListed(side.ticks, side.slack);
  const atMost = side.atMost ?? 0;
  return { low: 0, high: atMost === 0 ? 0 : atMost + bounds.atMostSlack };
}
