import { profilesOf } from '../formats/perf-script/perf-script.ts';
import { type Head, headOf } from '../formats/perf-script/sample-line.ts';
import type { BytesRead } from '../model/bytes.ts';
import { NO_FACTS } from '../model/profile.ts';
import { BLANK, FEED, TAB } from './ascii.ts';
import { EventSamples, NO_FRAME, NOT_PLAIN, type Sample } from './event-samples.ts';
import type { Piece } from './piece.ts';
import { decodePlain } from './plain-text.ts';
import { findSample, newSampleBytes } from './sample-bytes.ts';
import { TextTable } from './text-table.ts';

const MOST_FRAMES = 1 << 14;
const NOBODY: Head = { comm: null, pid: null, cpu: null };
/** What no text has in it, so that it ends at its limit. */
const NOWHERE = 0x00;

/** The header above the samples: how many lines it takes, and what it says. */
export interface ScriptHead {
  readonly lines: number;
  readonly frequency: number | null;
}

/** Samples as perf script prints them, read from their bytes: a line that was seen before costs a look at its bytes. */
export class ScriptBytes {
  readonly #events = new Map<number, EventSamples>();
  readonly #eventTexts = new TextTable();
  readonly #headTexts = new TextTable();
  /** For each text of a head what it says. */
  readonly #heads: { readonly head: Head; readonly number: number }[] = [];
  readonly #headNumbers = new Map<string, number>();
  /** Lines of frames. */
  readonly #texts = new TextTable();
  readonly #place = newSampleBytes();
  readonly #frames = new Int32Array(MOST_FRAMES);
  readonly #sample: Sample = { head: NOBODY, headNumber: 0, period: 0, line: 0, leaf: -1 };
  /** The event of the sample that is being read; null between samples. */
  #event: EventSamples | null = null;
  #depth = 0;
  #lastText = -1;
  /** Whether a frame that is not inlined was seen. */
  #hasLeaf = false;
  #lines = 0;
  readonly #head: ScriptHead;

  constructor(head: ScriptHead) {
    this.#head = head;
  }

  /** Takes the lines of a piece; returns false where one is not what this reads. */
  take(piece: Piece): boolean {
    const { bytes, end } = piece;
    for (let at = 0; at < end; ) {
      if (++this.#lines <= this.#head.lines) {
        at = bytes.indexOf(FEED, at) + 1;
        continue;
      }
      const first = bytes[at] as number;
      if (first === FEED) {
        this.#close();
        at++;
        continue;
      }
      const isIndented = first === TAB || first === BLANK;
      const behind = isIndented && this.#event !== null ? this.#takeFrame(piece, at, this.#event) : NO_FRAME;
      at = behind === NO_FRAME ? this.#takeSample(piece, at) : behind;
      if (at < 0) return false;
    }
    return true;
  }

  /** Returns the profile of each event; null where the last sample was cut off, or nothing counts. */
  finish(source: string): BytesRead | null {
    if (this.#event !== null && this.#depth === 0) return null;
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
    if (!findSample(bytes, at, feed, this.#place) || !this.#takeHead(piece, at)) return NOT_PLAIN;
    const { period, rest } = this.#place;
    const event = this.#eventAt(piece);
    if (event === null) return NOT_PLAIN;
    this.#event = event;
    this.#sample.period = period;
    this.#sample.line = this.#lines;
    event.tally.endLine = this.#lines;
    if (rest === feed) return feed + 1;
    const behind = this.#takeFrame(piece, rest, event);
    const frame = event.tally.tree.frames[this.#frames[0] as number];
    // The text of a tracepoint may begin with a number.
    if (behind < 0 || frame?.dso == null) return NOT_PLAIN;
    this.#close();
    return behind;
  }

  #takeHead(piece: Piece, at: number): boolean {
    const text = this.#headTexts.upTo(piece, at, this.#place.headEnd, NOWHERE, -1);
    if (this.#headTexts.end !== this.#place.headEnd) return false;
    if (text === this.#heads.length) {
      const decoded = decodePlain(this.#headTexts.bytesOf(text), '', ' 1.000000: 1 a:');
      const head = decoded === null ? null : headOf(decoded);
      // What begins the samples names its command, and that is one of them.
      if (head === null || head.comm === null) return false;
      const key = JSON.stringify([head.comm, head.pid, head.cpu]);
      const number = this.#headNumbers.get(key) ?? this.#headNumbers.size;
      this.#headNumbers.set(key, number);
      this.#heads.push({ head, number });
    }
    const known = this.#heads[text];
    if (known === undefined) return false;
    this.#sample.head = known.head;
    this.#sample.headNumber = known.number;
    return true;
  }

  /** Returns the samples of an event by its name; null where that is not plain. */
  #eventAt(piece: Piece): EventSamples | null {
    const { eventFrom, eventTo } = this.#place;
    const number = this.#eventTexts.upTo(piece, eventFrom, eventTo, NOWHERE, -1);
    const known = this.#events.get(number);
    if (known !== undefined) return known;
    const name = decodePlain(this.#eventTexts.bytesOf(number), '', ':');
    if (name === null || this.#eventTexts.end !== eventTo) return null;
    const event = new EventSamples(eventFrom === eventTo ? null : name, this.#lines, this.#texts);
    this.#events.set(number, event);
    return event;
  }

  /** Takes the frame of a line; returns the place behind it, NO_FRAME or NOT_PLAIN. */
  #takeFrame(piece: Piece, at: number, event: EventSamples): number {
    const text = this.#texts.upTo(piece, at, piece.end, FEED, this.#lastText);
    const frame = this.#depth === MOST_FRAMES ? NOT_PLAIN : event.frame(text);
    if (frame < 0) return frame;
    this.#lastText = text;
    this.#frames[this.#depth++] = frame;
    if (!this.#hasLeaf) {
      // The leaf is the first frame that is not inlined, else the first.
      this.#hasLeaf = !event.isInlined(frame);
      if (this.#hasLeaf || this.#depth === 1) this.#sample.leaf = event.leaf(text);
    }
    event.tally.endLine = this.#lines;
    return this.#texts.end + 1;
  }

  /** Adds the sample that is being read, if there is one. */
  #close(): void {
    const event = this.#event;
    if (event === null) return;
    if (this.#depth === 0) this.#sample.leaf = event.noLeaf();
    event.add(this.#sample, this.#frames.subarray(0, this.#depth));
    this.#event = null;
    this.#depth = 0;
    this.#hasLeaf = false;
    this.#lastText = -1;
  }
}
