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
import type { Format } from '../format.ts';
import { parseTitles } from '../table/columns.ts';
import { readHeadedTable } from '../table/headed-table.ts';

const BEGINS =
  /^#\s+(?:To display the perf\.data header|Total Lost Samples:|Samples: \d|Events: \d|captured on\s*:|hostname :|dso: |comm: |symbol: )/;

/** A table of perf report --stdio with its `#` header. */
export const perfReport: Format = {
  name: 'perf-report',
  title: 'perf report --stdio',
  begins: (lines, at) => {
    const text = lines[at]?.text ?? '';
    return text.trimStart().startsWith('#') && (BEGINS.test(text.trimStart()) || parseTitles(text) !== null);
  },
  parse: (lines, at, source) => readHeadedTable('perf-report', lines, at, source, () => false),
};
