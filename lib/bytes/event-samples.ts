import { type FrameLine, levelOf, listedSymbol, readFrameLine, UNKNOWN } from '../formats/perf-script/frame-line.ts';
import type { Head } from '../formats/perf-script/sample-line.ts';
import { type Cell, type Counted, type Tally, ticksOf } from '../formats/perf-script/tally.ts';
import type { TreeParts } from '../model/call-layout.ts';
import { CallTree } from '../model/call-tree.ts';
import { doubled } from '../model/doubled.ts';
import { EntryTable } from '../model/entry-table.ts';
import { addTree } from '../model/map-tree.ts';
import type { Frame } from '../model/stack.ts';
import { isSpace } from './ascii.ts';
import { type CellParts, CellTable } from './cell-table.ts';
import type { FramePairs } from './frame-pairs.ts';
import { KnownChains } from './known-chains.ts';
import { decodePlain } from './plain-text.ts';
import type { TextTable } from './text-table.ts';

/** What perf report lists for a leaf. */
type Listed = Pick<Cell, 'symbol' | 'dso' | 'level'>;

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

/** What a text may be instead of a frame. */
export const NO_FRAME = -1;
/** A text that reading by lines would change. */
export const NOT_PLAIN = -2;

/** What a name alone does not say. */
const NOBODY = { comm: null, pid: null, cpu: null } as const;

/** Any address of the user's and any of the kernel's: what stands behind them tells all else. */
const USER = '1';
const KERNEL = 'ffffffff80000000';

/**
 * What the events of an input have in common: texts that are frames, and heads by number. A text is what stands behind the
 * address, or all of a line with a blank before it where what is listed tells the address.
 */
export interface Shared {
  readonly texts: TextTable;
  readonly frames: FramePairs;
  readonly heads: readonly Head[];
}

/** The samples of one event. */
export class EventSamples {
  readonly event: string | null;
  readonly line: number;
  /** The last line of its samples. */
  endLine: number;
  readonly tree: CallTree = CallTree.empty();
  readonly #shared: Shared;
  #samples = 0;
  #total = 0;
  /** For each text the number of its frame and three; 0 where it is new, else NO_FRAME or NOT_PLAIN and three. */
  #frames: Int32Array = new Int32Array(1 << 10);
  /** For each text, with an address of the user's and with one of the kernel's, the number of what is listed for it and one. */
  #leaves: Int32Array = new Int32Array(1 << 11);
  /** For each frame that has a symbol, as in `#leaves`, the number of what is listed. */
  readonly #listedFrames: (number | undefined)[] = [];
  readonly #framesOfPairs = new Map<number, number>();
  readonly #listed: Listed[] = [];
  readonly #listedNumbers = new Map<string, number>();
  readonly #cells = new CellTable();
  readonly #chains: KnownChains;
  /** For each head the node of its command and one; 0 where it was none yet. */
  #roots: Int32Array = new Int32Array(1 << 8);

  constructor(event: string | null, line: number, shared: Shared) {
    this.event = event;
    this.line = line;
    this.endLine = line;
    this.#shared = shared;
    this.#chains = new KnownChains(this.tree);
  }

