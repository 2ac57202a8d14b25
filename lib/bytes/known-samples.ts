import { type Compiled, isIn, isOfUse, makeCompiled, roomIn } from './compiled.ts';
import type { Piece } from './piece.ts';
import { SAMPLES_CODE } from './samples-code.ts';

/** A sample of which every part was seen before, as numbers. */
export interface KnownSample {
  event: number;
  head: number;
  /** What is listed for it. */
  leaf: number;
  /** The frame of its leaf. */
  frame: number;
  /** What stands below the leaf: a number that was given to it, NEW_REST where it gets one, else below 0. */
  rest: number;
  /** The frames below the leaf, that next to it first, where they are not known by their number; holds until the next sample. */
  frames: Int32Array;
  line: number;
  /** The line of its last frame. */
  endLine: number;
  /** -1 where the sample has none. */
  period: number;
}

/** What stands below a leaf is seen for the first time. */
export const NEW_REST = -2;

/** What a text means: two numbers of who reads it, the first below 0 where it means nothing. */
export interface Meaning {
  readonly first: number;
  /** Of a leaf its frame, else 0. */
  readonly second: number;
}

/** A text that was not seen before. */
export interface Question {
  readonly kind: 'head' | 'event' | 'leaf' | 'kernelLeaf' | 'frame';
  readonly from: number;
  readonly to: number;
  /** The number of the event of a leaf or a frame. */
  readonly event: number;
}

/** Who reads what is found. */
export interface SampleReader {
  /** Adds a sample, always the same object; returns the number for what stands below its leaf, if that is new. */
  readonly add: (sample: KnownSample) => number;
  /** Returns what a text of the piece means. */
  readonly meaning: (question: Question) => Meaning;
}

/** What `kernel/samples.ts` exports; it says what each returns. */
interface Code {
  readonly firstRecord: () => number;
  readonly take: (from: number, end: number, lines: number) => number;
  readonly line: () => number;
  readonly records: () => number;
  readonly asked: () => number;
  readonly textFrom: () => number;
  readonly textTo: () => number;
  readonly eventOf: () => number;
  readonly answer: (first: number, second: number) => number;
}

/** Kinds of texts by their numbers there. */
const KINDS: Readonly<Record<number, Question['kind']>> = {
  1: 'head',
  2: 'event',
  5: 'leaf',
  6: 'kernelLeaf',
  7: 'frame',
};

const NO_FRAMES = new Int32Array(0);

/** Numbers of four bytes in a record, the last two of them the period. */
const RECORD = 12;
const PERIOD = 10;

/**
 * Samples of which every text was seen before, found by compiled code in a memory of its own, a piece at a time. What a text
 * means is asked once; a sample that holds another, or that looks otherwise than most, is left to who reads it by lines.
 */
export class KnownSamples {
  readonly #compiled: Compiled<Code>;
  /** Where records begin, as a place among numbers of four bytes. */
  readonly #records: number;
  readonly #sample: KnownSample = {
    event: 0,
    head: 0,
    leaf: 0,
    frame: 0,
    rest: 0,
    frames: NO_FRAMES,
    line: 0,
    endLine: 0,
    period: 0,
  };
  #stops = 0;
  #found = 0;

  private constructor(compiled: Compiled<Code>) {
    this.#compiled = compiled;
    this.#records = compiled.code.firstRecord() >> 2;
  }

  /** Returns one that knows nothing yet; null where the machine does not run such code, or has no room. */
  static make(): KnownSamples | null {
    const compiled = makeCompiled<Code>(SAMPLES_CODE);
    return compiled === null ? null : new KnownSamples(compiled);
  }

  /** Returns where pieces of so many bytes have to stand to be looked at; null where they are too large. */
  room(size: number): Buffer | null {
    return roomIn(this.#compiled, size);
  }

  /** Whether a piece stands where it can be looked at, and looking has been of use. */
  pays(piece: Piece): boolean {
    return isIn(this.#compiled, piece) && isOfUse(this.#found, this.#stops);
  }

  /**
   * Takes samples from a place of a piece on, behind so many lines of the input, and empty lines; returns the place where it
   * stopped.
   */
  take(from: number, end: number, lines: number, reader: SampleReader): number {
    const { code, piece } = this.#compiled;
    let at = from;
    for (let before = lines; ; before = code.line()) {
      at = code.take(piece + at, piece + end, before) - piece;
      this.#hand(code.records(), reader);
      const question = this.#question();
      if (question === null) break;
      const { first, second } = reader.meaning(question);
      if (code.answer(first, second) === 0) break;
    }
    this.#stops++;
    return at;
  }

  /** How many lines stand before the place at which the last call of `take` stopped. */
  get lines(): number {
    return this.#compiled.code.line();
  }

  #question(): Question | null {
    const { code, piece } = this.#compiled;
    const kind = KINDS[code.asked()];
    if (kind === undefined) return null;
    return { kind, from: code.textFrom() - piece, to: code.textTo() - piece, event: code.eventOf() };
  }

  #hand(count: number, reader: SampleReader): void {
    this.#found += count;
    const { whole } = this.#compiled;
    for (let record = 0; record < count; record++) {
      const at = this.#records + record * RECORD;
      const sample = this.#read(at);
      const rest = reader.add(sample);
      if (sample.rest === NEW_REST) whole[(whole[at + 4] as number) >> 2] = rest;
    }
  }

  #read(at: number): KnownSample {
    const sample = this.#sample;
    const { whole, eight } = this.#compiled;
    sample.event = whole[at] as number;
    sample.head = whole[at + 1] as number;
    sample.leaf = whole[at + 2] as number;
    sample.frame = whole[at + 3] as number;
    const [place, frames, depth] = [whole[at + 4] as number, whole[at + 7] as number, whole[at + 8] as number];
    sample.frames = depth === 0 ? NO_FRAMES : whole.subarray(frames >> 2, (frames >> 2) + depth);
    if (place === 0) sample.rest = -1;
    else sample.rest = depth === 0 ? (whole[place >> 2] as number) : NEW_REST;
    sample.line = whole[at + 5] as number;
    sample.endLine = whole[at + 6] as number;
    sample.period = eight[(at + PERIOD) >> 1] as number;
    return sample;
  }
}
