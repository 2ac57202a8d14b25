import { noProfile, type Scan, scanDocument } from '../formats/scan.ts';
import { type Diagnostic, diagnostic, InputError } from '../model/diagnostic.ts';
import type { Found, FoundReadings } from '../model/found.ts';
import type { Document } from '../model/line.ts';
import type { Measurement } from '../model/measurement.ts';
import type { Profile } from '../model/profile.ts';
import type { Pair } from '../sections/groups.ts';
import { labelMeasurements } from '../sections/measurements.ts';
import { type Pairs, pairProfiles } from '../sections/pair.ts';
import { labelProfiles } from '../sections/sections.ts';
import { readLines } from '../source/lines.ts';
import { isRecording, recordedDiagnostics, recordedProfiles } from './recording.ts';

/** What one input holds. */
export interface FoundProfiles {
  readonly document: Document;
  readonly profiles: readonly Profile[];
  readonly measurements: readonly Measurement[];
  /** For each profile the position of the one that its format pairs it with, or null. */
  readonly partners: readonly (number | null)[];
  /** The pairs that labels and formats tell, as positions among the profiles. */
  readonly pairs: readonly Pair[];
  /** Why nothing is left of what was asked for, where something else was found; null otherwise. */
  readonly missing: Diagnostic | null;
  /** What was noted while reading. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was noted while pairing; of no interest where the user selects. */
  readonly pairDiagnostics: readonly Diagnostic[];
}

/**
 * Returns every profile of a document, labelled and paired. `from` is the only format to read, `event` the
 * only event to take; null is all. What was printed from a recording is a report of perf and nothing else.
 */
export function findProfiles(
  document: Document,
  from: string | null = null,
  event: string | null = null,
): FoundProfiles {
  const isGenerated = document.generated !== undefined;
  const whole = scanMessages(document, isGenerated ? 'perf-report' : from);
  const scan = pickEvent(whole, event);
  const profiles = recordedProfiles(labelProfiles(scan.found), document);
  const partners = scan.found.map((found) => found.partner);
  const { pairs, diagnostics } = isRecording(document) ? pairsWithin(profiles) : pairProfiles(profiles, partners);
  const measurements = labelMeasurements(document.name, scan.readings, profiles);
  return {
    document,
    profiles,
    measurements,
    partners,
    pairs,
    missing: scan.found.length > 0 ? null : whyMissing(document, whole, isGenerated ? null : from, event),
    diagnostics: recordedDiagnostics([...(document.diagnostics ?? []), ...scan.diagnostics], document),
    pairDiagnostics: diagnostics,
  };
}

/** Returns what a document holds, mail by mail: nothing begins in one and ends in the next, no label reaches across. */
function scanMessages(document: Document, from: string | null): Scan {
  if (document.read !== undefined) {
    const { profiles, diagnostics } = document.read;
    const wanted = from === null ? profiles : profiles.filter(({ format }) => format === from);
    return { found: wanted.map((profile) => ({ profile, above: [], partner: null })), readings: [], diagnostics };
  }
  if (document.messages === undefined) return scanDocument(document, from);
  const found: Found[] = [];
  const readings: FoundReadings[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const message of document.messages) {
    const scan = scanDocument({ ...document, lines: document.lines.slice(message.from, message.end) }, from);
    const above = found.length;
    for (const { profile, partner, ...rest } of scan.found)
      found.push({ ...rest, profile: { ...profile, message }, partner: partner === null ? null : above + partner });
    for (const each of scan.readings) readings.push({ ...each, message, profilesAbove: above + each.profilesAbove });
    for (const each of scan.diagnostics) diagnostics.push(each);
  }
  return { found, readings, diagnostics };
}

/** The tables of a recording are its events, not its sides; only one that holds both sides is a pair. */
function pairsWithin(profiles: readonly Profile[]): Pairs {
  const pairs = profiles.flatMap((profile, at): Pair[] =>
    profile.both === undefined ? [] : [{ before: at, after: at, assumed: false }],
  );
  return { pairs, diagnostics: [] };
}

/** What stands in the document instead of the event or the format that was asked for. */
function whyMissing(document: Document, whole: Scan, from: string | null, event: string | null): Diagnostic | null {
  if (event !== null && whole.found.length > 0) {
    const events = [...new Set(whole.found.map(({ profile }) => profile.facts.event ?? 'no event named'))];
    return diagnostic(
      'no-such-event',
      `no profile of event "${event}" here, seen: ${events.join(', ')}`,
      document.name,
    );
  }
  if (document.read?.isRecording === true && whole.found.length === 0 && document.read.profiles.length === 0)
    return diagnostic(
      'no-profile',
      'this recording counts nothing, expected samples with values above 0',
      document.name,
    );
  if (from === null) return null;
  const formats = [...new Set(scanMessages(document, null).found.map(({ profile }) => profile.format))];
  if (formats.length === 0) return null;
  return diagnostic('no-such-format', `no ${from} here, seen: ${formats.join(', ')}; leave --from out`, document.name);
}

/** Keeps the profiles of one event, named with its modifiers or without; those that name no event are not of it. */
function pickEvent(scan: Scan, event: string | null): Scan {
  if (event === null) return scan;
  const isWanted = ({ profile }: Found): boolean => {
    const own = profile.facts.event;
    return own === event || own?.replace(/:[a-zA-Z]+$/, '') === event;
  };
  const kept = scan.found.filter(isWanted);
  const found = kept.map((item) => {
    const partner = item.partner === null ? -1 : kept.indexOf(scan.found[item.partner] ?? item);
    return { ...item, partner: partner < 0 ? null : partner };
  });
  return { ...scan, found };
}

/** Returns every profile of a text, labelled and paired. `name` is what diagnostics call it. */
export function readProfiles(
  text: string,
  name = '<text>',
  from: string | null = null,
  event: string | null = null,
): FoundProfiles {
  return findProfiles(readLines(name, text), from, event);
}

/**
 * Returns the document with one of its mails alone: a number counts from 1, other text is a Message-ID with or without
 * angle brackets, else part of a subject. Throws an InputError where it names none or several.
 */
export function pickMessage(document: Document, wanted: string): Document {
  const messages = document.messages ?? [];
  const id = wanted.replace(/^<|>$/g, '');
  const byNumber = messages.filter(({ index }) => /^\d{1,9}$/.test(wanted) && index === Number(wanted));
  const byId = messages.filter((message) => message.id === id);
  const bySubject = messages.filter(({ subject }) => subject?.toLowerCase().includes(wanted.toLowerCase()) === true);
  const found = [byNumber, byId, bySubject].find((each) => each.length > 0) ?? [];
  if (found.length === 1) return { ...document, messages: found };
  const named = messages
    .slice(0, 8)
    .map(({ index, subject }) => `${index}${subject === null ? '' : ` "${subject}"`}`)
    .join(', ');
  const seen =
    messages.length === 0
      ? 'the input is no mail'
      : `it holds ${messages.length}: ${named}${messages.length > 8 ? ' and more' : ''}`;
  const message = `"${wanted}" names ${found.length} mails, expected one by its number, Message-ID or subject; ${seen}`;
  throw new InputError(diagnostic('no-such-message', message, document.name));
}

/** Throws an InputError when the document holds no profile; what was seen instead comes with it. */
export function requireProfiles(found: FoundProfiles): void {
  if (found.profiles.length > 0) return;
  throw new InputError(...found.diagnostics, found.missing ?? noProfile(found.document));
}
