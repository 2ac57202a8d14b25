import type { BytesRead } from '../model/bytes.ts';
import type { Entry } from '../model/entry.ts';
import { EntryTable } from '../model/entry-table.ts';
import { HUNDREDTH } from '../model/share.ts';
import { FEED } from './ascii.ts';
import type { FoundRows } from './found-rows.ts';
import { type FreshRow, FreshRows } from './fresh-rows.ts';
import type { KnownRows, RowMemory } from './known-rows.ts';
import { learnRows } from './learn-rows.ts';
import type { Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { TableColumns } from './table-columns.ts';
import { readExcerpt } from './table-excerpt.ts';
import type { TableHead } from './table-head.ts';

const HASH = 0x23;
/** Half of the last digit of a share of two decimals. */
const SLACK_OF_SHARE = HUNDREDTH / 2;
/** Bytes that may stand below the last row: what perf comments there. */
const MOST_BELOW = 1 << 14;
/** New rows, and their bytes, above which the readable way is asked about all of a table: it looks first whether there is room. */
const MOST_FRESH = 1 << 18;
const MOST_FRESH_BYTES = 1 << 25;

/**
 * A table of perf report, read from its bytes: figures where its ruler says that they stand, and the number of the text
 * behind them. What such a text says is asked of the readable way, once for all inputs: it is given the head, rows of
 * texts that are new, one of those that differ in a plain symbol alone, and what stands below.
 */
export class TableBytes implements Reader {
  readonly #head: TableHead;
  readonly #memory: RowMemory;
  #known: KnownRows | null = null;
  #above: readonly string[] = [];
  #below = '';
  #last = -1;
  readonly #columns: TableColumns;
  /** A row of each text of which nothing is known yet. */
  readonly #fresh = new FreshRows();
  /** Null where rows are not found by compiled code. */
  #found: FoundRows | null = null;
  readonly #size: number;

  /** Begins a table of so many bytes, 0 where nobody knows. */
  constructor(head: TableHead, memory: RowMemory, bytes = 0) {
    this.#head = head;
    this.#memory = memory;
    this.#size = bytes;
    this.#columns = new TableColumns(head.counts.length);
  }

  room(size: number): Buffer | null {
    const found = this.#memory.begin(this.#size);
    const room = found?.room(size) ?? null;
    this.#found = room === null ? null : found;
    return room;
  }

  take(piece: Piece): boolean {
    const { bytes, end } = piece;
    let at = 0;
    const above = [...this.#above];
    for (; at < end && above.length < this.#head.lines; ) {
      const feed = bytes.indexOf(FEED, at);
      above.push(bytes.toString('utf8', at, feed));
      at = feed + 1;
    }
    this.#above = above;
    if (at < end) this.#known ??= this.#knownBelow(above);
    while (at < end && this.#below === '' && bytes[at] !== FEED && bytes[at] !== HASH) {
      const behind = this.#found === null ? at : this.#takeFound(piece, at, this.#found);
      at = behind === at ? this.#takeRow(piece, at) : behind;
      if (at < 0) return false;
    }
    this.#fresh.keep(bytes);
    if (at < end) this.#below += bytes.toString('utf8', at, end);
    return this.#below.length < MOST_BELOW && !/^[^#\n]/m.test(this.#below);
  }

  /** What is known of rows below the titles and the ruler: the ruler is the last line above the rows that has dots. */
  #knownBelow(above: readonly string[]): KnownRows {
    const titles = Math.max(0, above.findLastIndex((text) => text.includes('....')) - 1);
    return this.#memory.below(above.slice(titles).join('\n'), this.#head);
  }

  finish(source: string): BytesRead | null {
    const known = this.#known;
    if (known === null || this.#columns.rows === 0) return null;
    const { rows: count, ids, ticks, counts } = this.#columns;
    const column = (kind: 'samples' | 'period'): Float64Array | null => counts[this.#head.counts.indexOf(kind)] ?? null;
    const [samples, period] = [column('samples'), column('period')];
    const agrees = ({ row }: FreshRow, entry: Entry | undefined): boolean =>
      entry?.overhead.ticks === ticks[row] &&
      entry?.overhead.slack === SLACK_OF_SHARE &&
      entry.samples === (samples?.[row] ?? null) &&
      entry.period === (period?.[row] ?? null);
    const learned = learnRows(this.#fresh, known, this.#head, (rows) => {
      const texts = rows.map(({ text }) => text);
      const read = readExcerpt(source, this.#above, texts, this.#below);
      return read !== null && rows.every((each, at) => agrees(each, read.entries[at])) ? read : null;
    });
    if (learned === null) return null;
    this.#memory.end(count);
    const { profile, diagnostics } = learned.read;
    const table = {
      names: known.cells,
      ids,
      ticks,
      slack: SLACK_OF_SHARE,
      samples,
      period,
      heads: null,
      line: this.#head.lines + 1,
      sums: null,
    };
    const endLine = profile.endLine + count - learned.asked;
    return { profiles: [{ ...profile, endLine, entries: new EntryTable(table) }], diagnostics };
  }

  /** Takes the rows that compiled code finds from a place on; returns where it stopped, -1 where there is no room for them. */
  #takeFound(piece: Piece, from: number, found: FoundRows): number {
    const { texts, kind } = this.#known as KnownRows;
    const { rows } = this.#columns;
    const { bytes, end } = piece;
    const behind = found.take(kind, from, end, this.#head);
    if (found.count === 0) return from;
    let hasRoom = true;
    found.nameFresh((row, at, to) => {
      const id = texts.upTo(piece, at + this.#head.start, end, FEED, -1);
      hasRoom &&= this.#keepFresh(id, rows + row, bytes, at, to);
      return id;
    });
    this.#columns.reserve(found.count, this.#memory.most);
    this.#columns.addFound(found);
    this.#last = this.#columns.idOf(rows + found.count - 1);
    if (rows === 0) hasRoom &&= this.#keepFresh(this.#columns.idOf(0), 0, bytes, from, bytes.indexOf(FEED, from));
    return hasRoom ? behind : -1;
  }

  /** Takes the row at a place; returns where the next line begins, -1 where it is not what this reads. */
  #takeRow(piece: Piece, from: number): number {
    const { bytes, end } = piece;
    const columns = this.#columns;
    const { texts } = this.#known as KnownRows;
    const start = from + this.#head.start;
    if (start >= end) return -1;
    columns.reserve(1, this.#memory.most);
    if (!columns.takeFigures(bytes, from, start)) return -1;
    const id = texts.upTo(piece, start, end, FEED, this.#last);
    const feed = texts.end;
    if (feed === start || !this.#keepFresh(id, columns.rows, bytes, from, feed)) return -1;
    columns.add(id);
    this.#last = id;
    return feed + 1;
  }

  /** Keeps a row of whose text nothing is known, and the first: a table has one. Returns whether there is room for it. */
  #keepFresh(id: number, row: number, bytes: Buffer, from: number, to: number): boolean {
    const fresh = this.#fresh;
    if ((row > 0 && (this.#known as KnownRows).cells[id] !== undefined) || fresh.has(id)) return true;
    fresh.add(id, row, bytes, from, to);
    return fresh.size <= MOST_FRESH && fresh.length <= MOST_FRESH_BYTES;
  }
}
