import { type Diagnostic, diagnostic, InputError } from '../model/diagnostic.ts';
import type { Measurement } from '../model/measurement.ts';
import { type Profile, type SideName, sideOfBoth } from '../model/profile.ts';
import type { Remark } from '../model/remark.ts';
import { measurementsOf } from '../sections/measured-side.ts';
import { pairProfiles } from '../sections/pair.ts';
import { remarksOf } from '../sections/remarks.ts';
import { type InputName, selectProfiles } from '../sections/selector.ts';
import { type FoundProfiles, requireProfiles } from './find-profiles.ts';
import { isRecording } from './recording.ts';

/** Two profiles to compare, and what was measured beside them. */
export interface Chosen {
  readonly before: Profile;
  readonly after: Profile;
  readonly measured?: { readonly before: readonly Measurement[]; readonly after: readonly Measurement[] };
  /** What the author says about symbols beside the two tables. */
  readonly remarks?: readonly Remark[];
  /** All runs of the sides where there are several; `before` and `after` are then the first of them. */
  readonly runs?: { readonly before: readonly Profile[]; readonly after: readonly Profile[] };
}

/** One side of a comparison, with what was measured beside it. */
export interface ChosenSide {
  readonly profile: Profile;
  readonly measured: readonly Measurement[];
}

