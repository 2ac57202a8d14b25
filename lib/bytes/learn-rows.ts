import type { RowCells } from '../model/entry-table.ts';
import type { FreshRow, FreshRows } from './fresh-rows.ts';
import type { KnownRows } from './known-rows.ts';
import type { Excerpt } from './table-excerpt.ts';

/** Asks the readable way what rows say; null where it has to look at all of the table. */
export type AskRows = (rows: readonly FreshRow[]) => Excerpt | null;

/**
 * What stands before a symbol that is one word, and the word: without a blank, and of signs that nobody takes for anything
 * else, so that rows which begin alike say the same of all else. Arguments of a template are no tag, save `<br>`. perf pads
 * the last column too.
 */
const WORDED = /^(.* \[[k.guH]\] )((?:[\w.$@:]|<(?![bB][rR]>)[\w.$@:]+>)+) *$/;

/** A row of a text of which nothing is known yet; what it begins with is null where its symbol is no such word. */
interface NewRow {
  readonly row: FreshRow;
  readonly beginning: string | null;
  readonly word: string;
}

/**
 * Learns what the texts of rows say, by their numbers. Of rows that begin alike, each with a word for its symbol, one is
 * asked about and tells the others. `start` is where what they begin with starts, `symbol` where their symbols do at the
 * least: words that begin further to the left may stand where other columns are looked for. Returns what the readable way
 * made of the first rows that it was asked about, and how many they were; null where it has to look at all.
 */
export function learnRows(
  fresh: FreshRows,
  known: KnownRows,
  { start, symbol }: { readonly start: number; readonly symbol: number },
  ask: AskRows,
): { readonly read: Excerpt; readonly asked: number } | null {
  const samples: NewRow[] = [];
  const others: NewRow[] = [];
  const begun = new Set<string | null>(known.alike.keys());
  for (const row of fresh) {
    const each = newRow(row, start, symbol);
    // One row is always asked about: a table has one.
    const isSample = each.beginning === null || row.row === 0 || !begun.has(each.beginning);
    (isSample ? samples : others).push(each);
    if (isSample) begun.add(each.beginning);
  }
  const read = learn(samples, known, ask);
  if (read === null) return null;
  for (const each of samples) keepSample(each, known);
  const untold = others.filter((each) => !isTold(each, known));
  return untold.length > 0 && learn(untold, known, ask) === null ? null : { read, asked: samples.length };
}

function newRow(row: FreshRow, start: number, symbol: number): NewRow {
  const [, beginning = '', word = ''] = WORDED.exec(row.text.slice(start)) ?? [];
  return { row, word, beginning: word === '' || start + beginning.length < symbol ? null : beginning };
}

function learn(rows: readonly NewRow[], known: KnownRows, ask: AskRows): Excerpt | null {
  const read = ask(rows.map(({ row }) => row));
  for (const [at, entry] of (read?.entries ?? []).entries())
    known.cells[(rows[at] as NewRow).row.id] = known.cellsOf(entry);
  return read;
}

/** Keeps what a row says for those that begin like it, unless it depends on its symbol: a lone cell is an object where it is called so. */
function keepSample({ row: { id }, beginning, word }: NewRow, { cells, alike }: KnownRows): void {
  if (beginning === null || alike.has(beginning)) return;
  const own = cells[id] as RowCells;
  alike.set(beginning, own.symbol === word && own.comm !== word && own.dso !== word ? own : null);
}

/** Gives a row the cells of those that begin like it; returns whether they tell them. */
function isTold({ row: { id }, beginning, word }: NewRow, { cells, alike }: KnownRows): boolean {
  const like = alike.get(beginning ?? '') ?? null;
  if (like === null || like.comm === word || like.dso === word) return false;
  cells[id] = { ...like, symbol: word };
  return true;
}
