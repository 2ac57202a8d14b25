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

/** Returns the sample that begins at a line among samples, or null; where those have a time, one without is damaged. */
export function sampleAt(lines: readonly Line[], at: number, isTimed: boolean): SampleLine | null {
  const sample = readSampleLine(lines[at]?.text ?? '');
  if (sample === null) return null;
  if (sample.timed) return LONE_NUMBER.test(sample.rest) && isChainBelow(lines, at) ? withPeriod(sample) : sample;
  return !isTimed && isFrameBelow(lines, at) ? sample : null;
}

/** A period without an event, whose blank a mailer took, or an address. */
const LONE_NUMBER = /^\d{1,20}$/;

/** Whether the line below is a frame of a chain, and no sample of a command such as `dd`. */
function isChainBelow(lines: readonly Line[], at: number): boolean {
  return isFrameBelow(lines, at) && readSampleLine(lines[at + 1]?.text ?? '') === null;
}

/** Without a call chain a number is an address. */
function withPeriod(sample: SampleLine): SampleLine {
  return sample.period !== null || sample.event !== null
    ? sample
    : { ...sample, period: Number(sample.rest), rest: '' };
}

/** Returns the frame on the line of a sample without a call chain, or null; the text of a tracepoint is none. */
export function ownFrame({ rest }: SampleLine): FrameLine | null {
  const frame = rest === '' ? null : readFrameLine(rest);
  return frame !== null && (frame.dso !== null || /^(?=.*\d).{5}/.test(frame.address)) ? frame : null;
}
