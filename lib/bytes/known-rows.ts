import type { Entry } from '../model/entry.ts';
import type { RowCells } from '../model/entry-table.ts';
import { FoundRows } from './found-rows.ts';
import type { TableHead } from './table-head.ts';
import { TextTable } from './text-table.ts';

/** What the rows of tables with the same titles at the same places were seen to be named by, whichever input they stand in. */
export class KnownRows {
  /** What stands behind the figures of a row, by number. */
  readonly texts: TextTable;
  /** What each text says; nothing where no table with it was read to its end. */
  readonly cells: RowCells[] = [];
  /** What rows say that begin alike, up to a symbol that is a word; null where each has to be asked about. */
  readonly alike: Map<string, RowCells | null> = new Map();
  /** What tells such tables from others. */
  readonly kind: number;
  readonly #words = new Map<string, string>();

  /** Of what the head of those tables says: the object of a row, in a wide column, is known by the symbol mostly. */
  constructor({ start, dso, symbol }: TableHead, kind: number) {
    this.kind = kind;
    this.texts = new TextTable({ start: dso - start, end: symbol - start });
  }

  /** Returns the cells of an entry. Those of few values are the very same strings in all rows, which are then told apart at once. */
  cellsOf({ comm, pid, cpu, dso, level, symbol }: Entry): RowCells {
    return { comm: this.#same(comm), pid, cpu, dso: this.#same(dso), level, symbol };
  }

  #same(word: string | null): string | null {
    if (word === null) return null;
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    this.#words.set(word, word);
    return word;
  }
}

/** Less is read before compiled code could be of use. */
const LARGE = 1 << 20;

/** Remembers rows from input to input: the runs of one program list the same symbols. */
export class RowMemory {
  readonly #known = new Map<string, KnownRows>();
  #most = 0;
  #found: FoundRows | null = null;
  #bytes = 0;
  #isOpen = false;

  /** Rows of the longest table. */
  get most(): number {
    return this.#most;
  }

  /**
   * Begins with the bytes of a table, so many, 0 where nobody knows, and returns what finds its rows; null where nothing can,
   * or it is not worth it.
   */
  begin(bytes: number): FoundRows | null {
    const before = this.#bytes;
    this.#bytes += bytes === 0 ? LARGE : bytes;
    // What knows texts of a table that was not read to its end knows more than was learned.
    if (this.#isOpen || (before < LARGE && this.#bytes >= LARGE)) this.#found = FoundRows.make();
    this.#isOpen = this.#found !== null;
    return this.#found;
  }

  /** Ends a table of so many rows: what its texts say is known. */
  end(rows: number): void {
    this.#most = Math.max(this.#most, rows);
    this.#isOpen = false;
  }

  /** Returns what is known of rows below such titles and such a ruler, of which the head tells. */
  below(titles: string, head: TableHead): KnownRows {
    let known = this.#known.get(titles);
    if (known === undefined) {
      known = new KnownRows(head, this.#known.size);
      this.#known.set(titles, known);
    }
    return known;
  }
}