/** What is to be compared, and what was assumed to find it. */
export interface Choice {
  readonly chosen: readonly Chosen[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns the pairs of one input that holds both sides. Throws an InputError where there is none. */
export function choosePairs(found: FoundProfiles, input: InputName): Choice {
  requireProfiles(found);
  if (isRecording(found.document) && found.pairs.length === 0)
    throw new InputError(...found.diagnostics, oneRecording(found));
  const positions = positionsOf(found, input);
  const profiles = positions.flatMap((at) => found.profiles[at] ?? []);
  const partners = positions.map((at) => {
    const partner = positions.indexOf(found.partners[at] ?? -1);
    return partner < 0 ? null : partner;
  });
  const { pairs, diagnostics } = pairProfiles(profiles, partners);
  const named = (profile: Profile, side: SideName): Profile => {
    const own = profile.both === undefined ? profile : sideOfBoth(profile, profile.both, side);
    const label = own.label ?? `#${(positions[profiles.indexOf(profile)] ?? 0) + 1}`;
    return { ...own, label, side };
  };
  const chosen = pairs.flatMap((pair): Chosen[] => {
    const before = profiles[pair.before];
    const after = profiles[pair.after];
    return before === undefined || after === undefined
      ? []
      : [withMeasurements(found, named(before, 'before'), named(after, 'after'))];
  });
  if (chosen.length === 0) throw new InputError(...found.diagnostics, ...diagnostics, noPair(found, profiles));
  const paired = new Set(pairs.flatMap((pair) => [pair.before, pair.after]));
  return { chosen, diagnostics: [...found.diagnostics, ...diagnostics, ...leftOut(profiles, positions, paired)] };
}

/** A warning for profiles that no pair holds; one that stands twice is no loss. */
function leftOut(
  profiles: readonly Profile[],
  positions: readonly number[],
  paired: ReadonlySet<number>,
): readonly Diagnostic[] {
  const others = profiles.flatMap((profile, at) => (paired.has(at) ? [] : [{ profile, at }]));
  if (others.length === 0) return [];
  const rows = (profile: Profile): string =>
    JSON.stringify(profile.entries.map(({ overhead, symbol }) => [overhead.ticks, symbol]));
  const known = new Set(profiles.filter((_, at) => paired.has(at)).map(rows));
  const alone = others.filter(({ profile }) => !known.has(rows(profile)));
  const [first] = alone;
  if (first === undefined) return [];
  const names = alone.map(({ profile, at }) => `#${(positions[at] ?? 0) + 1} line ${profile.line}`).join(', ');
  const message = `${alone.length} of ${profiles.length} profiles take part in no pair: ${names}; select them with # to compare them`;
  return [diagnostic('left-out', message, first.profile.source, first.profile.line)];
}

/**
 * Returns the one profile that an input holds or selects; of a table that compares two recordings its baseline, and the
 * label says so. Throws an InputError where there is none or more than one.
 */
export function chooseOne(found: FoundProfiles, input: InputName): ChosenSide {
  requireProfiles(found);
  const positions = positionsOf(found, input);
  const [position] = positions;
  const profile = position === undefined ? undefined : found.profiles[position];
  if (positions.length !== 1 || profile === undefined) {
    const message = `${positions.length} profiles where one is needed: ${listing(found)}; select one, like ${found.document.name}#1`;
    throw new InputError(...found.diagnostics, diagnostic('several-profiles', message, found.document.name));
  }
  const measured = measurementsOf(found.measurements, found.profiles, profile);
  const label = labelOf(profile, found, input, (position ?? 0) + 1);
  if (profile.both === undefined) return { profile: { ...profile, label }, measured };
  const baseline = sideOfBoth(profile, profile.both, 'before');
  return { profile: { ...baseline, label: `${label} (baseline)`, side: profile.side }, measured };
}

/** What the user calls it, else its own label where an input holds several, else the input's name. */
function labelOf(profile: Profile, found: FoundProfiles, input: InputName, index: number): string {
  if (input.label !== null) return input.label;
  if (input.selector === null) return found.document.name;
  return profile.label ?? `${found.document.name}#${index}`;
}

function withMeasurements(found: FoundProfiles, before: Profile, after: Profile): Chosen {
  const profiles = found.profiles.flatMap((profile) => {
    const own = [before, after].filter((each) => each.line === profile.line);
    return own.length === 0 ? [profile] : own;
  });
  const of = (profile: Profile): readonly Measurement[] => measurementsOf(found.measurements, profiles, profile);
  return {
    before,
    after,
    measured: { before: of(before), after: of(after) },
    remarks: remarksBeside(found, before, after),
  };
}

/** Lines around a table that still speak of it. */
const BESIDE = 4;

/** What is said beside the tables; that a symbol is absent only beside the one after. */
function remarksBeside(found: FoundProfiles, before: Profile, after: Profile): readonly Remark[] {
  const isBeside = (line: number, profile: Profile): boolean =>
    line >= profile.line - BESIDE && line <= profile.endLine + BESIDE;
  return remarksOf(found.document.lines).filter(({ absent, line }) => {
    return isBeside(line, after) || (!absent && isBeside(line, before));
  });
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

function oneRecording({ document }: FoundProfiles): Diagnostic {
  const message =
    'this recording is one side, expected one before and one after; give the other side as a second input';
  return diagnostic('one-profile', message, document.name);
}

function noPair(found: FoundProfiles, profiles: readonly Profile[]): Diagnostic {
  const { name } = found.document;
  if (profiles.length === 1) {
    const message = 'only one profile here, expected one before and one after; give the other side as a second input';
    return diagnostic('one-profile', message, name, profiles[0]?.line ?? null);
  }
  const all = profiles.length > 2 ? `, or compare each with the first: perfshift --series ${name}` : '';
  const message = `no label tells before from after among ${profiles.length} profiles: ${listing(found)}; select two: perfshift ${name}#1 ${name}#2${all}`;
  return diagnostic('no-pair', message, name);
}

const MOST_LISTED = 8;

function listing(found: FoundProfiles): string {
  const names = found.profiles.map((profile, at) => {
    const line = isRecording(found.document) ? '' : ` line ${profile.line}`;
    return `#${at + 1}${line}${profile.label === null ? '' : ` "${profile.label}"`}`;
  });
  return (
    names.slice(0, MOST_LISTED).join(', ') +
    (names.length > MOST_LISTED ? ` and ${names.length - MOST_LISTED} more` : '')
  );
}
