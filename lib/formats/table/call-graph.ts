/**
 * Call graphs under rows. perf report --stdio draws them with bars (ui/stdio/hist.c `callchain__fprintf_graph`), the
 * text user interface with fold marks and deeper indentation (ui/browsers/hists.c `hist_browser__show_callchain`):
 *
 *             |--27.73%--main                         -   98.01%     0.03%  [kernel]  [k] __softirqentry_text_start
 *             |          |                               - 12.10% __softirqentry_text_start
 *             |           --27.44%--f_leaf                  + 7.10% blk_done_softirq
 *                        __libc_start_call_main               0.99% memcpy_erms
 *
 * Their figures are shares of a row or of its callers, never rows: no line of a graph has a level in brackets.
 */
const BARS = /^\s{4,}(?:\||-{2,}|[|`]-)/;
/** A mailer wraps a deep branch to the margin. */
const WRAPPED_BRANCH = /^-{2}\d{1,3}\.\d{1,2}%-{2}\S/;
const NODE = /^\s+[+-]\s+(?:\d{1,3}\.\d{1,2}%\s+)?\S/;
const LEAF = /^\s+\d{1,3}\.\d{1,2}%(?:\s|$)/;
const LEVEL = /\s\[[k.guH]\](?:\s|$)/;
/** `-g flat` prints the share of a chain alone, right of the rows' shares, or its count. */
const FLAT = /^\s+\d{1,3}\.\d{1,2}%$/;
const FLAT_COUNT = /^\s{8,}\d{1,18}$/;
/** `-g folded` prints a chain from the margin on, behind its share or count. */
const FOLDED = /^(?:\d{1,3}\.\d{1,2}%\s+\S|\d{1,15}\s+[^;]{1,200};)/;
/** A frame is one word, or holds what only C++, Rust and perf's remarks do. */
const FRAME = /^\s*[^\s:][^\s]*$|::|[<(]/;
/** What a mailer leaves at the margin of a wrapped frame. */
const WRAPPED_FRAME = /^[A-Za-z_][\w.$@]{3,}$/;
const DEEP = /^\s{8,}\S/;

/** What stands above a line that may belong to a graph. */
export interface GraphAbove {
  /** The row under which the graph would hang. */
  readonly row: string;
  /** True where the line directly above, blanks aside, belongs to a graph. */
  readonly running: boolean;
  /** How many blank lines stand between. */
  readonly blanks: number;
}

/** Returns whether the line is of a shape that only call graphs have, whatever stands above it. */
export function isGraphShape(text: string): boolean {
  return !LEVEL.test(text) && (BARS.test(text) || WRAPPED_BRANCH.test(text) || NODE.test(text));
}

/**
 * Returns whether the line belongs to a call graph under a row: it has a graph's shape, or it stands deeper than the
 * row in a graph that runs (names of JavaScript hold blanks), or in one that the row's fold mark `-` opens. `next` is the line below, empty at the end.
 */
export function isGraphLine(text: string, next: string, above: GraphAbove): boolean {
  if (!above.running && /^[^\s\d-]/.test(text)) return false;
  if (LEVEL.test(text)) return false;
  if (BARS.test(text) || WRAPPED_BRANCH.test(text)) return true;
  const deeper = indentOf(text) - indentOf(above.row);
  if (NODE.test(text)) return deeper > 0;
  if (FLAT.test(text)) return text.indexOf('%') > above.row.indexOf('%');
  if (FLAT_COUNT.test(text)) return deeper > 0;
  if (FOLDED.test(text)) return deeper < -1;
  if (!above.running && !/^\s*-\s/.test(above.row)) return false;
  if (LEAF.test(text)) return deeper > 0;
  if (deeper > 4 && above.running && above.blanks === 0) return true;
  if (deeper > 1) return FRAME.test(text);
  return above.running && above.blanks === 1 && WRAPPED_FRAME.test(text) && DEEP.test(next);
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
