import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Line } from '../../model/line.ts';
import { type FrameCache, type FrameLine, readFrameLine } from './frame-line.ts';
import { isFrameBelow, kindOf, ownFrame, RECORD, type SampleKind, sampleAt } from './sample-at.ts';
import type { SampleLine } from './sample-line.ts';
import { addSample, newTally, type Tally } from './tally.ts';

const LOST = /^PERF_RECORD_LOST(?:_SAMPLES)?:?\s+lost\s+(\d{1,15})/;
/** What -F +srcline prints below a frame: `  w.c:7`. */
const SOURCE_LINE = /^ {2}\S/;
/** Unread lines that are named one by one. */
const MOST_NOTES = 20;

/** Everything that is known while the samples of a block are read. */
export interface Reading {
  readonly source: string;
  /** What the samples add up to, by event. */
  readonly tallies: Map<string, Tally>;
  readonly frames: FrameCache;
  /** What the first samples show of all. */
  readonly kind: SampleKind;
  readonly diagnostics: Diagnostic[];
  /** Samples that perf says it lost; null where it says nothing. */
  lost: number | null;
  unread: number;
  /** True behind a damaged sample, up to the next blank line. */
  isDamaged: boolean;
  end: number;
}

/** Returns what the samples from line `first` on add up to; they end at prose and at another depth of quoting. */
export function readSamples(lines: readonly Line[], first: number, source: string): Reading {
  const reading: Reading = {
    source,
    tallies: new Map(),
    frames: new Map(),
    kind: kindOf(lines, first),
    diagnostics: [],
    lost: null,
    unread: 0,
    isDamaged: false,
    end: first,
  };
  const depth = lines[first]?.depth;
  for (let at = first; at < lines.length && lines[at]?.depth === depth; ) {
    const next = step(reading, lines, at);
    if (next === null) break;
    at = next;
  }
  if (reading.unread > MOST_NOTES) {
    const message = `${reading.unread - MOST_NOTES} more lines that are no part of a sample; left out`;
    reading.diagnostics.push(diagnostic('bad-sample', message, source, lines[first]?.number ?? null));
  }
  return reading;
}

/** Takes what begins at a line; returns the index behind it, or null where the samples end above it. */
function step(reading: Reading, lines: readonly Line[], at: number): number | null {
  const line = lines[at];
  if (line === undefined) return null;
  if (line.text === '') {
    reading.isDamaged = false;
    return at + 1;
  }
  const sample = sampleAt(lines, at, reading.kind);
  if (sample !== null) reading.end = takeSample(reading, sample, lines, at);
  else {
    if (!reading.isDamaged && !continues(reading, lines, at)) return null;
    if (!reading.isDamaged) note(reading, line, 'is no sample of perf script; left out with its frames');
    reading.isDamaged = true;
    reading.end = at + 1;
  }
  return reading.end;
}

/** Whether a line that is no sample stands among samples: with frames below it, or directly above the next sample. */
function continues({ tallies, kind }: Reading, lines: readonly Line[], at: number): boolean {
  return tallies.size > 0 && (isFrameBelow(lines, at) || sampleAt(lines, at + 1, kind) !== null);
}

/** Takes a sample with the frames below it; returns the index behind them. */
function takeSample(reading: Reading, sample: SampleLine, lines: readonly Line[], at: number): number {
  const line = lines[at];
  if (line === undefined) return at + 1;
  if (sample.rest.startsWith(RECORD)) {
    const lost = LOST.exec(sample.rest)?.[1];
    if (lost !== undefined) reading.lost = (reading.lost ?? 0) + Number(lost);
    return at + 1;
  }
  const own = ownFrame(sample);
  const { frames, end } = own === null ? takeFrames(reading, sample, lines, at) : { frames: [own], end: at + 1 };
  if (frames.length === 0 && sample.rest === '' && end >= lines.length - 1) {
    note(reading, line, 'is the last line and its frames are missing; left out');
    return lines.length;
  }
  const key = sample.event ?? '';
  let tally = reading.tallies.get(key);
  if (tally === undefined) {
    tally = newTally(sample.event, line.number);
    reading.tallies.set(key, tally);
  }
  tally.endLine = lines[end - 1]?.number ?? line.number;
  addSample(tally, sample, frames, line.number);
  return end;
}

/** The frames below a sample, the leaf first, and the index behind them. */
function takeFrames(
  reading: Reading,
  sample: SampleLine,
  lines: readonly Line[],
  at: number,
): { readonly frames: readonly FrameLine[]; readonly end: number } {
  const frames: FrameLine[] = [];
  // Without call chains commands are padded, and one like `dd` would pass for an address.
  const mayBeSample = sample.rest !== '';
  let end = at + 1;
  for (; end < lines.length; end++) {
    const line = lines[end];
    if (line === undefined || line.depth !== lines[at]?.depth || !/^\s/.test(line.text)) break;
    if (mayBeSample && sampleAt(lines, end, reading.kind) !== null) break;
    const frame = readFrameLine(line.text.trimStart(), reading.frames);
    if (frame !== null) frames.push(frame);
    else if (sampleAt(lines, end, reading.kind) !== null) break;
    else if (!SOURCE_LINE.test(line.text))
      note(reading, line, 'stands among the frames of a sample and is none; left out');
  }
  return { frames, end };
}

function note(reading: Reading, line: Line, what: string): void {
  reading.unread++;
  if (reading.unread > MOST_NOTES) return;
  const message = `"${line.text.trim().slice(0, 60)}" ${what}`;
  reading.diagnostics.push(diagnostic('bad-sample', message, reading.source, line.number));
}
