import {
  CALLER,
  CHAIN,
  END,
  FIRST,
  LABEL,
  LAST_LINE,
  LINE,
  NEXT,
  Places,
  RECORD,
  ROWS,
  STRIDE,
  WEIGHT,
} from './call-nodes.ts';
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
  /** Frames by number. */
  readonly frames: readonly Frame[];
  /** Commands by number; null is the command of a chain that names none. */
  readonly comms: readonly (string | null)[];
  readonly #numbers: Map<string, number>;
  readonly #commNumbers: Map<string | null, number>;
  #nodes: Int32Array = new Int32Array(STRIDE << 10);
  #size = 1;
  /** Callees of nodes that have many. */
  readonly #places: Places;
  #chains: Float64Array = new Float64Array(RECORD << 8);
  #length = 0;

  /** An empty tree, or one with the nodes of another. */
  constructor(other: CallTree | null = null) {
    this.frames = other === null ? [] : other.frames;
    this.comms = other === null ? [] : other.comms;
    this.#numbers = other === null ? new Map() : other.#numbers;
    this.#commNumbers = other === null ? new Map() : other.#commNumbers;
    this.#places = other === null ? new Places() : other.#places;
    if (other === null) return;
    this.#nodes = other.#nodes;
    this.#size = other.#size;
  }

  /** Chains, those that weigh nothing included. */
  get length(): number {
    return this.#length;
  }

  /** Nodes, the root included. */
  get size(): number {
    return this.#size;
  }

  /** What all chains weigh together. */
  get weight(): number {
    let sum = 0;
    for (let chain = 0; chain < this.#length; chain++) sum += this.weightOf(chain);
    return sum;
  }

  /** Returns the number of a frame, the same for what is alike in name, object and being inlined. */
  frame(symbol: string, dso: string | null, inlined: boolean): number {
    const key = `${symbol}\0${dso === null ? '' : `=${dso}`}\0${inlined ? 'i' : ''}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.frames.length;
    this.#numbers.set(key, number);
    (this.frames as Frame[]).push({ symbol, dso, inlined });
    return number;
  }

  /** Returns the node of a command. */
  root(comm: string | null): number {
    let number = this.#commNumbers.get(comm);
    if (number === undefined) {
      number = this.comms.length;
      this.#commNumbers.set(comm, number);
      (this.comms as (string | null)[]).push(comm);
    }
    return this.callee(0, -1 - number);
  }

  /** Returns the node of a frame that a node calls. */
  callee(node: number, frame: number): number {
    const nodes = this.#nodes;
    const head = nodes[node * STRIDE + FIRST] as number;
    if (head < 0) {
      const found = this.#places.find(node, frame, nodes);
      return found > 0 ? found : this.#addNode(node, frame);
    }
    let seen = 0;
    for (let child = head; child !== 0; child = nodes[child * STRIDE + NEXT] as number, seen++)
      if (nodes[child * STRIDE + LABEL] === frame) return child;
    if (seen >= MANY) this.#placeCallees(node);
    return this.#addNode(node, frame);
  }

  /** Adds to what the chain weighs that ends with a node, and returns its number; `line` is where it stands, as `rows` rows. */
  add(node: number, weight: number, line = 0, rows = 1): number {
    const known = (this.#nodes[node * STRIDE + CHAIN] as number) - 1;
    if (known >= 0) {
      const at = known * RECORD;
      const chains = this.#chains;
      chains[at + WEIGHT] = (chains[at + WEIGHT] as number) + weight;
      chains[at + ROWS] = (chains[at + ROWS] as number) + rows;
      chains[at + LAST_LINE] = line;
      return known;
    }
    const chain = this.#length++;
    if (this.#length * RECORD > this.#chains.length) this.#chains = doubled(this.#chains);
    this.#nodes[node * STRIDE + CHAIN] = chain + 1;
    this.#chains.set([node, weight, line, line, rows], chain * RECORD);
    return chain;
  }

  /** Adds a chain, the root first. */
  addStack({ comm, frames, weight }: Stack, line = 0): void {
    let node = this.root(comm);
    for (const { symbol, dso, inlined } of frames) node = this.callee(node, this.frame(symbol, dso, inlined));
    this.add(node, weight, line);
  }

  /** Returns the node that calls another; 0 for a command. */
  callerOf(node: number): number {
    return this.#nodes[node * STRIDE + CALLER] as number;
  }

  /** Returns the callee of a node that was added last, 0 where there is none; `nextCallee` leads on to the others. */
  firstCallee(node: number): number {
    return Math.abs(this.#nodes[node * STRIDE + FIRST] as number);
  }

  /** Returns the callee of the same caller that was added before, 0 where none was. */
  nextCallee(node: number): number {
    return this.#nodes[node * STRIDE + NEXT] as number;
  }

  /** Returns the number of a node's frame; a command has -1 less its number, and so is below 0. */
  labelOf(node: number): number {
    return this.#nodes[node * STRIDE + LABEL] as number;
  }

  /** Returns the node with which a chain ends. */
  endOf(chain: number): number {
    return this.#chains[chain * RECORD + END] as number;
  }

  /** What a chain weighs. */
  weightOf(chain: number): number {
    return this.#chains[chain * RECORD + WEIGHT] as number;
  }

  /** Returns the line on which a chain first stands. */
  lineOf(chain: number): number {
    return this.#chains[chain * RECORD + LINE] as number;
  }

  /** Returns how often a chain was added, and on which line last. */
  sumsOf(chain: number): { readonly rows: number; readonly lastLine: number } {
    const at = chain * RECORD;
    return { rows: this.#chains[at + ROWS] as number, lastLine: this.#chains[at + LAST_LINE] as number };
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
    for (let chain = 0; chain < this.#length; chain++) if (this.weightOf(chain) !== 0) yield this.stackOf(chain);
  }

  /** Returns the number of its command for each node; the root has none. */
  commandsOfNodes(): Int32Array {
    const commands = new Int32Array(this.#size);
    for (let node = 1; node < this.#size; node++) {
      const label = this.labelOf(node);
      commands[node] = label < 0 ? -1 - label : (commands[this.callerOf(node)] as number);
    }
    return commands;
  }

  /** Returns the same chains with other weights; the two share their nodes, and neither may be added to any more. */
  reweighted(weights: Float64Array): CallTree {
    const tree = new CallTree(this);
    tree.#length = this.#length;
    tree.#chains = this.#chains.slice(0, this.#length * RECORD);
    for (let chain = 0; chain < this.#length; chain++) tree.#chains[chain * RECORD + WEIGHT] = weights[chain] as number;
    return tree;
  }

  /** Returns the chains of which a test is true, by their numbers; the others weigh nothing. */
  filter(keep: (chain: number) => boolean): CallTree {
    return this.reweighted(
      Float64Array.from({ length: this.#length }, (_, chain) => (keep(chain) ? this.weightOf(chain) : 0)),
    );
  }

  #addNode(caller: number, label: number): number {
    if ((this.#size + 1) * STRIDE > this.#nodes.length) this.#nodes = doubled(this.#nodes);
    const nodes = this.#nodes;
    const node = this.#size++;
    const head = nodes[caller * STRIDE + FIRST] as number;
    nodes[node * STRIDE + CALLER] = caller;
    nodes[node * STRIDE + LABEL] = label;
    nodes[node * STRIDE + NEXT] = Math.abs(head);
    nodes[caller * STRIDE + FIRST] = head < 0 ? -node : node;
    if (head < 0) this.#places.add(node, nodes);
    return node;
  }

  #placeCallees(node: number): void {
    const nodes = this.#nodes;
    const head = nodes[node * STRIDE + FIRST] as number;
    for (let child = head; child !== 0; child = nodes[child * STRIDE + NEXT] as number) this.#places.add(child, nodes);
    nodes[node * STRIDE + FIRST] = -head;
  }
}

/** A node with more callees is searched by hash. */
const MANY = 4;

/** Returns chains as a tree; the same chain adds up. */
export function callTree(stacks: Iterable<Stack>): CallTree {
  const tree = new CallTree();
  for (const stack of stacks) tree.addStack(stack);
  return tree;
}
