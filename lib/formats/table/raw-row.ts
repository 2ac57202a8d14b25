import type { Level } from '../../model/entry.ts';
import { parseShare, type Share, WHOLE } from '../../model/share.ts';

/**
 * One row as perf's row engine prints it (ui/stdio/hist.c `__hist_entry__snprintf`, util/sort.c
 * `_hist_entry__sym_snprintf`): shares, counts, text cells, and last the symbol behind its level in brackets.
 *
 *     13.15%  [kernel]                 [k] __xdp_return
 *      8.33%           837  perl       [kernel.kallsyms]  [k] xdp_test_run_batch.constprop.0
 *  +  26.78%     0.00%  w              [.] f_leaf
 *
 * Blanks may have collapsed to one. The level comes from the sample's CPU mode; it says nothing about the object.
 */
export interface RawRow {
  readonly shares: readonly Share[];
  /** What stands between the shares and the level, untouched: counts and text cells. */
  readonly left: string;
  /** Null in tables without a Symbol column. */
  readonly level: Level | null;
  /** What stands behind the level, without outer blanks. */
  readonly right: string;
  /** The cells of all columns, where a grid cut them; null where the row was read from the level on. */
  readonly cells: readonly string[] | null;
}

/** How a line relates to a table: a row, the beginning of one that a mailer wrapped, one that is damaged, or none. */
export type RowReading =
  | { readonly kind: 'row'; readonly row: RawRow }
  | { readonly kind: 'open'; readonly row: RawRow | null }
  | { readonly kind: 'bad-overhead'; readonly seen: string }
  | { readonly kind: 'none' };

const NONE: RowReading = { kind: 'none' };
/** The number that an editor or a pager puts before the line, and the mark of an entry that can be unfolded. */
const FOLD_MARK = /^\s*(?:\d{1,6}:?\s{1,40}(?=(?:[+-]\s{0,40})?\d[\d.,]{0,30}[ \u00a0\u202f]?%\s))?(?:[+-]\s+)?/;
/** An arrow by which an author points at a row, or the sign of a comment; no symbol holds a blank before one. */
const ARROW = /\s(?:<-+(?=\s|$)|<={2,}(?=\s|$)|-{2,}>|={2,}>|\u2190|\/\/|\/\*|#(?=\s))/;
/** ui/browser.c `ui_browser__scrollbar_set` draws the position as a diamond between shaded cells. */
const SCROLL_BAR = /(?:^|\s)[\u25c6\u2592\u2588\u2591]$/;
const SHARE_TOKEN = /^(\d[\d.,]{0,30})%(?=\s|$)/;
/** As most languages but English set it: 9,84 %. A sentence may begin so as well; a row has a level, or two blanks behind it. */
const SPACED_TOKEN = /^(\d[\d.,]{0,30})[ \u00a0\u202f]%(?=\s|$)/;
const ODD_SHARE_TOKEN = /^([+-]?[\w.,+-]{1,40})%(?=\s|$)/;
const LEVEL = /(?:^|\s)\[([k.guH])\](?=\s|$)/;
const LEVELLED = /\s\[[k.guH]\]\s+\S/;
const ADDRESS_CELL = /(?:^|\s)0x[0-9a-f]+\s+\S$/;
/** Rounding may push a lone row a little above the whole. */
const MOST: number = WHOLE + 500_000;

/** Returns what the line is to a table of shares. */
export function readRow(text: string): RowReading {
  let rest = text.replace(FOLD_MARK, '');
  let shares: Share[] = [];
  for (let match = shareIn(rest); match !== null; match = shareIn(rest)) {
    const share = parseShare(match[1] ?? '');
    if (share === null || share.ticks > MOST) return LEVEL.test(rest) ? { kind: 'bad-overhead', seen: match[0] } : NONE;
    // An array that is pushed to has room for many, and nearly all rows have one share.
    if (shares.length === 0) shares = [share];
    else shares.push(share);
    rest = rest.slice(match[0].length).trimStart();
  }
  if (shares.length === 0) {
    const odd = ODD_SHARE_TOKEN.exec(rest);
    return odd !== null && LEVEL.test(rest) ? { kind: 'bad-overhead', seen: odd[0] } : NONE;
  }
  if (/^[+-]\d[\d.]*%/.test(rest)) return NONE;
  const level = LEVEL.exec(rest);
  if (level === null) return { kind: 'open', row: null };
  const row: RawRow = {
    shares,
    left: withoutAddress(rest.slice(0, level.index)),
    level: level[1] as Level,
    right: withoutRemarks(rest.slice(level.index + level[0].length)),
    cells: null,
  };
  return row.right === '' ? { kind: 'open', row } : { kind: 'row', row };
}

function shareIn(text: string): RegExpExecArray | null {
  return SHARE_TOKEN.exec(text) ?? spacedIn(text);
}

function spacedIn(text: string): RegExpExecArray | null {
  return text.includes(' %') || /[\u00a0\u202f]%/.test(text) ? SPACED_TOKEN.exec(text) : null;
}

function withoutAddress(left: string): string {
  return left.includes('0x') ? left.trimEnd().replace(ADDRESS_CELL, '').trim() : left.trim();
}

/** A symbol alone: nothing that an author or a screen puts behind one. */
const PLAIN = /^ ?[\w.$@:]+$/;

/** Without an author's arrow, and without the scroll bar at the right edge of a screen. */
function withoutRemarks(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  const arrow = text.search(ARROW);
  return (arrow < 0 ? text : text.slice(0, arrow)).trimEnd().replace(SCROLL_BAR, '').trim();
}

/** Returns whether the text begins, behind a fold mark, with a share in percent. */
export function beginsWithShare(text: string): boolean {
  const rest = text.replace(FOLD_MARK, '');
  return SHARE_TOKEN.test(rest) || (spacedIn(rest) !== null && (LEVEL.test(rest) || rest.includes('%  ')));
}

/** Returns whether the text holds the level of a row, such as [k], and a name, behind a figure. */
export function hasLevel(text: string): boolean {
  const level = text.search(LEVELLED);
  return level >= 0 && /\d/.test(text.slice(0, level));
}

/** Returns what is to be said of a row that begins with something that is no share. */
export function noShare(seen: string): string {
  return `"${seen.trim()}" is no share, expected one from 0 to 100 %; row left out`;
}
