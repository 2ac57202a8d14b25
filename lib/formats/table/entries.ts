import type { Entry } from '../../model/entry.ts';
import { NO_SHARE, type Share } from '../../model/share.ts';
import { type Cells, cutCells, splitCells } from './cells.ts';
import type { Column, ColumnKind, Span } from './columns.ts';
import { gridEntry } from './grid-entry.ts';
import { dropNumbers, inferredLayout, type Layout, titledLayout } from './layout.ts';
import type { ReadRow } from './walk.ts';

/** The entries of a table and the columns they were read by. */
export interface Entries {
  /** The entries of each event of the table, in the order of its figures; one list where it is of one event. */
  readonly members: readonly (readonly Entry[])[];
  readonly columns: readonly Column[];
}

const LEVEL_BEFORE = /^\s*(?:0x[0-9a-f]+\s+\S\s+)?\[[k.guH]\]\s?/;

/**
 * Returns the entries of rows. `titles` and `ruler` are those above the table, null where it has none; then the columns
 * follow from the shape of the cells.
 */
export function readEntries(
  rows: readonly ReadRow[],
  titles: readonly Column[] | null,
  ruler: readonly Span[] | null,
): Entries {
  const layout = titles !== null ? titledLayout(rows, titles, ruler) : inferredLayout(rows);
  const members = Array.from({ length: layout.members }, (_, member) =>
    rows.map((row) => (row.raw.cells === null ? readEntry(row, layout, member) : gridEntry(row, layout, member))),
  );
  return { members, columns: layout.columns };
}

function readEntry(row: ReadRow, layout: Layout, member: number): Entry {
  const { raw, line } = row;
  const { numbers, rest } = dropNumbers(raw.left, layout.counts.length * layout.members);
  const symbol = symbolOf(row, layout);
  const cells: Cells =
    (layout.spans === null ? null : cutCells(line.text, layout.texts, layout.spans)) ??
    splitCells(rest, layout.texts, symbol);
  const count = (kind: ColumnKind): number | null => {
    const at = layout.counts.indexOf(kind);
    return at < 0 ? null : (numbers[at * layout.members + member] ?? null);
  };
  return {
    line: line.number,
    overhead: shareOf(raw.shares, layout.shareAt * layout.members + member),
    samples: count('samples'),
    period: count('period'),
    ...cells,
    level: raw.level,
    symbol,
  };
}

function shareOf(shares: readonly Share[], at: number): Share {
  return shares[at] ?? shares[0] ?? NO_SHARE;
}

/** Columns behind the symbol are cut off where the ruler ends it, else at two blanks, else at one. */
function symbolOf({ raw, line }: ReadRow, { behind, symbolSpan }: Layout): string {
  if (behind.length === 0) return raw.right;
  if (symbolSpan !== null && line.text.length > symbolSpan.end) {
    const cut = line.text.slice(symbolSpan.start, symbolSpan.end);
    const isWhole = line.text.slice(symbolSpan.end, symbolSpan.end + 2).trim() === '';
    if (isWhole && LEVEL_BEFORE.test(cut)) return cut.replace(LEVEL_BEFORE, '').trim();
  }
  const cells = raw.right.split(/\s{2,}/);
  if (cells.length > 1) return cells[0] ?? '';
  return raw.right.split(/\s+/).slice(0, -behind.length).join(' ') || raw.right;
}
