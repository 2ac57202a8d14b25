import { profileOf } from '../formats/folded/folded.ts';
import { leafOf, sidesOf } from '../formats/folded/side.ts';
import { arraysOfCells, type StackCellParts, StackCells } from '../formats/folded/stack-cells.ts';
import { addTree } from '../model/add-tree.ts';
import type { BytesRead } from '../model/bytes.ts';
import { arraysOf, type TreeParts } from '../model/call-layout.ts';
import { CallTree } from '../model/call-tree.ts';
import { doubled } from '../model/doubled.ts';
import { FEED } from './ascii.ts';
import { countOf, skipBlanksBefore, wordBefore } from './folded-line.ts';
import { type AddChain, KnownStacks } from './known-stacks.ts';
import type { Piece } from './piece.ts';
import type { PartReader } from './reader.ts';
import { StackFrames } from './stack-frames.ts';
import { StackLines } from './stack-lines.ts';

/** What no stack begins with that is read here: marks of quoting, comments, tables, blanks. */
const ODD_STARTS: ReadonlySet<number> = new Set([...'\t #>|`*=-'].map((char) => char.charCodeAt(0)));

/** Bytes of folded stacks for each node of their tree, or more. */
const BYTES_A_NODE = 128;
/** A tree has room for so many nodes. */
const LEAST_ROOM = 1 << 9;
/** A smaller input is read before compiled code is loaded. */
const LARGE = 1 << 20;

/** The stacks of some lines. */
export interface FoldedPart {
  readonly tree: TreeParts;
  /** For each chain its second count; null where there is only one. */
  readonly second: Float64Array | null;
  readonly cells: StackCellParts;
  readonly lines: number;
  /** The line of the last stack, 0 where there is none. */
  readonly lastStack: number;
  /** Whether the stacks ended with a blank line. */
  readonly isOver: boolean;
}

/** Folded stacks with one count a line or two, read from their bytes. */
export class FoldedBytes implements PartReader<FoldedPart> {
  #tree: CallTree;
  #cells = new StackCells();
  readonly #names: StackFrames;
  readonly #stacks: StackLines;
  /** Null where none can be had, or the input is too small for it. */
  readonly #known: KnownStacks | null;
  #lines = 0;
  #lastStack = 0;
  #isOver = false;
  readonly #columns: 1 | 2;
  /** For each chain its second count. */
  #second: Float64Array;

  readonly #addNext: AddChain = (node, weight, second) => {
    this.#lines++;
    this.#add(node, weight, second);
  };

  /** Begins an input of so many bytes, 0 where nobody knows: memory that is not needed is not taken. */
  constructor(columns: 1 | 2, bytes = 0) {
    const room = Math.max(Math.ceil(bytes / BYTES_A_NODE), LEAST_ROOM);
    this.#columns = columns;
    this.#tree = CallTree.empty(room);
    this.#second = new Float64Array(columns === 1 ? 0 : room);
    this.#names = new StackFrames(this.#tree);
    this.#stacks = new StackLines(this.#names);
    this.#known = bytes > 0 && bytes < LARGE ? null : KnownStacks.make(this.#names, columns);
  }

  room(size: number): Buffer | null {
    return this.#known?.room(size) ?? null;
  }

  /** Takes the lines of a piece; returns false where one is not what this reads. */
  take(piece: Piece): boolean {
    const { bytes, end } = piece;
    const known = this.#known?.pays(piece) === true ? this.#known : null;
    for (let at = 0; at < end; ) {
      if (known !== null && !this.#isOver) at = known.take(at, end, this.#addNext);
      if (at < 0) return false;
      if (at === end) break;
      const feed = bytes.indexOf(FEED, at);
      this.#lines++;
      if (feed === at) this.#isOver = true;
      else if (this.#isOver || !this.#takeLine(piece, at, feed)) return false;
      if (known !== null) {
        known.passOver();
        this.#stacks.forget();
      }
      at = feed + 1;
    }
    this.#stacks.keepAbove();
    known?.keepAbove();
    return true;
  }

  part(): { part: FoldedPart; arrays: readonly ArrayBufferView[] } {
    const tree = this.#tree.parts;
    const second = this.#columns === 1 ? null : this.#second.subarray(0, this.#tree.length);
    const cells = this.#cells.parts;
    const ends = { lines: this.#lines, lastStack: this.#lastStack, isOver: this.#isOver };
    const arrays = [...arraysOf(tree), ...arraysOfCells(cells), ...(second === null ? [] : [second])];
    return { part: { tree, second, cells, ...ends }, arrays };
  }

  add({ tree, second, cells, lines, lastStack, isOver }: FoldedPart): boolean {
    if (lines === 0) return true;
    if (this.#isOver) return false;
    if (this.#lines === 0) {
      this.#tree = CallTree.from(tree);
      this.#second = second ?? this.#second;
      this.#cells = StackCells.from(cells);
    } else {
      const { frames, comms, chains } = addTree(CallTree.from(tree), this.#tree);
      if (second !== null)
        for (let at = 0; at < chains.length; at++) this.#addSecond(chains[at] as number, second[at] as number);
      this.#cells.addAll(cells, comms, frames, this.#lines);
    }
    if (lastStack > 0) this.#lastStack = this.#lines + lastStack;
    this.#lines += lines;
    this.#isOver = isOver;
    return true;
  }

  /** Returns the profile of all lines; null where the counts of a column add up to nothing. */
  finish(source: string): BytesRead | null {
    const second = this.#columns === 1 ? null : this.#second;
    const sides = sidesOf({ tree: this.#tree, second, cells: this.#cells.parts });
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
    const node = this.#stacks.take(piece, at, end);
    if (node < 0) return false;
    this.#add(node, weight, second);
    return true;
  }

  /** Adds the chain of a line that ends with a node. */
  #add(node: number, weight: number, second: number): void {
    const chain = this.#tree.add(node, weight);
    if (this.#columns === 2) this.#addSecond(chain, second);
    this.#cells.add(this.#names.command, leafOf(this.#tree, node), this.#lines, weight, second);
    this.#lastStack = this.#lines;
  }

  #addSecond(chain: number, count: number): void {
    if (chain >= this.#second.length) this.#second = doubled(this.#second);
    this.#second[chain] = (this.#second[chain] as number) + count;
  }
}
