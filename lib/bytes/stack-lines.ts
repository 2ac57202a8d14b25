import { doubled } from '../model/doubled.ts';
import { SEMICOLON } from './ascii.ts';
import { sameBytes } from './folded-line.ts';
import { type Piece, SLACK } from './piece.ts';
import type { StackFrames } from './stack-frames.ts';
import { TextTable } from './text-table.ts';

/** Frames of a stack that are kept for the next line, which often begins alike. */
const MOST_KEPT = 4096;

/** Stacks by their bytes, line by line: one that begins like the one above costs what differs. */
export class StackLines {
  readonly #names: StackFrames;
  readonly #texts = new TextTable();
  /** For each text the number of its frame and one; 0 where it was none yet. */
  #frames: Int32Array = new Int32Array(1 << 10);
  /** The stack of the line above, and for each frame of it where it ends there and its node. */
  #above: DataView = new DataView(new ArrayBuffer(SLACK));
  #aboveAt = 0;
  #aboveLength = 0;
  readonly #ends = new Int32Array(MOST_KEPT);
  readonly #nodes = new Int32Array(MOST_KEPT);
  #kept = 0;
  /** Whether no stack so far stands before the one above it, byte by byte, and name by name. */
  #areBytesSorted = true;
  #areNamesSorted = true;
  /** Bytes that the stack of this line and that above have in common. */
  #same = 0;

  constructor(names: StackFrames) {
    this.#names = names;
  }

  /** Returns the node of the last frame of a stack; -1 where a name is not plain. */
  take(piece: Piece, at: number, end: number): number {
    let depth = this.#sharedFrames(piece, at, end);
    let node = depth === 0 ? 0 : (this.#nodes[depth - 1] as number);
    let from = depth === 0 ? at : at + (this.#ends[depth - 1] as number) + 1;
    let caller = -1;
    const isNew = this.#isBehind(piece, at, end) && depth > 0;
    while (from <= end) {
      const text = this.#texts.upTo(piece, from, end, SEMICOLON, caller);
      const to = this.#texts.end;
      if (!(this.#frames[text] as number) && !this.#know(text)) return -1;
      const frame = (this.#frames[text] as number) - 1;
      if (depth === 0) node = this.#names.begin(frame, to === end);
      else node = this.#names.tree.callee(node, frame, isNew);
      if (node < 0) return -1;
      if (depth < MOST_KEPT) {
        this.#ends[depth] = to - at;
        this.#nodes[depth] = node;
      }
      depth++;
      from = to + 1;
      caller = text;
    }
    this.#keep(piece, at, end, depth);
    return node;
  }

  /** Keeps the line above, for the buffer of its piece is that of the next one. */
  keepAbove(): void {
    const own = new Uint8Array(this.#aboveLength + SLACK);
    own.set(new Uint8Array(this.#above.buffer, this.#above.byteOffset + this.#aboveAt, this.#aboveLength));
    this.#above = new DataView(own.buffer);
    this.#aboveAt = 0;
  }

  /** The next line does not stand behind the one that was taken last, but behind others. */
  forget(): void {
    this.#kept = 0;
    this.#aboveLength = 0;
    this.#areBytesSorted = false;
    this.#areNamesSorted = false;
  }

  /** How many frames of the line above are those of this line as well. */
  #sharedFrames({ bytes: buffer, view }: Piece, at: number, end: number): number {
    const same = sameBytes(this.#above, this.#aboveAt, view, at, Math.min(this.#aboveLength, end - at));
    this.#same = same;
    let low = 0;
    let high = this.#kept;
    // The last frame that ends within what is the same.
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] as number) <= same) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return 0;
    const last = this.#ends[low - 1] as number;
    const closes = at + last === end || buffer[at + last] === SEMICOLON;
    const depth = closes ? low : low - 1;
    // A frame that stands alone is a leaf, the same with something below it a command.
    return depth === 1 && at + last === end ? 0 : depth;
  }

  /**
   * Whether the first frame that differs from the line above cannot have been called there before: all stacks so far stand
   * behind one another, byte by byte or name by name, and this one stands behind the last by a byte of a name. Were there
   * one above with that name in that place, it would stand behind the last one too. Not so by the end of a name: it may
   * stand behind a byte that goes on.
   */
  #isBehind({ bytes }: Piece, at: number, end: number): boolean {
    const place = at + this.#same;
    const above = this.#same < this.#aboveLength ? this.#above.getUint8(this.#aboveAt + this.#same) : -1;
    const own = place < end ? (bytes[place] as number) : -1;
    if (own < above) this.#areBytesSorted = false;
    if (inNames(own) < inNames(above)) this.#areNamesSorted = false;
    if ((own === SEMICOLON && above >= 0) || this.#kept >= MOST_KEPT) return false;
    return (this.#areBytesSorted && own > above) || (this.#areNamesSorted && inNames(own) > inNames(above));
  }

  #keep(piece: Piece, at: number, end: number, depth: number): void {
    // A lone frame has the node of a leaf.
    this.#kept = depth === 1 ? 0 : Math.min(depth, MOST_KEPT);
    this.#aboveLength = end - at;
    this.#above = piece.view;
    this.#aboveAt = at;
  }

  /** Decodes a new text; returns false where it is not plain. */
  #know(text: number): boolean {
    if (text >= this.#frames.length) this.#frames = doubled(this.#frames);
    this.#frames[text] = this.#names.numberOf(this.#texts.bytesOf(text)) + 1;
    return this.#frames[text] !== 0;
  }
}

/** Where a byte stands, -1 for the end of a stack, in the order of stacks name by name: the end of a name before all that goes on. */
function inNames(byte: number): number {
  return byte === SEMICOLON ? 0 : byte;
}
