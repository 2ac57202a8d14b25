import { type FrameLine, levelOf, listedSymbol, readFrameLine, UNKNOWN } from '../formats/perf-script/frame-line.ts';
import type { Cell } from '../formats/perf-script/tally.ts';
import type { CallTree } from '../model/call-tree.ts';
import { doubled } from '../model/doubled.ts';
import type { Frame } from '../model/stack.ts';
import { FEED, isSpace } from './ascii.ts';
import type { FramePairs } from './frame-pairs.ts';
import type { Meaning } from './known-samples.ts';
import type { Piece } from './piece.ts';
import { decodePlain } from './plain-text.ts';
import type { TextTable } from './text-table.ts';

/** What perf report lists for a leaf. */
export type Listed = Pick<Cell, 'symbol' | 'dso' | 'level'>;

/** What a text may be instead of a frame. */
export const NO_FRAME = -1;
/** A text that reading by lines would change. */
export const NOT_PLAIN = -2;

/** Any address of the user's and any of the kernel's: what stands behind them tells all else. */
const USER = '1';
const KERNEL = 'ffffffff80000000';

/**
 * Texts of frames of an input, for all of its events. A text is what stands behind the address, or all of a line with a
 * blank before it where what is listed tells the address.
 */
export interface FrameTexts {
  readonly texts: TextTable;
  readonly pairs: FramePairs;
}

/** What texts are to one event: frames of its tree, and what is listed where they are leaves. */
export class EventFrames {
  readonly #tree: CallTree;
  readonly #shared: FrameTexts;
  /** For each text the number of its frame and three; 0 where it is new, else NO_FRAME or NOT_PLAIN and three. */
  #frames: Int32Array = new Int32Array(1 << 5);
  /**
   * For each frame that has a symbol, with an address of the user's and with one of the kernel's, the number of what is listed
   * for it and one.
   */
  #leaves: Int32Array = new Int32Array(1 << 6);
  /** For each pair of a symbol and an object, as in `#frames`. */
  #framesOfPairs: Int32Array = new Int32Array(1 << 5);
  /** For each text that has its address the number of what is listed for it. */
  readonly #wholeLeaves = new Map<number, number>();
  /** What is listed for leaves, by number. */
  readonly listed: Listed[] = [];
  readonly #listedNumbers = new Map<string, number>();

  constructor(tree: CallTree, shared: FrameTexts) {
    this.#tree = tree;
    this.#shared = shared;
  }

  /** Returns the number of the frame that a text is, NO_FRAME or NOT_PLAIN. */
  frame(text: number): number {
    const known = (this.#frames[text] ?? 0) - 3;
    return known > -3 ? known : this.#know(text);
  }

  /** Returns the number of the frame of a pair as `FrameTexts.pairs` tells them; NO_FRAME where it is not known, or is none. */
  frameOfPair(pair: number): number {
    return Math.max((this.#framesOfPairs[pair] ?? 0) - 3, NO_FRAME);
  }

  /** Returns the number of what is listed for a leaf, a text that is a frame; `isKernel` where its address is the kernel's. */
  leaf(text: number, isKernel: boolean): number {
    // A text that has its address is listed by it.
    return this.#isWhole(text)
      ? this.#wholeLeaf(text, isKernel)
      : this.leafOf((this.#frames[text] as number) - 3, isKernel);
  }

  /** Returns the number of what is listed for a frame that has a symbol, as a leaf. */
  leafOf(number: number, isKernel: boolean): number {
    const place = number * 2 + (isKernel ? 1 : 0);
    while (place >= this.#leaves.length) this.#leaves = doubled(this.#leaves);
    const known = (this.#leaves[place] as number) - 1;
    if (known >= 0) return known;
    const frame = this.#tree.frames[number] as Frame;
    const listed = this.#listFrame({ ...frame, address: isKernel ? KERNEL : USER });
    this.#leaves[place] = listed + 1;
    return listed;
  }

  /** Returns the number of the frame whose text stands between two places, below 0 where it is none. */
  frameAt(piece: Piece, from: number, to: number): number {
    return this.frame(this.#textAt(piece, from, to));
  }

  /** Returns what the text between two places is as a leaf with its object, that is not inlined; null where it is none. */
  leafAt(piece: Piece, from: number, to: number, isKernel: boolean): Meaning | null {
    const text = this.#textAt(piece, from, to);
    const frame = this.frame(text);
    if (frame < 0 || this.isInlined(frame) || this.#tree.frames[frame]?.dso == null) return null;
    return { first: this.leaf(text, isKernel), second: frame };
  }

  /** Looked up as in the lines of samples that are read one by one: a table knows a text by one hash alone. */
  #textAt(piece: Piece, from: number, to: number): number {
    return this.#shared.texts.upTo(piece, from, to, FEED, -1);
  }

  /** Returns the number of what is listed for a sample without a frame. */
  noLeaf(): number {
    return this.list({ symbol: UNKNOWN, dso: null, level: null });
  }

  /** Returns whether a frame was inlined. */
  isInlined(frame: number): boolean {
    return this.#tree.frames[frame]?.inlined === true;
  }

  #know(text: number): number {
    while (text >= this.#frames.length) this.#frames = doubled(this.#frames);
    const number = this.#read(text);
    this.#frames[text] = number + 3;
    return number;
  }

  #read(text: number): number {
    const { texts, pairs } = this.#shared;
    const pair = pairs.pairAt(texts.piece, texts.startOf(text), texts.startOf(text + 1));
    const known = pair < 0 ? NO_FRAME : this.frameOfPair(pair);
    if (known >= 0) return known;
    const line = this.#lineOf(text, USER);
    if (line === null) return NOT_PLAIN;
    const frame = readFrameLine(line);
    if (frame === null) return NO_FRAME;
    const number = this.#tree.frame(frame.symbol, frame.dso, frame.inlined);
    while (pair >= this.#framesOfPairs.length) this.#framesOfPairs = doubled(this.#framesOfPairs);
    if (pair >= 0) this.#framesOfPairs[pair] = number + 3;
    return number;
  }

  #listFrame(frame: FrameLine): number {
    return this.list({ symbol: listedSymbol(frame), dso: frame.dso, level: levelOf(frame) });
  }

  #wholeLeaf(text: number, isKernel: boolean): number {
    const known = this.#wholeLeaves.get(text);
    if (known !== undefined) return known;
    const line = readFrameLine(this.#lineOf(text, USER) ?? '');
    const listed = line === null ? this.leafOf((this.#frames[text] as number) - 3, isKernel) : this.#listFrame(line);
    this.#wholeLeaves.set(text, listed);
    return listed;
  }

  #isWhole(text: number): boolean {
    const { texts } = this.#shared;
    return isSpace(texts.piece.bytes[texts.startOf(text)] as number);
  }

  /** Returns the line of a frame, with an address where its text has none; null where it is not plain. */
  #lineOf(text: number, address: string): string | null {
    const bytes = this.#shared.texts.bytesOf(text);
    if (this.#isWhole(text)) return decodePlain(bytes, '', '')?.trimStart() ?? null;
    const behind = decodePlain(bytes, `\t${address} `, '');
    return behind === null ? null : `${address} ${behind}`;
  }

  /** Returns the number of what is listed. */
  list(listed: Listed): number {
    const key = `${listed.level}\0${listed.dso}\0${listed.symbol}`;
    const known = this.#listedNumbers.get(key);
    if (known !== undefined) return known;
    this.#listedNumbers.set(key, this.listed.length);
    return this.listed.push(listed) - 1;
  }
}
