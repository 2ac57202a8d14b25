import type { BytesRead } from '../model/bytes.ts';
import { doubled } from '../model/doubled.ts';
import type { Entry } from '../model/entry.ts';
import { EntryTable } from '../model/entry-table.ts';
import { HUNDREDTH } from '../model/share.ts';
import { BLANK, DOT, FEED, isDigit, ZERO } from './ascii.ts';
import type { KnownRows, RowMemory } from './known-rows.ts';
import { learnRows } from './learn-rows.ts';
import type { Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { readExcerpt } from './table-excerpt.ts';
import type { TableHead } from './table-head.ts';
import { type FreshRow, freshPart, type TablePart, takeFresh } from './table-part.ts';

const PERCENT = 0x25;
const HASH = 0x23;
/** Counts of more digits are not exact as numbers. */
const MOST_DIGITS = 15;
/** What stands before the point is at most this. */
const MOST_WHOLE = 100;
/** Half of the last digit of a share of two decimals. */
const SLACK_OF_SHARE = HUNDREDTH / 2;
/** A hundredth of a point, kept here: what another module exports is asked of it at each use. */
const TICKS = HUNDREDTH;
/** Rows for which there is room at first. */
const LEAST_ROOM = 1 << 12;
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
export class TableBytes implements Reader<TablePart> {
  readonly #head: TableHead;
  readonly #memory: RowMemory;
  #known: KnownRows | null = null;
  #above: readonly string[] = [];
  #below = '';
  #last = -1;
  #rows = 0;
  #ids: Int32Array = new Int32Array(0);
  #ticks: Float64Array = new Float64Array(0);
  #counts: Float64Array[];
  /** A row of each text of which nothing is known yet. */
  #fresh = new Map<number, FreshRow>();
  #freshBytes = 0;

  constructor(head: TableHead, memory: RowMemory) {
    this.#head = head;
    this.#memory = memory;
    this.#counts = head.counts.map(() => new Float64Array(0));
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
      const next = this.#takeRow(piece, at);
      if (next < 0) return false;
      at = next;
    }
    if (at < end) this.#below += bytes.toString('utf8', at, end);
    return this.#below.length < MOST_BELOW && !/^[^#\n]/m.test(this.#below);
  }

  part(): ReturnType<Reader<TablePart>['part']> {
    const known = this.#known;
    if (known === null || this.#rows === 0) return null;
    this.#memory.most = Math.max(this.#memory.most, this.#rows);
    const [ids, ticks] = [this.#columnOf(this.#ids), this.#columnOf(this.#ticks)];
    const counts = this.#counts.map(this.#columnOf);
    const fresh = freshPart(this.#fresh, known);
    const part = { above: this.#above, below: this.#below, ids, ticks, counts, ...fresh };
    return { part, arrays: [ids, ticks, ...counts, fresh.places, fresh.bytes] };
  }

  add(part: TablePart): boolean {
    const known = this.#knownBelow(part.above);
    const fresh = takeFresh(part, this.#head.start, known);
    if (fresh === null) return false;
    this.#known = known;
    this.#fresh = fresh;
    this.#above = part.above;
    this.#below = part.below;
    this.#rows = part.ids.length;
    this.#ids = part.ids;
    this.#ticks = part.ticks;
    this.#counts = [...part.counts];
    return true;
  }

  /** What is known of rows below the titles and the ruler: the ruler is the last line above the rows that has dots. */
  #knownBelow(above: readonly string[]): KnownRows {
    const titles = Math.max(0, above.findLastIndex((text) => text.includes('....')) - 1);
    return this.#memory.below(above.slice(titles).join('\n'), this.#head);
  }

  /** A column without the room that is left in it. */
  readonly #columnOf = <T extends Int32Array | Float64Array>(column: T): T =>
    (column.length === this.#rows ? column : column.slice(0, this.#rows)) as T;

  finish(source: string): BytesRead | null {
    const known = this.#known;
    if (known === null || this.#rows === 0) return null;
    this.#memory.most = Math.max(this.#memory.most, this.#rows);
    const [ids, ticks, counts] = [
      this.#columnOf(this.#ids),
      this.#columnOf(this.#ticks),
      this.#counts.map(this.#columnOf),
    ];
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
    const endLine = profile.endLine + this.#rows - learned.asked;
    return { profiles: [{ ...profile, endLine, entries: new EntryTable(table) }], diagnostics };
  }

  /** Takes the row at a place; returns where the next line begins, -1 where it is not what this reads. */
  #takeRow(piece: Piece, from: number): number {
    const { bytes, end } = piece;
    const known = this.#known as KnownRows;
    const start = from + this.#head.start;
    if (start >= end) return -1;
    if (this.#rows === this.#ids.length) this.#grow();
    let at = this.#takeShare(bytes, from);
    for (let count = 0; at >= 0 && count < this.#counts.length; count++) at = this.#takeCount(bytes, at, count);
    if (at < 0 || at >= start) return -1;
    for (; at < start; at++) if (bytes[at] !== BLANK) return -1;
    const id = known.texts.upTo(piece, start, end, FEED, this.#last);
    const feed = known.texts.end;
    if (feed === start) return -1;
    // One row is always read the readable way: a table has one.
    if ((known.cells[id] === undefined || this.#rows === 0) && !this.#keepFresh(id, piece, from, feed)) return -1;
    this.#ids[this.#rows] = id;
    this.#last = id;
    this.#rows++;
    return feed + 1;
  }

  /** Keeps a row whose text is new; returns whether there is room for it. */
  #keepFresh(id: number, { bytes }: Piece, from: number, feed: number): boolean {
    if (this.#fresh.has(id)) return true;
    this.#fresh.set(id, { row: this.#rows, text: bytes.toString('utf8', from, feed) });
    this.#freshBytes += feed - from;
    return this.#fresh.size <= MOST_FRESH && this.#freshBytes <= MOST_FRESH_BYTES;
  }

  /** A share with two decimals; returns where it ends. */
  #takeShare(bytes: Buffer, from: number): number {
    let at = from;
    while (bytes[at] === BLANK) at++;
    const first = at;
    let whole = 0;
    for (; isDigit(bytes[at] as number) && whole < MOST_WHOLE; at++)
      whole = whole * 10 + ((bytes[at] as number) - ZERO);
    const [dot, tens, ones, percent] = [bytes[at], bytes[at + 1] as number, bytes[at + 2] as number, bytes[at + 3]];
    if (at === first || whole > MOST_WHOLE || dot !== DOT || percent !== PERCENT || !isDigit(tens) || !isDigit(ones))
      return -1;
    this.#ticks[this.#rows] = (whole * 100 + (tens - ZERO) * 10 + (ones - ZERO)) * TICKS;
    return at + 4;
  }

  /** A count behind a blank; returns where it ends. */
  #takeCount(bytes: Buffer, from: number, column: number): number {
    let at = from;
    while (bytes[at] === BLANK) at++;
    const first = at;
    let count = 0;
    for (; isDigit(bytes[at] as number); at++) count = count * 10 + ((bytes[at] as number) - ZERO);
    if (at === first || first === from || at - first > MOST_DIGITS) return -1;
    (this.#counts[column] as Float64Array)[this.#rows] = count;
    return at;
  }

  /** A table has about as many rows as one before it. */
  #grow(): void {
    const { most } = this.#memory;
    const room = this.#rows === 0 ? Math.max(LEAST_ROOM, most + (most >> 4)) : 0;
    this.#ids = room > 0 ? new Int32Array(room) : doubled(this.#ids);
    this.#ticks = room > 0 ? new Float64Array(room) : doubled(this.#ticks);
    for (const [at, column] of this.#counts.entries())
      this.#counts[at] = room > 0 ? new Float64Array(room) : doubled(column);
  }
}
