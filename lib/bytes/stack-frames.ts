import { frameOf } from '../formats/folded/side.ts';
import type { CallTree } from '../model/call-tree.ts';
import { doubled } from '../model/doubled.ts';
import type { Frame } from '../model/stack.ts';
import { isPlainLine } from '../source/lines.ts';
import { decodePlain } from './plain-text.ts';

/** What the texts of folded stacks are in a tree: frames, and the commands that stacks begin with. */
export class StackFrames {
  readonly tree: CallTree;
  /** For each frame the node of the command that it is; 0 where it was none yet. */
  #roots: Int32Array = new Int32Array(1 << 10);
  #command = 0;

  constructor(tree: CallTree) {
    this.tree = tree;
  }

  /** The number of the command of the stack that began last. */
  get command(): number {
    return this.#command;
  }

  /** Returns the number of the frame that some bytes are; -1 where they are not plain. */
  numberOf(bytes: Uint8Array): number {
    const name = decodePlain(bytes, 'a;', ';');
    return name === null ? -1 : frameOf(this.tree, name);
  }

  /** Returns the node of the frame that a stack begins with, a command or a lone leaf; -1 where it looks like a mark of quoting. */
  begin(frame: number, isLone: boolean): number {
    while (frame >= this.#roots.length) this.#roots = doubled(this.#roots);
    if (this.#roots[frame] === 0) {
      const { symbol } = this.tree.frames[frame] as Frame;
      if (!isPlainLine(`${symbol};`)) return -1;
      this.#roots[frame] = this.tree.root(symbol);
    }
    const root = isLone ? this.tree.root(null) : (this.#roots[frame] as number);
    this.#command = -1 - this.tree.labelOf(root);
    return isLone ? this.tree.callee(root, frame) : root;
  }
}
