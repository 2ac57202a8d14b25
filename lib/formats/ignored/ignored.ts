/**
 * Tables of perf whose figures are not the shares of one profile. They are recognized so that their numbers are never
 * taken for shares, and named so that nobody wonders where they went:
 *
 *     # Baseline  Delta Abs  Shared Object         Symbol             (builtin-diff.c)
 *      Performance counter stats for './w 1' (3 runs):                (util/stat-display.c)
 *      Percent |	Source code & Disassembly of w for cpu-clock          (util/annotate.c)
 */
import { diagnostic } from '../../model/diagnostic.ts';
import type { Line } from '../../model/line.ts';
import type { Format } from '../format.ts';

const KINDS: readonly { readonly name: string; readonly begins: RegExp; readonly continues: RegExp }[] = [
  {
    name: 'perf diff',
    begins: /^\s*#?\s*Baseline(?:\/\d)?\s+(?:Delta|Ratio|Weighted|Period|Formula|\[Program)|^\s*#\s*Event '/,
    continues: /^\s*#|^\s*(?:[+-]?\d[\d.]*%?\s|N\/A)|^\s+\S+\s+\[[k.guH]\]/,
  },
  { name: 'perf stat', begins: /^\s*Performance counter stats for /, continues: /^\s+(?:[\d.,]+|<not )/ },
  { name: 'perf annotate', begins: /^\s*Percent\s*[|:]\s*Source code/, continues: /^\s*(?:-{5,}|[\d.]*\s*[:|│])/ },
];

/** Tables that are refused by name. */
export const ignored: Format = {
  name: 'ignored',
  title: 'a table of perf that holds no profile',
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

function kindAt(lines: readonly Line[], at: number): (typeof KINDS)[number] | undefined {
  const text = lines[at]?.text ?? '';
  return KINDS.find((kind) => kind.begins.test(text));
}
