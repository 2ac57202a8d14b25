import { type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import type { Profile } from '../model/profile.ts';
import { checkMistaken } from './mistaken.ts';

/** Events whose shares are shares of time, so that comparing one with another means something. */
const TIME: ReadonlySet<string> = new Set(['cycles', 'cpu-cycles', 'ref-cycles', 'cpu-clock', 'task-clock']);
const TOP: ReadonlySet<string> = new Set(['perf-top']);
const REPORT: ReadonlySet<string> = new Set(['perf-report', 'perf-script', 'perf-data']);
/** Sample counts that differ by so much do not come from like recordings. */
const UNLIKE = 10;
/** Durations that differ by more than this factor are said. */
const DURATIONS_APART = 2;

/**
 * Returns what is to be said about comparing two profiles at all: an error where it would be meaningless, a warning where
 * the sides were taken differently, a note where they differ in what does not matter for shares.
 */
export function checkComparable(before: Profile, after: Profile): readonly Diagnostic[] {
  return [
    ...checkEvents(before, after),
    ...checkRates(before, after),
    ...checkTools(before, after),
    ...checkCounts(before, after),
    ...checkMachine(before, after),
    ...checkMistaken(before, after),
  ];
}

function checkEvents(before: Profile, after: Profile): readonly Diagnostic[] {
  const [from, to] = [before.facts.event, after.facts.event];
  if (from === null || to === null || from === to) return [];
  const seen = `event is "${to}", the side before counts "${from}"`;
  const [a, b] = [eventParts(from), eventParts(to)];
  if (a.name !== b.name && !(TIME.has(a.name) && TIME.has(b.name))) {
    return [at('event-mismatch', `${seen}; shares of different events cannot be compared`, after)];
  }
  if (a.name === b.name && a.rings === b.rings)
    return [at('other-precision', `${seen}; the same event, sampled more or less precisely`, after)];
  return [at('event-differs', `${seen}; the shares have different bases`, after)];
}

/** The name of an event without its precision, and the rings that it counts in (`:u`, `:k`); `p` and `P` are precision. */
function eventParts(event: string): { readonly name: string; readonly rings: string } {
  const match = /^(.*?):([a-zA-Z]+)$/.exec(event);
  const modifiers = match?.[2] ?? '';
  const rings = [...modifiers].filter((letter) => 'ukhGH'.includes(letter)).sort();
  return { name: (match?.[1] ?? event).replace(/^cpu-cycles$/, 'cycles'), rings: rings.join('') };
}

function checkRates(before: Profile, after: Profile): readonly Diagnostic[] {
  const [from, to] = [rateOf(before), rateOf(after)];
  if (from === null || to === null || from === to) return [];
  return [
    at(
      'sampling-differs',
      `sampled at ${to}, the side before at ${from}; shares stay comparable, their noise differs`,
      after,
    ),
  ];
}

function rateOf({ facts }: Profile): string | null {
  if (facts.frequency !== null) return `${facts.frequency} Hz`;
  return facts.sampleEvery === null ? null : `every ${facts.sampleEvery} events`;
}

/** perf top leaves idle symbols out of its shares, perf report does not. */
function checkTools(before: Profile, after: Profile): readonly Diagnostic[] {
  const mixed = (one: Profile, other: Profile): boolean => TOP.has(one.format) && REPORT.has(other.format);
  if (!mixed(before, after) && !mixed(after, before)) return [];
  const message = `${before.format} before and ${after.format} after: perf top leaves idle symbols out of its shares; compare with --idle drop`;
  return [at('mixed-tools', message, after)];
}

function checkCounts(before: Profile, after: Profile): readonly Diagnostic[] {
  const [from, to] = [before.facts.samples, after.facts.samples];
  if (from === null || to === null) return [];
  if (from.low < UNLIKE * to.high && to.low < UNLIKE * from.high) return [];
  const message = `${to.low} samples, the side before has ${from.low}: the recordings are not alike in length or load`;
  return [at('unlike-counts', message, after)];
}

/** Another kernel and another length of time are what many comparisons are about; they are said all the same. */
function checkMachine(before: Profile, after: Profile): readonly Diagnostic[] {
  const [from, to] = [before.facts, after.facts];
  const notes: Diagnostic[] = [];
  if (from.kernel !== null && to.kernel !== null && from.kernel !== to.kernel) {
    notes.push(at('other-kernel', `recorded on kernel ${to.kernel}, the side before on ${from.kernel}`, after));
  }
  if (from.durationSec !== null && to.durationSec !== null && isUnlike(from.durationSec, to.durationSec)) {
    const message = `the samples span ${to.durationSec} s, those before ${from.durationSec} s; what runs rarely weighs differently`;
    notes.push(at('other-duration', message, after));
  }
  return notes;
}

function isUnlike(a: number, b: number): boolean {
  return Math.max(a, b) > DURATIONS_APART * Math.min(a, b);
}

function at(code: Parameters<typeof diagnostic>[0], message: string, profile: Profile): Diagnostic {
  return diagnostic(code, message, profile.source, profile.line);
}
