import { FEED } from './ascii.ts';
import { NO_FRAME, NOT_PLAIN } from './event-frames.ts';
import type { EventSamples, Sample, Shared } from './event-samples.ts';
import { frameText } from './frame-text.ts';
import type { Piece } from './piece.ts';

const MOST_FRAMES = 1 << 14;
const EMPTY_LINE = Buffer.from('\n\n');

/** The frames of the sample that is being read, the leaf first. */
export class SampleFrames {
  readonly #shared: Shared;
  readonly #frames = new Int32Array(MOST_FRAMES);
  #depth = 0;
  /** Lines that were taken as one. */
  #lines = 0;
  #lastText = -1;
  /** The number of what is listed for the leaf. */
  #leaf = -1;
  /** Whether a frame that is not inlined was seen. */
  #hasLeaf = false;
  /** What stands below the leaf, known or to be learned; -1 where nothing does, or nobody looks. */
  #rest = -1;
  /** The empty line behind it. */
  #restEnd = -1;
  /** The frames above it; 0 as long as there is no leaf. */
  #above = 0;
  /** The empty line that was found last in this piece, its end where it has no more. */
  #empty = -1;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  /** Whether no frame was taken. */
  get isEmpty(): boolean {
    return this.#depth === 0;
  }

  /** The number of the first frame. */
  get first(): number {
    return this.#frames[0] as number;
  }

  /** Lines that the last call of `take` took beside the first. */
  get moreLines(): number {
    return this.#lines;
  }

  /** Another piece begins. */
  begin(): void {
    this.#empty = -1;
  }

  /**
   * Takes the frame of a line, and all below the leaf with it where that was seen before; returns the place behind what was
   * taken, NO_FRAME or NOT_PLAIN.
   */
  take(piece: Piece, at: number, event: EventSamples): number {
    this.#lines = 0;
    if (this.#depth === MOST_FRAMES) return NOT_PLAIN;
    const begins = frameText(piece.bytes, at);
    const from = begins >> 1;
    const isKernel = (begins & 1) === 1;
    return this.#depth === 0
      ? this.#takeFirst(piece, from, isKernel, event)
      : this.#takeText(piece, from, isKernel, event);
  }

  /** Adds the sample to an event; `at` is the empty line behind it, -1 where there is none. */
  addTo(event: EventSamples, sample: Sample, at: number): void {
    if (this.#rest >= 0) this.#learn(event, at);
    sample.leaf = this.#depth === 0 ? event.frames.noLeaf() : this.#leaf;
    event.add(sample, this.#frames, this.#rest < 0 ? this.#depth : this.#above, this.#rest);
    this.#depth = 0;
    this.#hasLeaf = false;
    this.#lastText = -1;
    this.#above = 0;
    this.#rest = -1;
  }

  /** Takes the first frame by its symbol and object: it stands at ever other offsets, so that its text is mostly new. */
  #takeFirst(piece: Piece, from: number, isKernel: boolean, event: EventSamples): number {
    const feed = piece.bytes.indexOf(FEED, from);
    const pair = this.#shared.pairs.pairAt(piece, from, feed);
    const frame = pair < 0 ? NO_FRAME : event.frames.frameOfPair(pair);
    if (frame < 0) return this.#takeText(piece, from, isKernel, event);
    this.#frames[0] = frame;
    this.#depth = 1;
    this.#leaf = event.frames.leafOf(frame, isKernel);
    this.#hasLeaf = !event.frames.isInlined(frame);
    return this.#hasLeaf ? this.#takeRest(piece, feed + 1, event) : feed + 1;
  }

  #takeText(piece: Piece, from: number, isKernel: boolean, event: EventSamples): number {
    const { texts } = this.#shared;
    const text = texts.upTo(piece, from, piece.end, FEED, this.#lastText);
    const behind = texts.end + 1;
    const frame = event.frames.frame(text);
    if (frame < 0) return frame;
    this.#lastText = text;
    this.#frames[this.#depth++] = frame;
    if (this.#hasLeaf) return behind;
    // The leaf is the first frame that is not inlined, else the first.
    this.#hasLeaf = !event.frames.isInlined(frame);
    if (this.#hasLeaf || this.#depth === 1) this.#leaf = event.frames.leaf(text, isKernel);
    return this.#hasLeaf ? this.#takeRest(piece, behind, event) : behind;
  }

  /** Takes what stands below the leaf where it is known; returns the place behind what was taken. */
  #takeRest(piece: Piece, at: number, event: EventSamples): number {
    this.#above = this.#depth;
    const { bytes, end } = piece;
    const { rests } = event;
    if (at >= end || bytes[at] === FEED || !rests.pays) return at;
    if (this.#empty < at) {
      const found = bytes.indexOf(EMPTY_LINE, at) + 1;
      this.#empty = found === 0 || found >= end ? end : found;
    }
    if (this.#empty === end) return at;
    const rest = rests.find(piece, at, this.#empty - 1);
    const depth = rests.depthOf(rest);
    if (depth + this.#depth > MOST_FRAMES) return at;
    this.#rest = rest;
    this.#restEnd = this.#empty;
    this.#lines = depth;
    return depth === 0 ? at : this.#empty;
  }

  /** Keeps the lines below the leaf for the next time; forgets them where the sample ended elsewhere. */
  #learn(event: EventSamples, at: number): void {
    if (at !== this.#restEnd) this.#rest = -1;
    else if (event.rests.depthOf(this.#rest) === 0)
      event.rests.learn(this.#rest, this.#frames.subarray(this.#above, this.#depth));
  }
}
