import type { RowCells } from '../model/entry-table.ts';
import { FEED } from './ascii.ts';
import { FreshRows } from './fresh-rows.ts';
import type { KnownRows } from './known-rows.ts';
import { SLACK } from './piece.ts';

/** The rows of a table in which texts stand that no table before it had, and its first row. */
interface FreshPart {
  /** Their numbers. */
  readonly places: Int32Array;
  /** Their bytes, each row with its line feed, and as many more as are read behind them. */
  readonly bytes: Uint8Array;
}

/** A table as another thread read it: the numbers of its texts are those of that thread. */
export interface TablePart extends FreshPart {
  readonly above: readonly string[];
  readonly below: string;
  readonly ids: Int32Array;
  readonly ticks: Float64Array;
  readonly counts: readonly Float64Array[];
}

/** Stands for cells that another thread asks for. */
const ELSEWHERE: RowCells = { comm: null, pid: null, cpu: null, dso: null, level: null, symbol: null };

/** Returns rows to be handed to another thread. Their texts are no longer fresh: whoever takes them asks what they say. */
export function freshPart(fresh: FreshRows, { cells }: KnownRows): FreshPart {
  for (const id of fresh.ids) cells[id] ??= ELSEWHERE;
  return { places: fresh.places, bytes: fresh.bytes };
}

/**
 * Gives the texts of a part the numbers that they have here; `start` is where they begin in a row. Returns the rows in which
 * texts stand of which nothing is known, and the first; null where a text stands there that only a table had that could not
 * be read to its end.
 */
export function takeFresh({ places, bytes, ids }: TablePart, start: number, known: KnownRows): FreshRows | null {
  const { texts, cells, elsewhere } = known;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.length - SLACK;
  const piece = { bytes: buffer, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), end };
  const fresh = new FreshRows();
  let at = 0;
  for (const row of places) {
    const text = texts.upTo(piece, at + start, end, FEED, -1);
    elsewhere.set(ids[row] as number, text);
    if ((cells[text] === undefined || row === 0) && !fresh.has(text)) fresh.add(text, row, bytes, at, texts.end);
    at = texts.end + 1;
  }
  fresh.keep(bytes);
  for (let row = 0; row < ids.length; row++) {
    const text = elsewhere.of(ids[row] as number);
    if (text < 0 || (cells[text] === undefined && !fresh.has(text))) return null;
    ids[row] = text;
  }
  return fresh;
}
