import { profileOf } from '../formats/folded/folded.ts';
import { frameOf, sidesOf } from '../formats/folded/side.ts';
import { addTree } from '../model/add-tree.ts';
import type { BytesRead } from '../model/bytes.ts';
import { arraysOf, type TreeParts } from '../model/call-layout.ts';
import { CallTree } from '../model/call-tree.ts';
import { doubled } from '../model/doubled.ts';
import type { Frame } from '../model/stack.ts';
import { isPlainLine } from '../source/lines.ts';
import { FEED, SEMICOLON } from './ascii.ts';
import { countOf, sameBytes, skipBlanksBefore, wordBefore } from './folded-line.ts';
import { type Piece, SLACK } from './piece.ts';
import { decodePlain } from './plain-text.ts';
import type { Reader } from './reader.ts';
import { TextTable } from './text-table.ts';

/** What no stack begins with that is read here: marks of quoting, comments, tables, blanks. */
const ODD_STARTS: ReadonlySet<number> = new Set([...'\t #>|`*=-'].map((char) => char.charCodeAt(0)));
/** Frames of a chain that are kept for the next line, which often begins alike. */
const MOST_KEPT = 4096;

/** A tree has room for so many nodes. */
const LEAST_ROOM = 1 << 9;

/** The stacks of some lines. */
export interface FoldedPart {
  readonly tree: TreeParts;
  /** For each chain its second count; null where there is only one. */
  readonly second: Float64Array | null;
  readonly lines: number;
  /** The line of the last stack, 0 where there is none. */
  readonly lastStack: number;
  /** Whether the stacks ended with a blank line. */
  readonly isOver: boolean;
}

/** Folded stacks with one count a line or two, read from their bytes: a line that begins like the one above costs what differs. */
export class FoldedBytes implements Reader<FoldedPart> {
  #tree: CallTree;
  readonly #texts = new TextTable();
  /** For each text the number of its frame and one, and the node of the command that it is; 0 where it was none yet. */
  #frames: Int32Array = new Int32Array(1 << 10);
  #roots: Int32Array = new Int32Array(1 << 10);
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
  #lines = 0;
  #lastStack = 0;
  #isOver = false;
  readonly #columns: 1 | 2;
  /** For each chain its second count. */
  #second: Float64Array;

  /** `room` is how many nodes the stacks may have together; memory that is not needed is not taken. */
  constructor(columns: 1 | 2, room: number) {
    this.#columns = columns;
    this.#tree = CallTree.empty(Math.max(room, LEAST_ROOM));
    this.#second = new Float64Array(columns === 1 ? 0 : Math.max(room, LEAST_ROOM));
  }

  /** Takes the lines of a piece; returns false where one is not what this reads. */
  take(piece: Piece): boolean {
    const { bytes, end } = piece;
    for (let at = 0; at < end; ) {
      const feed = bytes.indexOf(FEED, at);
      this.#lines++;
      if (feed === at) this.#isOver = true;
      else if (this.#isOver || !this.#takeLine(piece, at, feed)) return false;
      at = feed + 1;
    }
    this.#keepBeyond();
    return true;
  }

  part(): { part: FoldedPart; arrays: readonly ArrayBufferView[] } {
    const tree = this.#tree.parts;
    const second = this.#columns === 1 ? null : this.#second.subarray(0, this.#tree.length);
    const part = { tree, second, lines: this.#lines, lastStack: this.#lastStack, isOver: this.#isOver };
    return { part, arrays: [...arraysOf(tree), ...(second === null ? [] : [second])] };
  }

  add({ tree, second, lines, lastStack, isOver }: FoldedPart): boolean {
    if (lines === 0) return true;
    if (this.#isOver) return false;
    if (this.#lines === 0) {
      this.#tree = CallTree.from(tree);
      this.#second = second ?? this.#second;
      this.#lastStack = lastStack;
      this.#lines = lines;
      this.#isOver = isOver;
      return true;
    }
    const chains = addTree(CallTree.from(tree), this.#tree, this.#lines);
    if (second !== null)
      for (let at = 0; at < chains.length; at++) this.#addSecond(chains[at] as number, second[at] as number);
    if (lastStack > 0) this.#lastStack = this.#lines + lastStack;
    this.#lines += lines;
    this.#isOver = isOver;
    return true;
  }

  /** Returns the profile of all lines; null where the counts of a column add up to nothing. */
  finish(source: string): BytesRead | null {
    const second = this.#columns === 1 ? null : this.#second;
    const sides = sidesOf({ tree: this.#tree, second });
    if (sides === null) return null;
    const place = { source, line: 1, endLine: this.#lastStack };
    return { profiles: [profileOf(place, this.#columns, sides)], diagnostics: [] };
  }

  #takeLine(piece: Piece, at: number, feed: number): boolean {
    const { bytes: buffer } = piece;
    if (ODD_STARTS.has(buffer[at] as number)) return false;
    const last = wordBefore(buffer, at, feed);
    const first = this.#columns === 1 ? last : wordBefore(buffer, at, skipBlanksBefore(buffer, at, last));
    const weight = countOf(buffer, first, this.#columns === 1 ? feed : skipBlanksBefore(buffer, at, last));
    const second = this.#columns === 1 ? 0 : countOf(buffer, last, feed);
    const end = skipBlanksBefore(buffer, at, first);
    if (weight < 0 || second < 0 || end === at) return false;
    const node = this.#chain(piece, at, end);
    if (node < 0) return false;
    const chain = this.#tree.add(node, weight, this.#lines);
    if (this.#columns === 2) this.#addSecond(chain, second);
    this.#lastStack = this.#lines;
    return true;
  }

  #addSecond(chain: number, count: number): void {
    if (chain >= this.#second.length) this.#second = doubled(this.#second);
    this.#second[chain] = (this.#second[chain] as number) + count;
  }

  /** Returns the node of the last frame of a stack; -1 where a name is not plain. */
  #chain(piece: Piece, at: number, end: number): number {
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
      if (depth === 0) node = this.#begin(text, to === end);
      else node = this.#tree.callee(node, frame, isNew);
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

  /** The buffer of a piece is that of the next one. */
  #keepBeyond(): void {
    const own = new Uint8Array(this.#aboveLength + SLACK);
    own.set(new Uint8Array(this.#above.buffer, this.#above.byteOffset + this.#aboveAt, this.#aboveLength));
    this.#above = new DataView(own.buffer);
    this.#aboveAt = 0;
  }

  /** Returns the node of what a line begins with, a command or a lone leaf; -1 where it looks like a mark of quoting. */
  #begin(text: number, isLone: boolean): number {
    const frame = (this.#frames[text] as number) - 1;
    if (this.#roots[text] === 0) {
      const { symbol } = this.#tree.frames[frame] as Frame;
      if (!isPlainLine(`${symbol};`)) return -1;
      this.#roots[text] = this.#tree.root(symbol);
    }
    return isLone ? this.#tree.callee(this.#tree.root(null), frame) : (this.#roots[text] as number);
  }

  /** Decodes a new text; returns false where it is not plain. */
  #know(text: number): boolean {
    if (text >= this.#frames.length) {
      this.#frames = doubled(this.#frames);
      this.#roots = doubled(this.#roots);
    }
    const name = decodePlain(this.#texts.bytesOf(text), 'a;', ';');
    if (name === null) return false;
    this.#frames[text] = frameOf(this.#tree, name) + 1;
    return true;
  }
}

/** Where a byte stands, -1 for the end of a stack, in the order of stacks name by name: the end of a name before all that goes on. */
function inNames(byte: number): number {
  return byte === SEMICOLON ? 0 : byte;
}
