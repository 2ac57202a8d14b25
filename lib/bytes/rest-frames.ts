import type { CallTree } from '../model/call-tree.ts';
import { doubled } from '../model/doubled.ts';

/** The frames below leaves, by numbers that who keeps them gives. */
export class RestFrames {
  readonly #tree: CallTree;
  /** The frames of all rests one behind another, the one next to the leaf first. */
  #frames: Int32Array = new Int32Array(1 << 5);
  #filled = 0;
  /** For each rest where its frames begin, how many they are (0 where it is not known), and the root and node of the last look. */
  #rests: Int32Array = new Int32Array(STRIDE << 3);

  constructor(tree: CallTree) {
    this.#tree = tree;
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
