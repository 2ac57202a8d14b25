/**
 * perf report --stdio:
 *
 *     # Samples: 5K of event 'cpu-clock'
 *     # Event count (approx.): 5023069072
 *     #
 *     # Overhead  Command          Shared Object      Symbol
 *     # ........  ...............  .................  ...................
 *     #
 *         18.63%  xdp-trafficgen   [kernel.kallsyms]  [k] veth_xdp_rcv_one
 *
 * Printed by ui/stdio/hist.c `hists__fprintf` and builtin-report.c `evlist__tty_browse_hists`, perf 2.6.38 to 7.2; up to
 * 3.1 the title was `# Events: 2K cycles`. What it cannot tell: samples beyond the unit of the title unless -n was
 * given, and whether `--percentage relative` changed the base.
 */

import { diagnostic } from '../../model/diagnostic.ts';
import type { Line } from '../../model/line.ts';
import type { Block, Format } from '../format.ts';
import { parseTitles } from '../table/columns.ts';
import { readHeadedTable } from '../table/headed-table.ts';
import { beginsReportHeader } from '../table/report-header.ts';
import { parseSeparatedTitles } from '../table/separated-titles.ts';
import { TITLE_SIGNS } from '../table/title-signs.ts';

/** The host's name and the version of perf stand among the first lines. */
const INFO_REACH = 40;
const HEADER_INFO = /^#\s*(?:captured on|hostname|os release|perf version|cmdline)\s*:/;

/** A table of perf report --stdio with its `#` header. */
export const perfReport: Format = {
  name: 'perf-report',
  title: 'perf report --stdio',
  signs: TITLE_SIGNS,
  begins: (lines, at) => {
    const text = lines[at]?.text ?? '';
    return (
      text.trimStart().startsWith('#') &&
      (beginsReportHeader(text) || parseTitles(text) !== null || parseSeparatedTitles(text) !== null)
    );
  },
  parse: (lines, at, source) => {
    const block = readHeadedTable('perf-report', lines, at, source, () => false);
    return block.profiles.length > 0 ? block : (headerAlone(lines, at, source) ?? block);
  },
};

/** `perf report --header-only` prints what a recording is about and no table; null where something else follows. */
function headerAlone(lines: readonly Line[], at: number, source: string): Block | null {
  const isInfo = ({ text }: Line): boolean => HEADER_INFO.test(text.trim());
  if (!lines.slice(at, at + INFO_REACH).some(isInfo)) return null;
  const isOther = ({ text }: Line): boolean =>
    (text.trim() !== '' && !text.trim().startsWith('#')) || parseTitles(text) !== null;
  if (lines.slice(at).some(isOther)) return null;
  const message = 'a header of perf report without a table is no profile, expected a table below it; it is left out';
  const number = lines[at]?.number ?? null;
  return { profiles: [], diagnostics: [diagnostic('ignored-table', message, source, number)], end: lines.length };
}
