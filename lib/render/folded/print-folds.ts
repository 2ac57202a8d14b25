import type { CallTree } from '../../model/call-tree.ts';
import { doubled } from '../../model/doubled.ts';
import type { Stacks } from '../../model/stacks.ts';
import { foldedNames } from './fold.ts';
import { LineBytes } from './line-bytes.ts';
import { RankedNames } from './ranked-names.ts';

/** Returns rows as lines of folded stacks, sorted, each with its counts. */
export function printCounts(folds: ReadonlyMap<string, readonly number[]>): string {
  const lines = [...folds].map(([stack, counts]) => `${stack} ${counts.join(' ')}\n`);
  return lines.sort().join('');
}

/**
 * Returns call chains as lines of folded stacks, sorted by their stacks, with a count for each of the columns; `root`
 * stands before each. Chains that have one folded name are one line. The bytes come a piece at a time, made when they are
 * asked for: all of them together can be many times what the chains take.
 */
export function printFolds(columns: readonly Stacks[], root = ''): Iterable<Uint8Array> {
  return { [Symbol.iterator]: () => new FoldWalk(columns).print(root) };
}

/** The stacks of one column under the numbers that names have for all. */
interface Column {
  readonly tree: CallTree;
  /** The name of each frame. */
  readonly frames: Int32Array;
  /** The name of each command, -1 where it has none and is left out. */
  readonly commands: Int32Array;
  readonly isShare: boolean;
}

/** A rank and a place in one number that is sorted by the rank. */
const PLACES = 2 ** 26;
/** A list that is so short is sorted where it stands. */
const SHORT = 12;

/**
 * The way through the trees of all columns at once, frame by frame in the order of the lines: nodes that have one folded
 * name are gone through together. It keeps its own stack, since call chains can be deep.
 */
class FoldWalk {
  readonly #columns: readonly Column[];
  readonly #names: RankedNames;
  /** The nodes below those that are gone through, and their columns. */
  #nodes: Int32Array = new Int32Array(1 << 10);
  #owners: Int32Array = new Int32Array(1 << 10);
  #nodeCount = 0;
  /** What is still to be printed below each of them: a rank and the place of a node. */
  #items: Float64Array = new Float64Array(1 << 10);
  #itemCount = 0;

  constructor(columns: readonly Stacks[]) {
    const numbers = new Map<string, number>();
    const numberOf = (name: string): number => {
      const known = numbers.get(name) ?? numbers.size;
      numbers.set(name, known);
      return known;
    };
    this.#columns = columns.map((stacks) => {
      const { frames, commands } = foldedNames(stacks);
      return {
        tree: stacks.list,
        frames: Int32Array.from(frames, numberOf),
        commands: Int32Array.from(commands, (name) => (name === null ? -1 : numberOf(name))),
        isShare: stacks.unit === 'share',
      };
    });
    this.#names = new RankedNames([...numbers.keys()]);
  }

  *print(root: string): Generator<Uint8Array> {
    const lines = new LineBytes();
    const start = new TextEncoder().encode(root);
    lines.begin(start, 0, start.length);
    const { bytes, begins } = this.#names;
    /** For each level what its lines begin with, and where its nodes and items begin. */
    const levels: number[] = [lines.prefixLength, 0, 0];
    for (const owner of this.#columns.keys()) this.#addCallees(owner, 0);
    let next = 0;
    this.#sort(0);
    while (levels.length > 0) {
      if (next === this.#itemCount) {
        const from = levels.pop() as number;
        this.#nodeCount = levels.pop() as number;
        lines.cut(levels.pop() as number);
        next = this.#itemCount = from;
        // Where the level above went on is the last thing that was put there.
        if (levels.length > 0) next = this.#items[--this.#itemCount] as number;
        continue;
      }
      const rank = Math.floor((this.#items[next] as number) / PLACES);
      const last = this.#endOfRank(next, rank);
      const name = this.#names.nameOf(rank);
      const [from, to] = [begins[name] as number, begins[name + 1] as number];
      if (this.#names.isEnd(rank)) {
        const full = lines.full(to - from, this.#columns.length);
        if (full !== null) yield full;
        lines.name(bytes, from, to);
        for (let owner = 0; owner < this.#columns.length; owner++) lines.count(this.#sum(owner, next, last, rank));
        lines.end();
        next = last;
        continue;
      }
      const nodeCount = this.#nodeCount;
      const prefixLength = lines.prefixLength;
      lines.begin(bytes, from, to);
      lines.begin(SEMICOLON, 0, 1);
      this.#push(last);
      levels.push(prefixLength, nodeCount, this.#itemCount);
      const above = next;
      next = this.#itemCount;
      for (let item = above; item < last; item++) {
        const place = (this.#items[item] as number) - rank * PLACES;
        this.#addCallees(this.#owners[place] as number, this.#nodes[place] as number);
      }
      this.#sort(next);
    }
    yield lines.rest();
  }

  #endOfRank(from: number, rank: number): number {
    const above = (rank + 1) * PLACES;
    let last = from + 1;
    while (last < this.#itemCount && (this.#items[last] as number) < above) last++;
    return last;
  }

  /** What the chains of a column weigh that end with the nodes of some items, all of one rank. */
  #sum(owner: number, from: number, to: number, rank: number): number {
    const { tree, isShare } = this.#columns[owner] as Column;
    let sum = 0;
    for (let item = from; item < to; item++) {
      const place = (this.#items[item] as number) - rank * PLACES;
      if (this.#owners[place] !== owner) continue;
      const weight = tree.weightOf(tree.chainAt(this.#nodes[place] as number));
      // Printed shares have two decimals; a consumer of folded stacks expects whole counts.
      sum += isShare ? Math.round(weight * 100) : weight;
    }
    return sum;
  }

  #addCallees(owner: number, node: number): void {
    const { tree, frames, commands } = this.#columns[owner] as Column;
    for (let callee = tree.firstCallee(node); callee !== 0; callee = tree.nextCallee(callee)) {
      const label = tree.labelOf(callee);
      const name = (label < 0 ? commands[-1 - label] : frames[label]) as number;
      if (name < 0) {
        this.#addCallees(owner, callee);
        continue;
      }
      if (this.#nodeCount === this.#nodes.length) {
        this.#nodes = doubled(this.#nodes);
        this.#owners = doubled(this.#owners);
      }
      const place = this.#nodeCount++;
      this.#nodes[place] = callee;
      this.#owners[place] = owner;
      const chain = tree.chainAt(callee);
      if (chain >= 0 && tree.weightOf(chain) !== 0) this.#push(this.#names.rankAsEnd(name) * PLACES + place);
      if (tree.firstCallee(callee) !== 0) this.#push(this.#names.rankAsCaller(name) * PLACES + place);
    }
  }

  #push(item: number): void {
    if (this.#itemCount === this.#items.length) this.#items = doubled(this.#items);
    this.#items[this.#itemCount++] = item;
  }

  /** Sorts the items from a place on. */
  #sort(from: number): void {
    const items = this.#items;
    const to = this.#itemCount;
    if (to - from > SHORT) {
      items.subarray(from, to).sort();
      return;
    }
    for (let at = from + 1; at < to; at++) {
      const item = items[at] as number;
      let into = at;
      for (; into > from && (items[into - 1] as number) > item; into--) items[into] = items[into - 1] as number;
      items[into] = item;
    }
  }
}

const SEMICOLON = new TextEncoder().encode(';');
