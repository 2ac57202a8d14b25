import { largestOf } from '../../model/largest.ts';

/** How the rows of a table share the width of a terminal. */
export interface Layout {
  /** Columns of half a bar; 0 where there is no bar. */
  readonly half: number;
  /** Whether origins have a column of their own; else each stands in front of its symbol. */
  readonly originColumn: boolean;
  /** Where the names begin, and the columns that are left for them; a longer one goes alone on the next line. */
  readonly start: number;
  readonly room: number;
}

/** What a layout has to find room for, in columns. */
export interface Widths {
  /** Of the terminal. */
  readonly total: number;
  /** Of the columns of figures, the gaps behind them included. */
  readonly figures: number;
  /** Of the widest origin; 0 where no row has one. */
  readonly origin: number;
  /** Of every symbol with its marks, alone and with its origin in front. */
  readonly names: readonly number[];
  readonly fullNames: readonly number[];
}

/** Bars are no wider than this on either side of their middle, and gone where they would be narrower than the other. */
const WIDEST_BAR = 12;
const NARROWEST_BAR = 3;
/** What is tried in turn, and for which part of the rows the name may go on a line of its own for the sake of a bar. */
const TRIES: readonly { readonly originColumn: boolean; readonly folded: number }[] = [
  { originColumn: true, folded: 0 },
  { originColumn: false, folded: 0 },
  { originColumn: true, folded: 0.05 },
  { originColumn: false, folded: 0.15 },
];

/**
 * Returns the layout that leaves most to see: bars and a column of origins, else bars with the origins in front of the
 * symbols, both with all names in their rows or at least most of them; without bars where that is too narrow.
 */
export function chooseLayout(widths: Widths): Layout {
  for (const { originColumn, folded } of TRIES) {
    const { start, room } = placeOf(widths, originColumn);
    const names = originColumn ? widths.names : widths.fullNames;
    const fitting = names.filter((name) => name <= room - 2 - 2 * NARROWEST_BAR);
    if (names.length - fitting.length > names.length * folded) continue;
    const half = Math.min(WIDEST_BAR, Math.floor((room - 2 - largestOf(fitting, 0)) / 2));
    const bar = 2 * half + 2;
    return { half, originColumn, start: start + bar, room: room - bar };
  }
  const beside = placeOf(widths, true);
  const originColumn = widths.names.every((name) => name <= beside.room);
  return { half: 0, originColumn, ...(originColumn ? beside : placeOf(widths, false)) };
}

function placeOf({ total, figures, origin }: Widths, originColumn: boolean): { start: number; room: number } {
  const start = figures + (originColumn && origin > 0 ? origin + 2 : 0);
  return { start, room: total - start };
}
