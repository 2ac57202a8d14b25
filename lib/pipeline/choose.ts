import { type Diagnostic, diagnostic, InputError } from '../model/diagnostic.ts';
import type { Profile } from '../model/profile.ts';
import { pairProfiles } from '../sections/pair.ts';
import { type InputName, selectProfiles } from '../sections/selector.ts';
import { type FoundProfiles, requireProfiles } from './find-profiles.ts';

/** Two profiles to compare. */
export interface Chosen {
  readonly before: Profile;
  readonly after: Profile;
}

/** What is to be compared, and what was assumed to find it. */
export interface Choice {
  readonly chosen: readonly Chosen[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns the pairs of one input that holds both sides. Throws an InputError where there is none. */
export function choosePairs(found: FoundProfiles, input: InputName): Choice {
  requireProfiles(found);
  const positions = positionsOf(found, input);
  const profiles = positions.flatMap((at) => found.profiles[at] ?? []);
  const partners = positions.map((at) => {
    const partner = positions.indexOf(found.partners[at] ?? -1);
    return partner < 0 ? null : partner;
  });
  const { pairs, diagnostics } = pairProfiles(profiles, partners);
  const chosen = pairs.flatMap((pair): Chosen[] => {
    const before = profiles[pair.before];
    const after = profiles[pair.after];
    return before === undefined || after === undefined
      ? []
      : [{ before: named(before, positions, profiles), after: named(after, positions, profiles) }];
  });
  if (chosen.length === 0) throw new InputError(...found.diagnostics, ...diagnostics, noPair(found, profiles));
  return { chosen, diagnostics: [...found.diagnostics, ...diagnostics] };
}

/** Returns the one profile that an input holds or selects. Throws an InputError where there is none or more than one. */
export function chooseOne(found: FoundProfiles, input: InputName): Profile {
  requireProfiles(found);
  const positions = positionsOf(found, input);
  const [position] = positions;
  const profile = position === undefined ? undefined : found.profiles[position];
  if (positions.length !== 1 || profile === undefined) {
    const message = `${positions.length} profiles where one is needed: ${listing(found)}; select one, like ${found.document.name}#1`;
    throw new InputError(...found.diagnostics, diagnostic('several-profiles', message, found.document.name));
  }
  if (input.label !== null) return { ...profile, label: input.label };
  if (input.selector === null) return { ...profile, label: found.document.name };
  return { ...profile, label: profile.label ?? `${found.document.name}#${(position ?? 0) + 1}` };
}

/** A profile without a label is called by its number. */
function named(profile: Profile, positions: readonly number[], profiles: readonly Profile[]): Profile {
  return profile.label === null
    ? { ...profile, label: `#${(positions[profiles.indexOf(profile)] ?? 0) + 1}` }
    : profile;
}

function positionsOf(found: FoundProfiles, input: InputName): readonly number[] {
  if (input.selector === null) return found.profiles.map((_, at) => at);
  const positions = selectProfiles(found.profiles, input.selector);
  if (positions.length === 0) {
    const message = `"${input.selector}" selects none of ${found.profiles.length} profiles, expected a number or words of a label: ${listing(found)}`;
    throw new InputError(diagnostic('no-such-profile', message, found.document.name));
  }
  return positions;
}

function noPair(found: FoundProfiles, profiles: readonly Profile[]): Diagnostic {
  const { name } = found.document;
  if (profiles.length === 1) {
    const message = 'only one profile here, expected one before and one after; give the other side as a second input';
    return diagnostic('one-profile', message, name, profiles[0]?.line ?? null);
  }
  const message = `no label tells before from after among ${profiles.length} profiles: ${listing(found)}; select two: perfshift ${name}#1 ${name}#2`;
  return diagnostic('no-pair', message, name);
}

const MOST_LISTED = 8;

function listing(found: FoundProfiles): string {
  const names = found.profiles.map(
    (profile, at) => `#${at + 1} line ${profile.line}${profile.label === null ? '' : ` "${profile.label}"`}`,
  );
  return (
    names.slice(0, MOST_LISTED).join(', ') +
    (names.length > MOST_LISTED ? ` and ${names.length - MOST_LISTED} more` : '')
  );
}
