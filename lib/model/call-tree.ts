import type { Frame, Stack } from './stack.ts';

/**
 * Call chains, each once with what it weighs, as a tree in arrays: chains that begin alike share their callers, so that a
 * million of them take tens of bytes each. Node 0 is the root of all; a node stands behind its caller.
 *
 * Going through it gives the chains one by one in order of first appearance, as objects made when they are asked for.
 */
export class CallTree implements Iterable<Stack> {
  /** Frames by number. */
  readonly frames: readonly Frame[] = [];
  /** Commands by number; null is the command of a chain that names none. */
  readonly comms: readonly (string | null)[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #commNumbers = new Map<string | null, number>();
  #nodes: Nodes = newNodes(1 << 10);
  #size = 1;
  /** Open addressing: a node by its caller and label, 0 where nothing is. */
  #places: Int32Array = new Int32Array(1 << 12);
  #chains: Chains = newChains(1 << 8);
  #length = 0;

  /** Chains. */
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
    for (let chain = 0; chain < this.#length; chain++) sum += this.#chains.weight[chain] as number;
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
    const mask = this.#places.length - 1;
    let place = placeOf(node, frame) & mask;
    for (;;) {
      const found = this.#places[place] as number;
      if (found === 0) break;
      if (this.#nodes.caller[found] === node && this.#nodes.label[found] === frame) return found;
      place = (place + 1) & mask;
    }
    return this.#addNode(node, frame, place);
  }

  /** Adds to what the chain weighs that ends with a node; `line` is where it stands. */
  add(node: number, weight: number, line = 0): void {
    const known = this.#nodes.chain[node] as number;
    if (known >= 0) {
      this.#chains.weight[known] = (this.#chains.weight[known] as number) + weight;
      this.#chains.lines[known] = (this.#chains.lines[known] as number) + 1;
      this.#chains.lastLine[known] = line;
      return;
    }
    if (this.#length === this.#chains.end.length) this.#chains = grownChains(this.#chains);
    const chain = this.#length++;
    this.#nodes.chain[node] = chain;
    this.#chains.end[chain] = node;
    this.#chains.weight[chain] = weight;
    this.#chains.line[chain] = line;
    this.#chains.lastLine[chain] = line;
    this.#chains.lines[chain] = 1;
  }

  /** Adds a chain, the root first. */
  addStack({ comm, frames, weight }: Stack, line = 0): void {
    let node = this.root(comm);
    for (const { symbol, dso, inlined } of frames) node = this.callee(node, this.frame(symbol, dso, inlined));
    this.add(node, weight, line);
  }

  /** Returns the node that calls another; 0 for a command. */
  callerOf(node: number): number {
    return this.#nodes.caller[node] as number;
  }

  /** Returns the number of a node's frame; a command has -1 less its number, and so is below 0. */
  labelOf(node: number): number {
    return this.#nodes.label[node] as number;
  }

  /** Returns the node with which a chain ends. */
  endOf(chain: number): number {
    return this.#chains.end[chain] as number;
  }

  weightOf(chain: number): number {
    return this.#chains.weight[chain] as number;
  }

  /** Returns the line on which a chain first stands. */
  lineOf(chain: number): number {
    return this.#chains.line[chain] as number;
  }

  /** Returns how often a chain was added, and on which line last. */
  sumsOf(chain: number): { readonly rows: number; readonly lastLine: number } {
    return { rows: this.#chains.lines[chain] as number, lastLine: this.#chains.lastLine[chain] as number };
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
    for (let chain = 0; chain < this.#length; chain++) yield this.stackOf(chain);
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

  /** Returns the chains of which a test is true, by their numbers, in the same order; itself where that is all. */
  filter(keep: (chain: number) => boolean): CallTree {
    const kept: number[] = [];
    for (let chain = 0; chain < this.#length; chain++) if (keep(chain)) kept.push(chain);
    if (kept.length === this.#length) return this;
    const tree = new CallTree();
    for (const chain of kept) tree.addStack(this.stackOf(chain), this.lineOf(chain));
    return tree;
  }

  #addNode(caller: number, label: number, place: number): number {
    if (this.#size === this.#nodes.caller.length) this.#nodes = grownNodes(this.#nodes);
    const node = this.#size++;
    this.#nodes.caller[node] = caller;
    this.#nodes.label[node] = label;
    this.#nodes.chain[node] = -1;
    this.#places[place] = node;
    // Half full at most, so that a search ends soon.
    if (this.#size * 2 > this.#places.length) this.#places = placesOf(this.#nodes, this.#size);
    return node;
  }
}

interface Nodes {
  readonly caller: Int32Array;
  readonly label: Int32Array;
  /** The chain that ends here, -1 where none does. */
  readonly chain: Int32Array;
}

interface Chains {
  readonly end: Int32Array;
  readonly line: Int32Array;
  readonly lastLine: Int32Array;
  readonly lines: Int32Array;
  readonly weight: Float64Array;
}

function newNodes(size: number): Nodes {
  return { caller: new Int32Array(size), label: new Int32Array(size), chain: new Int32Array(size).fill(-1) };
}

function grownNodes(nodes: Nodes): Nodes {
  const more = newNodes(nodes.caller.length * 2);
  more.caller.set(nodes.caller);
  more.label.set(nodes.label);
  more.chain.set(nodes.chain);
  return more;
}

function newChains(size: number): Chains {
  return {
    end: new Int32Array(size),
    line: new Int32Array(size),
    lastLine: new Int32Array(size),
    lines: new Int32Array(size),
    weight: new Float64Array(size),
  };
}

function grownChains(chains: Chains): Chains {
  const more = newChains(chains.end.length * 2);
  more.end.set(chains.end);
  more.line.set(chains.line);
  more.lastLine.set(chains.lastLine);
  more.lines.set(chains.lines);
  more.weight.set(chains.weight);
  return more;
}

/** Spreads caller and label over 32 bits (the finalizer of MurmurHash3). */
function placeOf(caller: number, label: number): number {
  let hash = Math.imul(caller, 0x9e3779b1) ^ Math.imul(label, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function placesOf({ caller, label }: Nodes, size: number): Int32Array {
  const places = new Int32Array(2 ** Math.ceil(Math.log2(size * 4)));
  const mask = places.length - 1;
  for (let node = 1; node < size; node++) {
    let place = placeOf(caller[node] as number, label[node] as number) & mask;
    while (places[place] !== 0) place = (place + 1) & mask;
    places[place] = node;
  }
  return places;
}

/** Returns chains as a tree; the same chain adds up. */
export function callTree(stacks: Iterable<Stack>): CallTree {
  const tree = new CallTree();
  for (const stack of stacks) tree.addStack(stack);
  return tree;
}
