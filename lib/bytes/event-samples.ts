import { levelOf, listedSymbol, readFrameLine, UNKNOWN } from '../formats/perf-script/frame-line.ts';
import type { Head } from '../formats/perf-script/sample-line.ts';
import { type Cell, newTally, type Tally } from '../formats/perf-script/tally.ts';
import { doubled } from '../model/doubled.ts';
import { KnownChains } from './known-chains.ts';
import { decodePlain } from './plain-text.ts';
import type { TextTable } from './text-table.ts';

/** What perf report lists for a leaf. */
type Listed = Pick<Cell, 'symbol' | 'dso' | 'level'>;

/** A sample without its frames. */
export interface Sample {
  head: Head;
  /** The same for heads that say the same. */
  headNumber: number;
  /** -1 where the sample has none. */
  period: number;
  line: number;
  /** The number of what is listed for it. */
  leaf: number;
}

/** What a text may be instead of a frame. */
export const NO_FRAME = -1;
/** A text that reading by lines would change. */
export const NOT_PLAIN = -2;

/** The samples of one event, whose frames are texts of a table that all events share: a line each, as printed. */
export class EventSamples {
  readonly tally: Tally;
  readonly #texts: TextTable;
  /** For each text the number of its frame and three; 0 where it is new, else NO_FRAME or NOT_PLAIN and three. */
  #frames: Int32Array = new Int32Array(1 << 10);
  /** For each text the number of what is listed where it is the leaf. */
  #leaves: Int32Array = new Int32Array(1 << 10);
  readonly #listed: Listed[] = [];
  readonly #listedNumbers = new Map<string, number>();
  /** By head, then by what is listed. */
  readonly #cells: (Map<number, Cell> | undefined)[] = [];
  readonly #chains: KnownChains;
  readonly #roots = new Map<string | null, number>();

  constructor(event: string | null, line: number, texts: TextTable) {
    this.tally = newTally(event, line);
    this.#texts = texts;
    this.#chains = new KnownChains(this.tally.tree);
  }

  /** Returns the number of the frame that a text is, NO_FRAME or NOT_PLAIN. */
  frame(text: number): number {
    const known = (this.#frames[text] ?? 0) - 3;
    return known > -3 ? known : this.#know(text);
  }

  /** Returns the number of what is listed for a leaf, a text that is a frame. */
  leaf(text: number): number {
    return this.#leaves[text] as number;
  }

  /** Returns the number of what is listed for a sample without a frame. */
  noLeaf(): number {
    return this.#list({ symbol: UNKNOWN, dso: null, level: null });
  }

  isInlined(frame: number): boolean {
    return this.tally.tree.frames[frame]?.inlined === true;
  }

  /** Adds a sample with its frames, the leaf first. */
  add({ head, headNumber, period: counted, line, leaf }: Sample, frames: Int32Array): void {
    const { tally } = this;
    const period = counted < 0 ? 1 : counted;
    tally.samples++;
    tally.total += period;
    let cells = this.#cells[headNumber];
    if (cells === undefined) {
      cells = new Map();
      this.#cells[headNumber] = cells;
    }
    const cell = cells.get(leaf);
    if (cell === undefined) {
      const { symbol, dso, level } = this.#listed[leaf] as Listed;
      const made: Cell = { line, sample: head, symbol, dso, level, samples: 1, period };
      cells.set(leaf, made);
      tally.cells.set(`${headNumber} ${leaf}`, made);
    } else {
      cell.samples++;
      cell.period += period;
    }
    tally.tree.add(this.#chains.endOf(this.#root(head.comm), frames), period, line);
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
    const decoded = decodePlain(this.#texts.bytesOf(text), '', '');
    if (decoded === null) return NOT_PLAIN;
    const frame = readFrameLine(decoded.trimStart());
    if (frame === null) return NO_FRAME;
    this.#leaves[text] = this.#list({ symbol: listedSymbol(frame), dso: frame.dso, level: levelOf(frame) });
    return this.tally.tree.frame(frame.symbol, frame.dso, frame.inlined);
  }

  #list(listed: Listed): number {
    const key = `${listed.level}\0${listed.dso}\0${listed.symbol}`;
    const known = this.#listedNumbers.get(key);
    if (known !== undefined) return known;
    this.#listedNumbers.set(key, this.#listed.length);
    return this.#listed.push(listed) - 1;
  }

  #root(comm: string | null): number {
    let root = this.#roots.get(comm);
    if (root === undefined) {
      root = this.tally.tree.root(comm);
      this.#roots.set(comm, root);
    }
    return root;
  }
}
