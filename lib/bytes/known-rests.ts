import type { CallTree } from '../model/call-tree.ts';
import { doubled } from '../model/doubled.ts';
import type { Piece } from './piece.ts';
import { TextTable } from './text-table.ts';

/** More is kept of no input. */
const MOST_BYTES = 1 << 26;
/** Behind so many looks that mostly found nothing, no more is looked: the addresses of one process are not another's. */
const PATIENCE = 1 << 16;
const LEAST_FOUND = 0.3;

/**
 * What stands below the leaf in samples, all lines at once, by its bytes: the callers of a leaf are mostly those of another
 * one, address by address, and then cost one look and not one for each line. What it knows takes as much room as the
 * distinct texts, up to a limit.
 */
export class KnownRests {
  readonly #texts = new TextTable();
  readonly #tree: CallTree;
  /** The frames of all rests one behind another, the one next to the leaf first. */
  #frames: Int32Array = new Int32Array(1 << 5);
  #filled = 0;
  /** For each rest where its frames begin, how many they are (0 where it is not known), and the root and node of the last look. */
  #rests: Int32Array = new Int32Array(STRIDE << 3);
  #looks = 0;
  #found = 0;

  constructor(tree: CallTree) {
    this.#tree = tree;
  }

  /** Whether it is of use to look for rests, as far as can be seen. */
  get pays(): boolean {
    return this.#texts.bytes < MOST_BYTES && (this.#looks < PATIENCE || this.#found >= LEAST_FOUND * this.#looks);
  }

  /** Returns the number of the lines between two places. */
  find(piece: Piece, from: number, to: number): number {
    const rest = this.#texts.numberOf(piece, from, to);
    this.#looks++;
    if (this.depthOf(rest) > 0) this.#found++;
    return rest;
  }

  /** Returns how many frames a rest has; 0 where it is not known. */
  depthOf(rest: number): number {
    return this.#rests[rest * STRIDE + DEPTH] ?? 0;
  }

  /** Keeps the frames of a rest. */
  learn(rest: number, frames: Int32Array): void {
    while ((rest + 1) * STRIDE > this.#rests.length) this.#rests = doubled(this.#rests);
    while (this.#filled + frames.length > this.#frames.length) this.#frames = doubled(this.#frames);
    const at = rest * STRIDE;
    this.#rests[at + START] = this.#filled;
    this.#rests[at + DEPTH] = frames.length;
    this.#rests[at + ROOT] = -1;
    this.#frames.set(frames, this.#filled);
    this.#filled += frames.length;
  }

  /** Returns the node that a known rest ends with below a root. */
  nodeOf(rest: number, root: number): number {
    const at = rest * STRIDE;
    const rests = this.#rests;
    if (rests[at + ROOT] === root) return rests[at + NODE] as number;
    const start = rests[at + START] as number;
    let node = root;
    for (let frame = start + (rests[at + DEPTH] as number) - 1; frame >= start; frame--)
      node = this.#tree.callee(node, this.#frames[frame] as number);
    rests[at + ROOT] = root;
    rests[at + NODE] = node;
    return node;
  }
}

/** Whole numbers of a rest that stand in a row. */
const STRIDE = 4;
const START = 0;
const DEPTH = 1;
const ROOT = 2;
const NODE = 3;
