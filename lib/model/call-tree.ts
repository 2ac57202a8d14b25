import { CallChains } from './call-chains.ts';
import { STRIDE, type TreeParts } from './call-layout.ts';
import { CallNames } from './call-names.ts';
import { CallNodes } from './call-nodes.ts';
import { doubled } from './doubled.ts';
import type { Frame, Stack } from './stack.ts';

/**
 * Call chains, each once with what it weighs, as a tree in arrays: chains that begin alike share their callers, so that a
 * million of them take tens of bytes each. Node 0 is the root of all, below it stand the commands; a node stands behind its
 * caller.
 *
 * Going through it gives the chains one by one in order of first appearance, as objects made when they are asked for;
 * chains that weigh nothing are left out.
 */
export class CallTree implements Iterable<Stack> {
  readonly #names: CallNames;
  readonly #nodes: CallNodes;
  readonly #chains: CallChains;
  #weights: Float64Array;

  private constructor(names: CallNames, nodes: CallNodes, chains: CallChains, weights: Float64Array) {
    this.#names = names;
    this.#nodes = nodes;
    this.#chains = chains;
    this.#weights = weights;
  }

  /** Returns an empty tree with room for so many nodes before it has to move. */
  static empty(room: number = 1 << 4): CallTree {
    const names = new CallNames();
    return new CallTree(names, CallNodes.empty(names.frames, room), CallChains.empty(room), new Float64Array(room));
  }

  /** Returns the tree that has given parts; it may not be added to. */
  static from({ frames, comms, nodes, ends, rows, weights }: TreeParts): CallTree {
    const names = new CallNames(frames, comms);
    const ownNodes = new CallNodes(names.frames, nodes, nodes.length / STRIDE);
    return new CallTree(names, ownNodes, new CallChains(ends, rows, weights.length), weights);
  }

  /** Frames by number. */
  get frames(): readonly Frame[] {
    return this.#names.frames;
  }

  /** Commands by number; null is the command of a chain that names none. */
  get comms(): readonly (string | null)[] {
    return this.#names.comms;
  }

  /** Returns what the tree is made of, as plain values that another thread can be given; the tree is lost where it is. */
  get parts(): TreeParts {
    return {
      frames: this.frames,
      comms: this.comms,
      nodes: this.#nodes.array,
      ...this.#chains.arrays,
      weights: this.#weights.subarray(0, this.length),
    };
  }

  /** Chains, those that weigh nothing included. */
  get length(): number {
    return this.#chains.length;
  }

  /** Nodes, the root included. */
  get size(): number {
    return this.#nodes.size;
  }

  /** What all chains weigh together. */
  get weight(): number {
    let sum = 0;
    for (let chain = 0; chain < this.length; chain++) sum += this.weightOf(chain);
    return sum;
  }

  /** Returns the number of a frame, the same for what is alike in name, object and being inlined. */
  frame(symbol: string, dso: string | null, inlined: boolean): number {
    return this.#names.frame(symbol, dso, inlined);
  }

  /** Returns the node of a command. */
  root(comm: string | null): number {
    return this.callee(0, -1 - this.#names.comm(comm));
  }

  /** Returns the node of a frame that a node calls; `isNew` where it is known not to have called it yet. */
  callee(node: number, frame: number, isNew = false): number {
    return isNew ? this.#nodes.append(node, frame) : this.#nodes.callee(node, frame);
  }

  /** Adds so many rows to the chain that ends with a node, and to what it weighs; returns its number. */
  add(node: number, weight: number, rows = 1): number {
    const known = this.#nodes.chainAt(node);
    if (known >= 0) {
      this.#weights[known] = (this.#weights[known] as number) + weight;
      this.#chains.addAgain(known, rows);
      return known;
    }
    const chain = this.#chains.add(node, rows);
    if (chain === this.#weights.length) this.#weights = doubled(this.#weights);
    this.#nodes.endChain(node, chain);
    this.#weights[chain] = weight;
    return chain;
  }

  /** Adds a chain, the root first. */
  addStack({ comm, frames, weight }: Stack): void {
    let node = this.root(comm);
    for (const { symbol, dso, inlined } of frames) node = this.callee(node, this.frame(symbol, dso, inlined));
    this.add(node, weight);
  }

  /** Returns the node that calls another; 0 for a command. */
  callerOf(node: number): number {
    return this.#nodes.callerOf(node);
  }

  /** Returns the callee of a node that was added last, 0 where there is none; `nextCallee` leads on to the others. */
  firstCallee(node: number): number {
    return this.#nodes.firstCallee(node);
  }

  /** Returns the callee of the same caller that was added before, 0 where none was. */
  nextCallee(node: number): number {
    return this.#nodes.nextCallee(node);
  }

  /** Returns the number of a node's frame; a command has -1 less its number, and so is below 0. */
  labelOf(node: number): number {
    return this.#nodes.labelOf(node);
  }

  /** Returns the number of the chain that ends with a node, -1 where none does. */
  chainAt(node: number): number {
    const chain = this.#nodes.chainAt(node);
    return chain < this.length ? chain : -1;
  }

  /** Returns the node with which a chain ends. */
  endOf(chain: number): number {
    return this.#chains.endOf(chain);
  }

  /** What a chain weighs. */
  weightOf(chain: number): number {
    return this.#weights[chain] as number;
  }

  /** Returns of how many rows a chain is the sum. */
  rowsOf(chain: number): number {
    return this.#chains.rowsOf(chain);
  }

  /** Returns a chain as an object. */
  stackOf(chain: number): Stack {
    const frames: Frame[] = [];
    let node = this.endOf(chain);
    for (let label = this.labelOf(node); label >= 0; label = this.labelOf(node)) {
      frames.push(this.frames[label] as Frame);
      node = this.callerOf(node);
    }
    return {
      comm: this.comms[-1 - this.labelOf(node)] ?? null,
      frames: frames.reverse(),
      weight: this.weightOf(chain),
    };
  }

  *[Symbol.iterator](): Iterator<Stack> {
    for (let chain = 0; chain < this.length; chain++) if (this.weightOf(chain) !== 0) yield this.stackOf(chain);
  }

  /** Returns the same chains with other weights; the two share their nodes, and neither may be added to any more. */
  reweighted(weights: Float64Array): CallTree {
    return new CallTree(this.#names, this.#nodes, this.#chains, weights);
  }

  /** Whether two trees are the same chains, but for what they weigh. */
  sharesNodes(other: CallTree): boolean {
    return this.#nodes === other.#nodes;
  }

  /** Returns the chains of which a test is true, by their numbers; the others weigh nothing. */
  filter(keep: (chain: number) => boolean): CallTree {
    return this.reweighted(
      Float64Array.from({ length: this.length }, (_, chain) => (keep(chain) ? this.weightOf(chain) : 0)),
    );
  }
}

/** Returns chains as a tree; the same chain adds up. */
export function callTree(stacks: Iterable<Stack>): CallTree {
  const tree = CallTree.empty();
  for (const stack of stacks) tree.addStack(stack);
  return tree;
}
