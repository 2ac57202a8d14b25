/**
 * Title lines of `perf report -t SEP` (ui/stdio/hist.c `hists__fprintf_headers`): the separator stands between titles
 * that are still padded, no ruler follows.
 *
 *     # Overhead,     Samples,Command        ,Shared Object                 ,Symbol
 *      18.63% , 933        ,xdp-trafficgen ,[kernel.kallsyms]             ,[k] veth_xdp_rcv_one
 *
 * perf turns every separator inside a cell to `.` (util/sort.c `repsep_snprintf`), which nobody can undo.
 */
import { type Column, holdsShare, titlesLike } from './columns.ts';

/** The columns of a table and what stands between their cells. */
export interface SeparatedTitles {
  readonly columns: readonly Column[];
  readonly separator: string;
}

const SEPARATOR = /^ *(\t|[^\sA-Za-z0-9.%[\]#'"-]{1,3})/;

/** Returns the columns and the separator that a title line names, or null when it is none with a separator. */
export function parseSeparatedTitles(text: string): SeparatedTitles | null {
  let rest = text.replace(/^ *# */, '').replace(/^ +/, '');
  const columns: Column[] = [];
  let separator: string | null = null;
  while (rest !== '') {
    const column = titlesLike(rest).find((each) => rest.startsWith(each.title));
    if (column === undefined) return null;
    columns.push(column);
    rest = rest.slice(column.title.length);
    if (rest.trim() === '') break;
    separator ??= SEPARATOR.exec(rest)?.[1] ?? '';
    const padded = rest.replace(/^ +/, '');
    if (separator === '' || !padded.startsWith(separator)) return null;
    rest = padded.slice(separator.length).replace(/^ +/, '');
  }
  if (separator === null || !columns.some((column) => holdsShare(column.kind))) return null;
  return { columns, separator };
}
