import type { Head } from '../formats/perf-script/sample-line.ts';
import { type Counted, type Tally, ticksOf } from '../formats/perf-script/tally.ts';
import { addTree } from '../model/add-tree.ts';
import type { TreeParts } from '../model/call-layout.ts';
import { CallTree } from '../model/call-tree.ts';
import { type CellParts, CellTable } from '../model/cell-table.ts';
import { doubled } from '../model/doubled.ts';
import { type EntryColumns, EntryTable } from '../model/entry-table.ts';
import { EventFrames, type FrameTexts, type Listed } from './event-frames.ts';
import { KnownChains } from './known-chains.ts';
import { KnownRests } from './known-rests.ts';
import { type KnownSample, NEW_REST } from './known-samples.ts';
import { RestFrames } from './rest-frames.ts';

/** A sample without its frames. */
export interface Sample {
  /** The same for heads that say the same. */
  head: number;
  /** -1 where the sample has none. */
  period: number;
  line: number;
  /** The number of what is listed for it. */
  leaf: number;
}

/** The samples of an event in a part of an input. */
export interface EventPart extends Omit<Tally, 'tree' | 'cells'> {
  readonly listed: readonly Listed[];
  readonly cells: CellParts;
  readonly tree: TreeParts;
}

/** What a name alone does not say. */
const NOBODY = { comm: null, pid: null, cpu: null } as const;

/** What the events of an input have in common: the texts of frames, and heads by number. */
export interface Shared extends FrameTexts {
  readonly heads: readonly Head[];
}

/** The samples of one event. */
export class EventSamples {
  readonly event: string | null;
  /** Among the events of the input. */
  readonly number: number;
  readonly line: number;
  /** The last line of its samples. */
  endLine: number;
  readonly tree: CallTree = CallTree.empty();
  readonly rests: KnownRests = new KnownRests(this.tree);
  readonly frames: EventFrames;
  readonly #shared: Shared;
  /** How many samples, and their periods together. Not fields: V8 lays an object out anew where one outgrows 31 bits. */
  readonly #sums = new Float64Array(2);
  readonly #cells = new CellTable();
  readonly #chains: KnownChains;
  /** What stands below leaves of samples that were seen before. */
  readonly #met: RestFrames = new RestFrames(this.tree);
  #metCount = 0;
  /** For each head the node of its command and one; 0 where it was none yet. */
  #roots: Int32Array = new Int32Array(1 << 5);

  constructor(event: string | null, number: number, line: number, shared: Shared) {
    this.event = event;
    this.number = number;
    this.line = line;
    this.endLine = line;
    this.#shared = shared;
    this.frames = new EventFrames(this.tree, shared);
    this.#chains = new KnownChains(this.tree);
  }

  /** What the samples add up to. */
  get tally(): Counted {
    const { event, line, endLine, tree } = this;
    const [counted = 0, total = 0] = this.#sums;
    const entries = new EntryTable(() => this.#columns(total));
    return { event, line, endLine, samples: counted, total, entries, tree };
  }

  #columns(total: number): EntryColumns {
    const { heads, leaves, lines, samples, periods } = this.#cells.sorted;
    return {
      names: this.frames.listed.map((listed) => ({ ...NOBODY, ...listed })),
      ids: leaves,
      heads: { ids: heads, list: this.#shared.heads },
      ticks: periods.map((period) => ticksOf(period, total)),
      slack: 0,
      samples,
      period: periods,
      line: lines,
      sums: null,
    };
  }

  /** Adds a sample with its frames, the leaf first; `rest` is what stands below them, -1 where they are all. */
  add(sample: Sample, frames: Int32Array, depth: number, rest: number): void {
    const root = this.#root(sample.head);
    this.#add(
      sample,
      rest < 0 ? this.#chains.endOf(root, frames.subarray(0, depth)) : this.#endOf(root, frames, depth, rest),
    );
  }

  /**
   * Adds a sample of which every part was seen before; returns the number that what stands below its leaf is known by from
   * then on, if it is to be kept.
   */
  addKnown(sample: KnownSample): number {
    const root = this.#root(sample.head);
    const kept = sample.rest === NEW_REST ? this.#keep(sample.frames) : sample.rest;
    this.#add(sample, this.tree.callee(this.#nodeBelow(kept, sample.frames, root), sample.frame));
    this.endLine = sample.endLine;
    return kept;
  }

  #keep(frames: Int32Array): number {
    this.#met.learn(this.#metCount, frames);
    return this.#metCount++;
  }

  #nodeBelow(rest: number, frames: Int32Array, root: number): number {
    if (rest >= 0) return this.#met.nodeOf(rest, root);
    return frames.length === 0 ? root : this.#chains.endOf(root, frames);
  }

  #add({ head, period: counted, line, leaf }: Sample, node: number): void {
    const period = counted < 0 ? 1 : counted;
    this.#count(1, period);
    this.#cells.add(head, leaf, line, 1, period);
    this.tree.add(node, period);
  }

  #count(samples: number, periods: number): void {
    const sums = this.#sums;
    sums[0] = (sums[0] as number) + samples;
    sums[1] = (sums[1] as number) + periods;
  }

  #endOf(root: number, frames: Int32Array, depth: number, rest: number): number {
    let node = this.rests.nodeOf(rest, root);
    for (let at = depth - 1; at >= 0; at--) node = this.tree.callee(node, frames[at] as number);
    return node;
  }

  /** Returns the samples as plain values. */
  part(): EventPart {
    const { event, line, endLine, tree } = this;
    const [samples = 0, total = 0] = this.#sums;
    return {
      event,
      line,
      endLine,
      samples,
      total,
      listed: this.frames.listed,
      cells: this.#cells.parts,
      tree: tree.parts,
    };
  }

  /** Adds samples that stand `lines` lines further down; `heads` has the number here of each of their heads. */
  addPart(part: EventPart, lines: number, heads: readonly number[]): void {
    this.#count(part.samples, part.total);
    this.endLine = part.endLine + lines;
    const leaves = part.listed.map((listed) => this.frames.list(listed));
    this.#cells.addAll(part.cells, heads, leaves, lines);
    addTree(CallTree.from(part.tree), this.tree);
  }

  #root(head: number): number {
    while (head >= this.#roots.length) this.#roots = doubled(this.#roots);
    if (this.#roots[head] === 0) this.#roots[head] = this.tree.root((this.#shared.heads[head] as Head).comm) + 1;
    return (this.#roots[head] as number) - 1;
  }
}
