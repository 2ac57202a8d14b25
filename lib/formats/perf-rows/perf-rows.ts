/**
 * Rows without a header, as people paste them and as `perf report -q` and the `P` key of perf top print them:
 *
 *     13.15% [kernel] [k] __xdp_return
 *     11.36% bpf_prog_3f68498fa592198e_redir_devmap_native [k] bpf_prog_3f68498fa592198e_redir_devmap_native
 *      9.60% [mlx5_core] [k] mlx5e_skb_from_cqe_mpwrq_linear
 *
 * Printed by ui/stdio/hist.c `hists__fprintf` and ui/browsers/hists.c `hist_browser__fprintf`. What it cannot tell:
 * the event, the number of samples, whether idle symbols were left out, and whether rows were.
 */
import type { Format } from '../format.ts';
import { gridRowAt } from '../table/grid-row.ts';
import { plainGridAt } from '../table/plain-grid.ts';
import { NO_HEADER, namingOf, profilesOf } from '../table/profile-of.ts';
import { beginsWithShare } from '../table/raw-row.ts';
import { readRows } from '../table/read-rows.ts';
import type { RowReader } from '../table/walk.ts';
import { rowAt } from '../table/wrapped-row.ts';

/** Bare rows of a table of perf top or perf report. */
export const perfRows: Format = {
  name: 'perf-rows',
  title: 'rows of perf top or perf report without a header',
  signs: [/\d[ \u00a0\u202f]?%/],
  begins: (lines, at) =>
    beginsWithShare(lines[at]?.text ?? '') && (rowAt(lines, at) !== null || plainGridAt(lines, at, false) !== null),
  parse: (lines, at, source) => {
    const grid = rowAt(lines, at) === null ? plainGridAt(lines, at, false) : null;
    const reader: RowReader = grid === null ? rowAt : (all, index) => gridRowAt(all, index, grid);
    const rows = readRows(lines, at, source, reader);
    const header = grid === null ? NO_HEADER : { ...NO_HEADER, titles: grid.columns };
    const profiles = profilesOf('perf-rows', source, lines, at, header, rows);
    return { profiles, diagnostics: [...namingOf(profiles, source), ...rows.diagnostics], end: rows.end };
  },
};
