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
  readonly level: Level;
  /** What stands behind the level, without outer blanks. */
  readonly right: string;
}

/** How a line relates to a table: a row, the beginning of one that a mailer wrapped, one that is damaged, or none. */
export type RowReading =
  | { readonly kind: 'row'; readonly row: RawRow }
  | { readonly kind: 'open'; readonly row: RawRow | null }
  | { readonly kind: 'bad-overhead'; readonly seen: string }
  | { readonly kind: 'none' };

const NONE: RowReading = { kind: 'none' };
const FOLD_MARK = /^\s*(?:[+-]\s+)?/;
const SHARE_TOKEN = /^(\d[\d.,]{0,30})%(?=\s|$)/;
const ODD_SHARE_TOKEN = /^([+-]?[\w.,+-]{1,40})%(?=\s|$)/;
const LEVEL = /(?:^|\s)\[([k.guH])\](?=\s|$)/;
const ADDRESS_CELL = /(?:^|\s)0x[0-9a-f]+\s+\S$/;
/** Rounding may push a lone row a little above the whole. */
const MOST: number = WHOLE + 500_000;

/** Returns what the line is to a table of shares. */
export function readRow(text: string): RowReading {
  let rest = text.replace(FOLD_MARK, '');
  const shares: Share[] = [];
  for (let match = SHARE_TOKEN.exec(rest); match !== null; match = SHARE_TOKEN.exec(rest)) {
    const share = parseShare(match[1] ?? '');
    if (share === null || share.ticks > MOST) return LEVEL.test(rest) ? { kind: 'bad-overhead', seen: match[0] } : NONE;
    shares.push(share);
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
    left: rest.slice(0, level.index).trimEnd().replace(ADDRESS_CELL, '').trim(),
    level: level[1] as Level,
    right: rest.slice(level.index + level[0].length).trim(),
  };
  return row.right === '' ? { kind: 'open', row } : { kind: 'row', row };
}

/** Returns whether the text begins, behind a fold mark, with a share in percent. */
export function beginsWithShare(text: string): boolean {
  return SHARE_TOKEN.test(text.replace(FOLD_MARK, ''));
}
