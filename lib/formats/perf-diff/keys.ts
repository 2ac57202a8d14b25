import { type Cells, inferTextColumns, splitCells } from '../table/cells.ts';
import { type ColumnKind, inferredColumn } from '../table/columns.ts';
import type { DiffRow } from './diff-row.ts';
import { type FigureColumn, NO_TITLES, type Titles } from './titles.ts';

/** The text cells of every row, and the titles of all columns of the table. */
export interface Keys {
  readonly figures: readonly FigureColumn[];
  readonly columns: readonly string[];
  readonly cells: readonly (Cells & { readonly symbol: string | null })[];
}

/** Returns what the rows of a table are about; without titles the columns follow from the shape of the cells. */
export function readKeys(rows: readonly DiffRow[], titles: Titles | null): Keys {
  const kinds = titles === null ? inferred(rows) : titles.keys.map(({ kind }) => kind);
  const symbolAt = kinds.indexOf('symbol');
  const texts = symbolAt < 0 ? kinds : kinds.slice(0, symbolAt);
  const behind = symbolAt < 0 ? 0 : kinds.length - symbolAt - 1;
  const figures = titles?.figures ?? NO_TITLES;
  const named = titles?.keys.map(({ title }) => title) ?? kinds.map((kind) => inferredColumn(kind).title);
  return {
    figures,
    columns: [...figures.map(({ title }) => title), ...named],
    cells: rows.map((row) => {
      const symbol = row.symbol !== null && behind > 0 ? (row.symbol.split(/\s{2,}|\t/)[0] ?? '') : row.symbol;
      return { ...splitCells(row.left, texts, symbol ?? ''), symbol };
    }),
  };
}

function inferred(rows: readonly DiffRow[]): readonly ColumnKind[] {
  const samples = rows.map(({ left, level, symbol }) => ({ text: left, level: level ?? '.', symbol: symbol ?? '' }));
  return [...inferTextColumns(samples), 'symbol'];
}