  /** What the samples add up to. */
  get tally(): Counted {
    const { event, line, endLine, tree } = this;
    const { heads, leaves, lines, samples, periods } = this.#cells.sorted;
    const entries = new EntryTable({
      names: this.#listed.map((listed) => ({ ...NOBODY, ...listed })),
      ids: leaves,
      heads: { ids: heads, list: this.#shared.heads },
      ticks: periods.map((period) => ticksOf(period, this.#total)),
      slack: 0,
      samples,
      period: periods,
      line: lines,
    });
    return { event, line, endLine, samples: this.#samples, total: this.#total, entries, tree };
  }

  /** Returns the number of the frame that a text is, NO_FRAME or NOT_PLAIN. */
  frame(text: number): number {
    const known = (this.#frames[text] ?? 0) - 3;
    return known > -3 ? known : this.#know(text);
  }

  /** Returns the number of what is listed for a leaf, a text that is a frame; `isKernel` where its address is the kernel's. */
  leaf(text: number, isKernel: boolean): number {
    const place = text * 2 + (isKernel ? 1 : 0);
    if (this.#leaves[place] === 0) this.#leaves[place] = this.#listLeaf(text, isKernel) + 1;
    return (this.#leaves[place] as number) - 1;
  }

  /** Returns the number of what is listed for a sample without a frame. */
  noLeaf(): number {
    return this.#list({ symbol: UNKNOWN, dso: null, level: null });
  }

  isInlined(frame: number): boolean {
    return this.tree.frames[frame]?.inlined === true;
  }

  /** Adds a sample with its frames, the leaf first. */
  add({ head, period: counted, line, leaf }: Sample, frames: Int32Array): void {
    const period = counted < 0 ? 1 : counted;
    this.#samples++;
    this.#total += period;
    this.#cells.add(head, leaf, line, 1, period);
    this.tree.add(this.#chains.endOf(this.#root(head), frames), period, line);
  }

  /** Returns the samples as plain values. */
  part(): EventPart {
    const { event, line, endLine, tree } = this;
    const counted = { event, line, endLine, samples: this.#samples, total: this.#total };
    return { ...counted, listed: this.#listed, cells: this.#cells.parts, tree: tree.parts };
  }

  /** Adds samples that stand `lines` lines further down; `heads` has the number here of each of their heads. */
  addPart(part: EventPart, lines: number, heads: readonly number[]): void {
    this.#samples += part.samples;
    this.#total += part.total;
    this.endLine = part.endLine + lines;
    const leaves = part.listed.map((listed) => this.#list(listed));
    this.#cells.addAll(part.cells, heads, leaves, lines);
    addTree(CallTree.from(part.tree), this.tree, lines);
  }

  #know(text: number): number {
    while (text >= this.#frames.length) {
      this.#frames = doubled(this.#frames);
      this.#leaves = doubled(this.#leaves);
    }
    const number = this.#read(text);
    this.#frames[text] = number + 3;
    return number;
  }

  #read(text: number): number {
    const pair = this.#shared.frames.pairOf(this.#shared.texts, text);
    const known = pair < 0 ? undefined : this.#framesOfPairs.get(pair);
    if (known !== undefined) return known;
    const line = this.#lineOf(text, USER);
    if (line === null) return NOT_PLAIN;
    const frame = readFrameLine(line);
    const number = frame === null ? NO_FRAME : this.tree.frame(frame.symbol, frame.dso, frame.inlined);
    if (pair >= 0) this.#framesOfPairs.set(pair, number);
    return number;
  }

  #listLeaf(text: number, isKernel: boolean): number {
    const number = (this.#frames[text] as number) - 3;
    // A text that has its address is listed by it.
    const line = this.#isWhole(text) ? readFrameLine(this.#lineOf(text, USER) ?? '') : null;
    if (line !== null) return this.#listFrame(line);
    const place = number * 2 + (isKernel ? 1 : 0);
    const known = this.#listedFrames[place];
    if (known !== undefined) return known;
    const frame = this.tree.frames[number] as Frame;
    const listed = this.#listFrame({ ...frame, address: isKernel ? KERNEL : USER });
    this.#listedFrames[place] = listed;
    return listed;
  }

  #listFrame(frame: FrameLine): number {
    return this.#list({ symbol: listedSymbol(frame), dso: frame.dso, level: levelOf(frame) });
  }

  #isWhole(text: number): boolean {
    return isSpace(this.#shared.texts.bytesOf(text)[0] as number);
  }

  /** Returns the line of a frame, with an address where its text has none; null where it is not plain. */
  #lineOf(text: number, address: string): string | null {
    const bytes = this.#shared.texts.bytesOf(text);
    if (this.#isWhole(text)) return decodePlain(bytes, '', '')?.trimStart() ?? null;
    const behind = decodePlain(bytes, `\t${address} `, '');
    return behind === null ? null : `${address} ${behind}`;
  }

  #list(listed: Listed): number {
    const key = `${listed.level}\0${listed.dso}\0${listed.symbol}`;
    const known = this.#listedNumbers.get(key);
    if (known !== undefined) return known;
    this.#listedNumbers.set(key, this.#listed.length);
    return this.#listed.push(listed) - 1;
  }

  #root(head: number): number {
    while (head >= this.#roots.length) this.#roots = doubled(this.#roots);
    if (this.#roots[head] === 0) this.#roots[head] = this.tree.root((this.#shared.heads[head] as Head).comm) + 1;
    return (this.#roots[head] as number) - 1;
  }
}
