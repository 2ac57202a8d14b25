import { profilesOf } from '../formats/perf-script/perf-script.ts';
import { type Head, headOf } from '../formats/perf-script/sample-line.ts';
import type { BytesRead } from '../model/bytes.ts';
import { arraysOf } from '../model/call-layout.ts';
import { NO_FACTS } from '../model/profile.ts';
import { BLANK, FEED, TAB } from './ascii.ts';
import { NO_FRAME, NOT_PLAIN } from './event-frames.ts';
import { type EventPart, EventSamples, type Sample, type Shared } from './event-samples.ts';
import { FramePairs } from './frame-pairs.ts';
import { KnownSamples, type Meaning, type Question, type SampleReader } from './known-samples.ts';
import type { Piece } from './piece.ts';
import { decodePlain } from './plain-text.ts';
import type { PartReader } from './reader.ts';
import { findSample, isEvent, newSampleBytes } from './sample-bytes.ts';
import { SampleFrames } from './sample-frames.ts';
import { TextTable } from './text-table.ts';

/** More events take lines: each of them has what it knows of texts for itself. */
const MOST_EVENTS = 256;

/** Less is read before what is known could be of use. */
const LARGE = 1 << 20;

/** The header above the samples: how many lines it takes, and what it says. */
export interface ScriptHead {
  readonly lines: number;
  readonly frequency: number | null;
}

/** The samples of some lines. */
export interface ScriptPart {
  readonly lines: number;
  readonly heads: readonly Head[];
  readonly events: readonly EventPart[];
}

/** Samples as perf script prints them, read from their bytes: a line that was seen before costs a look at its bytes. */
export class ScriptBytes implements PartReader<ScriptPart> {
  readonly #events = new Map<number, EventSamples>();
  readonly #eventTexts = new TextTable();
  readonly #headTexts = new TextTable();
  /** For each text of a head the number of what it says. */
  readonly #headsOfTexts: number[] = [];
  readonly #headNumbers = new Map<string, number>();
  readonly #heads: Head[] = [];
  /** Lines of frames. */
  readonly #texts = new TextTable();
  readonly #shared: Shared = { texts: this.#texts, pairs: new FramePairs(), heads: this.#heads };
  readonly #place = newSampleBytes();
  readonly #frames = new SampleFrames(this.#shared);
  readonly #sample: Sample = { head: 0, period: 0, line: 0, leaf: -1 };
  /** The event of the sample that is being read; null between samples. */
  #event: EventSamples | null = null;
  #lines = 0;
  readonly #head: ScriptHead;
  /** Null where none can be had, or the input is too small for it. */
  readonly #known: KnownSamples | null;
  /** Events by number. */
  readonly #byNumber: EventSamples[] = [];

  /** Begins an input of so many bytes, 0 where nobody knows. */
  constructor(head: ScriptHead, bytes = 0) {
    this.#head = head;
    this.#known = bytes > 0 && bytes < LARGE ? null : KnownSamples.make();
  }

  room(size: number): Buffer | null {
    return this.#known?.room(size) ?? null;
  }

  /** Takes the lines of a piece; returns false where one is not what this reads. */
  take(piece: Piece): boolean {
    const { bytes, end } = piece;
    const known = this.#known?.pays(piece) === true ? this.#known : null;
    this.#frames.begin();
    for (let at = 0; at < end; ) {
      if (known !== null) at = this.#takeKnown(known, piece, at);
      if (at === end) break;
      if (++this.#lines <= this.#head.lines) {
        at = bytes.indexOf(FEED, at) + 1;
        continue;
      }
      const first = bytes[at] as number;
      if (first === FEED) {
        this.#close(at++);
        continue;
      }
      const isIndented = first === TAB || first === BLANK;
      const behind = isIndented && this.#event !== null ? this.#takeFrame(piece, at, this.#event) : NO_FRAME;
      at = behind === NO_FRAME ? this.#takeSample(piece, at) : behind;
      if (at < 0) return false;
    }
    return true;
  }

