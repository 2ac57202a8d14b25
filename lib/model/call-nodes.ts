import { CALLER, CHAIN, FIRST, LABEL, NEXT, STRIDE } from './call-layout.ts';
import { Places } from './call-places.ts';
import { doubled } from './doubled.ts';
import type { Frame } from './stack.ts';

/** A node with more callees is searched by hash, unless they come in order. */
const MANY = 4;

/** The nodes of a tree of calls. Node 0 is the root; a node stands behind its caller. */
export class CallNodes {
  readonly #frames: readonly Frame[];
  #nodes: Int32Array;
  #size: number;
  /** Callees of nodes that have many. */
  readonly #places = new Places();
  /** Nodes before this one may have callees that were added without a search, and so in whatever order. */
  #appendedEnd = 0;

  /** So many nodes in an array; `frames` are those that labels name, and may grow. None may be added to nodes of another tree. */
  constructor(frames: readonly Frame[], nodes: Int32Array, size: number) {
    this.#frames = frames;
    this.#nodes = nodes;
    this.#size = size;
  }

  /** Returns the root alone, with room for so many nodes. */
  static empty(frames: readonly Frame[], room: number): CallNodes {
    return new CallNodes(frames, new Int32Array(STRIDE * room), 1);
  }

  /** Nodes, the root included. */
  get size(): number {
    return this.#size;
  }

  /** The nodes without the room for more. */
  get array(): Int32Array {
    return this.#nodes.subarray(0, this.#size * STRIDE);
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
    let child = head;
    for (; child !== 0 && seen < MANY; child = nodes[child * STRIDE + NEXT] as number, seen++)
      if (nodes[child * STRIDE + LABEL] === frame) return child;
    if (seen < MANY) return this.#addNode(node, frame);
    // Beyond so many they are in the order of their names or found by hash: what is printed sorted costs no search.
    const isSorted = node >= this.#appendedEnd && this.#isBehind(frame, head) && (child !== 0 || this.#areSorted(head));
    if (isSorted) return this.#addNode(node, frame);
    this.#placeCallees(node);
    return this.callee(node, frame);
  }

  /** Returns a new node of a frame that a node is known not to call yet. */
  append(node: number, frame: number): number {
    const added = this.#addNode(node, frame);
    this.#appendedEnd = added;
    return added;
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

  /** Returns the number of the chain that ends with a node, -1 where none does. */
  chainAt(node: number): number {
    return (this.#nodes[node * STRIDE + CHAIN] as number) - 1;
  }

  /** Notes that a chain ends with a node. */
  endChain(node: number, chain: number): void {
    this.#nodes[node * STRIDE + CHAIN] = chain + 1;
  }

  /** Whether the name of a frame stands behind that of a node. */
  #isBehind(frame: number, node: number): boolean {
    const label = this.#nodes[node * STRIDE + LABEL] as number;
    return label >= 0 && frame >= 0 && (this.#frames[label] as Frame).symbol < (this.#frames[frame] as Frame).symbol;
  }

  #areSorted(head: number): boolean {
    for (let child = head; ; ) {
      const before = this.#nodes[child * STRIDE + NEXT] as number;
      if (before === 0) return true;
      if (!this.#isBehind(this.#nodes[child * STRIDE + LABEL] as number, before)) return false;
      child = before;
    }
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

  /** Lets the callees of a node be found by hash. */
  #placeCallees(node: number): void {
    const nodes = this.#nodes;
    const head = nodes[node * STRIDE + FIRST] as number;
    for (let child = head; child !== 0; child = nodes[child * STRIDE + NEXT] as number) this.#places.add(child, nodes);
    nodes[node * STRIDE + FIRST] = -head;
  }
}
