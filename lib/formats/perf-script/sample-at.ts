import type { Line } from '../../model/line.ts';
import { type FrameLine, readFrameLine } from './frame-line.ts';
import { readSampleLine, type SampleLine } from './sample-line.ts';

/** What --show-mmap-events and its like print behind the time, in place of an event. */
export const RECORD = 'PERF_RECORD_';

/** Returns whether samples begin at a line: it tells one, with a frame in it or below, or a record that is none. */
export function beginsSample(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? '';
  if (!text.includes(':')) return false;
  const sample = readSampleLine(text);
  if (sample === null || sample.comm === null) return false;
  return sample.rest.startsWith(RECORD) || ownFrame(sample) !== null || isFrameBelow(lines, at);
}

/** Returns whether the line below is a frame. */
export function isFrameBelow(lines: readonly Line[], at: number): boolean {
  const below = lines[at + 1]?.text ?? '';
  return /^\s/.test(below) && readFrameLine(below.trim()) !== null;
}

/** What the samples of a block have in common. */
export interface SampleKind {
  /** One without a time is damaged. */
  readonly isTimed: boolean;
  /** Whether a number alone behind the time is a period, whose event -F left out, and no address. */
  readonly hasPeriods: boolean;
}

/** Returns of what kind the samples are that begin at a line. */
export function kindOf(lines: readonly Line[], first: number): SampleKind {
  const isTimed = readSampleLine(lines[first]?.text ?? '')?.timed ?? true;
  return { isTimed, hasPeriods: isTimed && hasPeriods(lines, first) };
}

/** Returns the sample that begins at a line among samples of a kind, or null. */
export function sampleAt(
  lines: readonly Line[],
  at: number,
  { isTimed, hasPeriods: arePeriods }: SampleKind,
): SampleLine | null {
  const sample = readSampleLine(lines[at]?.text ?? '');
  if (sample === null) return null;
  if (!sample.timed) return !isTimed && isFrameBelow(lines, at) ? sample : null;
  const isPeriod = isLoneNumber(sample) && (arePeriods || isChainBelow(lines, at));
  return isPeriod ? { ...sample, period: Number(sample.rest), rest: '' } : sample;
}

/** Lines among which one shows whether numbers are periods. */
const SHOWN_WITHIN = 1000;

/** Periods stand above the frames of a chain; a chain may be empty, but not below an address. */
function hasPeriods(lines: readonly Line[], first: number): boolean {
  for (let at = first; at < Math.min(lines.length, first + SHOWN_WITHIN); at++) {
    const sample = readSampleLine(lines[at]?.text ?? '');
    if (sample === null) continue;
    if (!isLoneNumber(sample)) return false;
    if ((lines[at + 1]?.text ?? '') !== '') return isChainBelow(lines, at);
  }
  return false;
}

/** Whether the line below is a frame, and no sample of a command such as `dd`, which looks like an address. */
function isChainBelow(lines: readonly Line[], at: number): boolean {
  return isFrameBelow(lines, at) && readSampleLine(lines[at + 1]?.text ?? '') === null;
}

function isLoneNumber({ event, period, rest }: SampleLine): boolean {
  return event === null && period === null && /^\d{1,20}$/.test(rest);
}

/** Returns the frame on the line of a sample without a call chain, or null; the text of a tracepoint is none. */
export function ownFrame({ rest }: SampleLine): FrameLine | null {
  const frame = rest === '' ? null : readFrameLine(rest);
  return frame !== null && (frame.dso !== null || /^(?=.*\d).{5}/.test(frame.address)) ? frame : null;
}