  /** Takes the samples from a place on whose texts were seen before, if one can begin there; returns the place behind them. */
  #takeKnown(known: KnownSamples, piece: Piece, at: number): number {
    if (this.#event !== null || this.#lines < this.#head.lines) return at;
    const reader: SampleReader = {
      add: (sample) => (this.#byNumber[sample.event] as EventSamples).addKnown(sample),
      meaning: (question) => this.#meaning(piece, question, known.lines + 1) ?? NOTHING,
    };
    const behind = known.take(at, piece.end, this.#lines, reader);
    this.#lines = known.lines;
    return behind;
  }

  /** Returns what a text means of a sample that begins on a line; null where it takes lines. */
  #meaning(piece: Piece, { kind, from, to, event }: Question, line: number): Meaning | null {
    if (kind === 'head') return meant(this.#headAt(piece, from, to));
    if (kind === 'event')
      return isEvent(piece.bytes, from, to) ? meant(this.#eventAt(piece, from, to - 1, line)?.number ?? -1) : null;
    const frames = (this.#byNumber[event] as EventSamples).frames;
    if (kind === 'frame') return meant(frames.frameAt(piece, from, to));
    return frames.leafAt(piece, from, to, kind === 'kernelLeaf');
  }

  part(): { part: ScriptPart; arrays: readonly ArrayBufferView[] } | null {
    if (this.#event !== null && this.#frames.isEmpty) return null;
    this.#close();
    const events = [...this.#events.values()].map((event) => event.part());
    const arrays = events.flatMap(({ tree, cells }) => [...arraysOf(tree), cells.records, cells.periods]);
    return { part: { lines: this.#lines, heads: this.#heads, events }, arrays };
  }

  add({ lines, heads, events }: ScriptPart): boolean {
    if (this.#event !== null && this.#frames.isEmpty) return false;
    this.#close();
    const numbers = heads.map((head) => this.#headNumber(head));
    for (const part of events) this.#eventOf(part).addPart(part, this.#lines, numbers);
    this.#lines += lines;
    return true;
  }

  #eventOf({ event, line }: EventPart): EventSamples {
    const known = [...this.#events.values()].find((each) => each.event === event);
    if (known !== undefined) return known;
    const made = this.#newEvent(event, this.#lines + line);
    // No text has such a number; by their texts they are not asked for any more.
    this.#events.set(-1 - this.#events.size, made);
    return made;
  }

  /** Returns the profile of each event; null where the last sample was cut off, or nothing counts. */
  finish(source: string): BytesRead | null {
    if (this.#event !== null && this.#frames.isEmpty) return null;
    this.#close();
    const tallies = [...this.#events.values()].map(({ tally }) => tally);
    const profiles = profilesOf(tallies, { source, line: 1 }, { ...NO_FACTS, frequency: this.#head.frequency });
    return profiles.length === 0 ? null : { profiles, diagnostics: [] };
  }

  /** Takes the sample whose first line begins at a place; returns the place behind the line, below 0 where it is none. */
  #takeSample(piece: Piece, at: number): number {
    this.#close();
    const { bytes } = piece;
    const feed = bytes.indexOf(FEED, at);
    if (!findSample(bytes, at, feed, this.#place)) return NOT_PLAIN;
    const { headEnd, eventFrom, eventTo, period, rest } = this.#place;
    const head = this.#headAt(piece, at, headEnd);
    const event = head < 0 ? null : this.#eventAt(piece, eventFrom, eventTo, this.#lines);
    if (event === null) return NOT_PLAIN;
    this.#event = event;
    this.#sample.head = head;
    this.#sample.period = period;
    this.#sample.line = this.#lines;
    event.endLine = this.#lines;
    if (rest === feed) return feed + 1;
    const behind = this.#takeFrame(piece, rest, event);
    const frame = event.tree.frames[this.#frames.first];
    // The text of a tracepoint may begin with a number, and no callers stand below a sample of one line.
    if (behind !== feed + 1 || frame?.dso == null) return NOT_PLAIN;
    this.#close();
    return behind;
  }

  /** Returns the number of what the head of a sample says; below 0 where that is not plain. */
  #headAt(piece: Piece, from: number, to: number): number {
    const text = this.#headTexts.numberOf(piece, from, to);
    if (text === this.#headsOfTexts.length) {
      const decoded = decodePlain(this.#headTexts.bytesOf(text), '', ' 1.000000: 1 a:');
      const head = decoded === null ? null : headOf(decoded);
      // What begins the samples names its command, and that is one of them.
      this.#headsOfTexts.push(head === null || head.comm === null ? -1 : this.#headNumber(head));
    }
    return this.#headsOfTexts[text] as number;
  }

  #headNumber(head: Head): number {
    const key = JSON.stringify([head.comm, head.pid, head.cpu]);
    const known = this.#headNumbers.get(key);
    if (known !== undefined) return known;
    this.#headNumbers.set(key, this.#heads.length);
    return this.#heads.push(head) - 1;
  }

  /** Returns the samples of the event whose name stands between two places of a line; null where that is not plain. */
  #eventAt(piece: Piece, from: number, to: number, line: number): EventSamples | null {
    const number = this.#eventTexts.numberOf(piece, from, to);
    const known = this.#events.get(number);
    if (known !== undefined) return known;
    const name = decodePlain(this.#eventTexts.bytesOf(number), '', ':');
    if (name === null || this.#events.size === MOST_EVENTS) return null;
    const event = this.#newEvent(from === to ? null : name, line);
    this.#events.set(number, event);
    return event;
  }

  #newEvent(name: string | null, line: number): EventSamples {
    const event = new EventSamples(name, this.#byNumber.length, line, this.#shared);
    this.#byNumber.push(event);
    return event;
  }

  /** Takes the frame of a line, or several; returns the place behind it, NO_FRAME or NOT_PLAIN. */
  #takeFrame(piece: Piece, at: number, event: EventSamples): number {
    const behind = this.#frames.take(piece, at, event);
    if (behind < 0) return behind;
    this.#lines += this.#frames.moreLines;
    event.endLine = this.#lines;
    return behind;
  }

  /** Adds the sample that is being read, if there is one; `at` is the empty line behind it, -1 where there is none. */
  #close(at = -1): void {
    if (this.#event !== null) this.#frames.addTo(this.#event, this.#sample, at);
    this.#event = null;
  }
}

/** A text that means nothing that is known here. */
const NOTHING: Meaning = { first: -1, second: 0 };

function meant(first: number): Meaning {
  return { first, second: 0 };
}
