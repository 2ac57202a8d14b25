import { type Compiled, isIn, isOfUse, makeCompiled, roomIn } from './compiled.ts';
import type { Piece } from './piece.ts';
import type { StackFrames } from './stack-frames.ts';
import { STACKS_CODE } from './stacks-code.ts';

/** Adds the chain that ends with a node to what stands on the next line, with its counts. */
export type AddChain = (node: number, count: number, second: number) => void;

/** What `kernel/stacks.ts` exports; it says what each returns. */
interface Code {
  readonly firstRecord: () => number;
  readonly take: (from: number, end: number, columns: 1 | 2) => number;
  readonly records: () => number;
  readonly why: () => number;
  readonly textFrom: () => number;
  readonly textTo: () => number;
  readonly answer: (frame: number) => number;
  readonly forget: () => void;
  readonly keepAbove: () => void;
}

/** Why it stopped. */
const ASKED = 2;
const FULL = 3;

/** A record in numbers of four bytes: frames of the line above; twice how many follow, and one where the first of them is new; two counts. */
const LENGTH = 1;
const COUNT = 2;
const SECOND = 4;
const FRAMES = 6;
const MOST_FRAMES = 1 << 12;

/**
 * Lines of folded stacks found by compiled code in a memory of its own, a piece at a time: all whose frames were seen before,
 * or are asked about once. What looks otherwise is left to `stack-lines.ts`.
 */
export class KnownStacks {
  readonly #compiled: Compiled<Code>;
  readonly #names: StackFrames;
  readonly #columns: 1 | 2;
  /** Where records begin, as a place among numbers of four bytes. */
  readonly #records: number;
  /** The nodes of the line above, the command first. */
  readonly #nodes = new Int32Array(MOST_FRAMES);
  #stops = 0;
  #found = 0;

  private constructor(compiled: Compiled<Code>, names: StackFrames, columns: 1 | 2) {
    this.#compiled = compiled;
    this.#names = names;
    this.#columns = columns;
    this.#records = compiled.code.firstRecord() >> 2;
  }

  /** Returns one for lines of so many counts; null where the machine does not run such code, or has no room. */
  static make(names: StackFrames, columns: 1 | 2): KnownStacks | null {
    const compiled = makeCompiled<Code>(STACKS_CODE);
    return compiled === null ? null : new KnownStacks(compiled, names, columns);
  }

  /** Returns where pieces of so many bytes have to stand to be looked at; null where they are too large. */
  room(size: number): Buffer | null {
    return roomIn(this.#compiled, size);
  }

  /** Whether a piece stands where it can be looked at, and looking has been of use. */
  pays(piece: Piece): boolean {
    return isIn(this.#compiled, piece) && isOfUse(this.#found, this.#stops);
  }

  /** Takes lines from a place of a piece on; returns the place where it stopped, -1 where one looks like a mark of quoting. */
  take(from: number, end: number, add: AddChain): number {
    const { code, piece } = this.#compiled;
    for (let at = from; ; ) {
      at = code.take(piece + at, piece + end, this.#columns) - piece;
      if (!this.#hand(code.records(), add)) return -1;
      const why = code.why();
      if (why !== FULL && (why !== ASKED || !this.#answer())) return at;
    }
  }

  /** The line that comes next is taken otherwise. */
  passOver(): void {
    this.#stops++;
    this.#compiled.code.forget();
  }

  /** Keeps the line above, for the next piece stands where its own did. */
  keepAbove(): void {
    this.#compiled.code.keepAbove();
  }

  /** Tells which frame a text is; returns false where there is no room to keep it. */
  #answer(): boolean {
    const { code, piece, bytes } = this.#compiled;
    const text = bytes.subarray(code.textFrom() - piece, code.textTo() - piece);
    return code.answer(this.#names.numberOf(text)) !== 0;
  }

  /** Adds the chains of so many records; returns false where one begins with what is no command. */
  #hand(count: number, add: AddChain): boolean {
    this.#found += count;
    const { whole, eight } = this.#compiled;
    const [nodes, names] = [this.#nodes, this.#names];
    const { tree } = names;
    for (let record = 0, at = this.#records; record < count; record++) {
      let depth = whole[at] as number;
      const length = whole[at + LENGTH] as number;
      const isNew = (length & 1) !== 0;
      const end = at + FRAMES + (length >> 1);
      let node = depth === 0 ? 0 : (nodes[depth - 1] as number);
      for (let place = at + FRAMES; place < end; place++) {
        const frame = whole[place] as number;
        node = depth === 0 ? names.begin(frame, length >> 1 === 1) : tree.callee(node, frame, isNew);
        if (node < 0) return false;
        nodes[depth++] = node;
      }
      add(node, eight[(at + COUNT) >> 1] as number, eight[(at + SECOND) >> 1] as number);
      at = (end + 1) & ~1;
    }
    return true;
  }
}
