/**
 * Tables of perf whose figures are not the shares of one profile. They are recognized so that their numbers are never
 * taken for shares, and named so that nobody wonders where they went:
 *
 *      Performance counter stats for './w 1' (3 runs):                (util/stat-display.c)
 *      Percent |	Source code & Disassembly of w for cpu-clock          (util/annotate.c)
 *     # Overhead  Command  Source Shared Object  Source Symbol         (report -b, util/sort.c)
 *     # Overhead       Samples  Local Weight  Memory access  Symbol    (report --mem-mode, util/sort.c)
 *     # Sampled Cycles%  Sampled Cycles  Avg Cycles%  Avg Cycles       (report --total-cycles, util/block-info.c)
 *     Aggregated stats:                                                (report --stats, builtin-report.c)
 */
import { diagnostic } from '../../model/diagnostic.ts';
import type { Line } from '../../model/line.ts';
import type { Format } from '../format.ts';
import { refusedTable } from '../table/refused.ts';
import { TITLE_SIGNS } from '../table/title-signs.ts';

/** Rows with shares or figures, perf's own comments, and call graphs. */
const ROWS = /^\s*#|^\s*(?:[+-]\s*)?\d[\d.,]*%|^\s{4,}(?:\||--)|^\s*no entry >=/;

interface Kind {
  readonly name: string;
  readonly begins: RegExp;
  readonly continues: RegExp;
}

const KINDS: readonly Kind[] = [
  { name: 'perf stat', begins: /^\s*Performance counter stats for /, continues: /^\s+(?:[\d.,]+|<not )/ },
  {
    name: 'perf annotate',
    begins: /^\s*(?:Percent|Samples|Period)\s*[|:│]\s*Source code/,
    continues: /^\s*(?:-{5,}|(?:[\d.]+\s*)?[:|│])/,
  },
  {
    name: 'perf report --stats',
    begins: /^\s*Aggregated stats:/,
    continues: /^\s+\S+ (?:events|stats|samples):|^\s*\S.* stats:$/,
  },
  { name: 'perf report --tasks', begins: /^#\s+pid\s+tid\s+ppid\s+comm\s*$/, continues: /^\s+-?\d+\s+-?\d+\s/ },
  {
    name: 'perf top --hierarchy on the screen',
    begins: /^\s*Overhead\s+(?:Samples\s+)?(?:Period\s+)?(?:Command|Shared Object|Pid:Command|CPU)\s*\/\s*\S/,
    continues: ROWS,
  },
];

/** Tables that are refused by name. */
export const ignored: Format = {
  name: 'ignored',
  title: 'a table of perf that holds no profile',
  signs: ['counter stats for ', 'Source code', 'Aggregated stats:', 'ppid', 'Sampled Cycles', ...TITLE_SIGNS],
  refused: true,
  begins: (lines, at) => kindAt(lines, at) !== undefined,
  parse: (lines, at, source) => {
    const kind = kindAt(lines, at);
    let end = at + 1;
    for (let next = end; next < lines.length && next <= end + 2; next++) {
      if (kind?.continues.test(lines[next]?.text ?? '') === true) end = next + 1;
    }
    const message = `a table of ${kind?.name ?? 'perf'} is not a profile, expected perf top or perf report; it is left out`;
    return {
      profiles: [],
      diagnostics: [diagnostic('ignored-table', message, source, lines[at]?.number ?? null)],
      end,
    };
  },
};

function kindAt(lines: readonly Line[], at: number): Kind | undefined {
  const text = lines[at]?.text ?? '';
  const refused = refusedTable(text);
  if (refused !== null) return { name: refused, begins: /^/, continues: ROWS };
  return KINDS.find((kind) => kind.begins.test(text));
}
