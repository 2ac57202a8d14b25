import { type Diagnostic, diagnostic, InputError } from '../model/diagnostic.ts';
import type { Entry } from '../model/entry.ts';
import { sumsOf } from '../model/entry-table.ts';
import type { Interval, Profile } from '../model/profile.ts';
import { HUNDREDTH, type Share, WHOLE } from '../model/share.ts';
import type { Stack } from '../model/stack.ts';
import { identify } from '../symbols/identify.ts';
import { isIdle } from '../symbols/idle.ts';

/** What an entry must be to be kept; a key that is null does not matter. */
export interface Scope {
  readonly comm: readonly string[] | null;
  readonly cpu: readonly string[] | null;
  readonly dso: readonly string[] | null;
  readonly domain: readonly string[] | null;
}

/** Returns a profile with the entries of a scope, shares taken among them. Throws an InputError where none is left. */
export function applyScope(profile: Profile, scope: Scope): Profile {
  const kept = restrict(profile, (entry) => isWithin(entry, scope));
  const comms = scope.comm === null ? null : new Set(scope.comm);
  const { stacks } = profile;
  if (stacks === null) return kept;
  // A chain tells its command and nothing else of a scope; chains of everything beside rows of a part would mislead.
  if (comms === null || scope.cpu !== null || scope.dso !== null || scope.domain !== null)
    return { ...kept, stacks: null };
  const { list } = stacks;
  const isOf = (chain: number): boolean => {
    const { comm } = list.stackOf(chain);
    return comm !== null && comms.has(comm);
  };
  return { ...kept, stacks: { ...stacks, list: list.filter(isOf) } };
}

/** Returns a profile without idle symbols, shares taken among the others. Throws an InputError where none is left. */
export function dropIdle(profile: Profile): Profile {
  const { stacks } = profile;
  const kept = restrict(profile, (entry) => !isIdle(entry));
  if (stacks === null) return kept;
  const { list } = stacks;
  const isBusy = (chain: number): boolean => !isIdle({ symbol: leafOf(list.stackOf(chain).frames), level: null });
  return { ...kept, stacks: { ...stacks, list: list.filter(isBusy) } };
}

/** The leaf's name without what a collapser put behind it. */
function leafOf(frames: Stack['frames']): string {
  return (frames.at(-1)?.symbol ?? '').replace(/_\[k\]$/, '');
}

function isWithin(entry: Entry, scope: Scope): boolean {
  const has = (wanted: readonly string[] | null, ...values: readonly (string | null)[]): boolean => {
    return wanted === null || values.some((value) => value !== null && wanted.includes(value));
  };
  if (!has(scope.comm, entry.comm)) return false;
  if (!has(scope.cpu, entry.cpu, entry.cpu?.replace(/^0+(?=\d)/, '') ?? null)) return false;
  if (scope.dso === null && scope.domain === null) return true;
  const { dso, domain } = identify(entry);
  return has(scope.dso, entry.dso, dso) && has(scope.domain, domain);
}

/**
 * Keeps some entries and takes their shares among them. Where the list is not complete, what it leaves over may belong
 * to those that are kept: then shares are taken of the most that they can be together, and the slack reaches up to
 * their share of what is listed.
 */
function restrict(profile: Profile, keep: (entry: Entry) => boolean): Profile {
  const entries = profile.entries.filter(keep);
  if (entries.length === profile.entries.length) return profile;
  const kept = sumsOf(entries).listed;
  if (kept.ticks === 0) throw new InputError(emptyScope(profile));
  const all = sumsOf(profile.entries).listed;
  const complete = Math.abs(WHOLE - all.ticks) <= (profile.entries.length * HUNDREDTH) / 2 + HUNDREDTH;
  const rest = complete ? 0 : Math.max(0, WHOLE - all.ticks);
  const whole = kept.ticks + rest;
  const scaled = entries.map((entry) => ({ ...entry, overhead: scale(entry.overhead, kept, whole) }));
  return {
    ...profile,
    entries: scaled,
    elided: profile.elided || !complete,
    facts: { ...profile.facts, samples: samplesAmong(profile.facts.samples, kept, whole) },
  };
}

/** The samples of a part: what its listed shares make of the count, up to all that may belong to it. */
function samplesAmong(samples: Interval | null, kept: Share, whole: number): Interval | null {
  if (samples === null) return null;
  const least = Math.max(0, kept.ticks - kept.slack) / WHOLE;
  return {
    low: Math.floor(samples.low * least),
    high: Math.ceil(samples.high * Math.min(1, (whole + kept.slack) / WHOLE)),
  };
}

/** The share of a share, with the rounding of both and with how far what is not listed leaves it open. */
function scale(share: Share, kept: Share, whole: number): Share {
  const factor = WHOLE / whole;
  const rounding = share.slack + (share.ticks / kept.ticks) * kept.slack;
  const open = (share.ticks / kept.ticks) * WHOLE - share.ticks * factor;
  return { ticks: Math.round(share.ticks * factor), slack: rounding * factor + open };
}

function emptyScope(profile: Profile): Diagnostic {
  const message =
    'no row of this profile is within the scope, expected at least one; look at its columns with perfshift show';
  return diagnostic('empty-scope', message, profile.source, profile.line);
}

/** Returns a note on what the shares are taken among, none where that is the whole. */
export function noteScope(scope: Scope | null, idle: 'keep' | 'drop', profile: Profile): readonly Diagnostic[] {
  const parts = Object.entries(scope ?? {}).flatMap(([key, names]: [string, readonly string[] | null]) =>
    names === null ? [] : [`${key}=${names.join(',')}`],
  );
  if (idle === 'drop') parts.push('without idle symbols');
  if (parts.length === 0) return [];
  return [diagnostic('scoped', `shares are taken among ${parts.join('; ')}`, profile.source, profile.line)];
}
