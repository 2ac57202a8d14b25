/**
 * perf report --hierarchy --stdio:
 *
 *     #    Overhead       Samples  Shared Object / Symbol
 *     # .........................  ......................
 *     #
 *         93.49%          4682     [kernel.kallsyms]
 *            18.65%           934     [k] veth_xdp_rcv_one
 *
 * Printed by ui/stdio/hist.c `hist_entry__hierarchy_fprintf`, `fprintf_hierarchy_headers`, perf 4.5 to 7.2. Each level
 * stands deeper than the one above and its shares are parts of that one's, so that only the deepest level is read; what
 * it inherits from the levels above is in its cells. What it cannot tell: rows below `no entry >= 0.50%`.
 */

import type { Line } from '../../model/line.ts';
import type { Format } from '../format.ts';
import { lossOf, NO_HEADER, namingOf, profilesOf } from '../table/profile-of.ts';
import { beginsReportHeader, headerPart } from '../table/report-header.ts';
import { readFilters } from '../table/row-filters.ts';
import { readFacts } from '../table/samples-title.ts';
import { TITLE_SIGNS } from '../table/title-signs.ts';
import { readHierarchyRows } from './hierarchy-rows.ts';
import { type HierarchyTitles, parseHierarchyTitles } from './hierarchy-titles.ts';

/** A header with all that `perf report --header` adds is no longer than this, as a rule. */
const LONGEST_HEADER = 4000;

/** A hierarchy of perf report --stdio. */
export const perfHierarchy: Format = {
  name: 'perf-hierarchy',
  title: 'perf report --hierarchy --stdio',
  signs: TITLE_SIGNS,
  begins: (lines, at) => {
    const text = lines[at]?.text ?? '';
    return (beginsReportHeader(text) || parseHierarchyTitles(text) !== null) && titlesBelow(lines, at) !== null;
  },
  parse: (lines, at, source) => {
    const head = titlesBelow(lines, at);
    if (head === null) return { profiles: [], diagnostics: [], end: at + 1 };
    const header = lines.slice(at, head.end).map((line) => line.text);
    const rows = readHierarchyRows(lines, head.end, head.titles, source);
    if (rows.rows.length === 0) return { profiles: [], diagnostics: rows.diagnostics, end: Math.max(rows.end, at + 1) };
    const facts = readFacts(header);
    const filters = readFilters(header);
    const profiles = profilesOf(
      'perf-hierarchy',
      source,
      lines,
      at,
      { ...NO_HEADER, titles: head.titles.columns, facts, filters },
      rows,
    );
    const line = lines[at]?.number ?? 1;
    const diagnostics = [...lossOf(facts, source, line), ...namingOf(profiles, source), ...rows.diagnostics];
    return { profiles, diagnostics, end: rows.end };
  },
};

/** The title line of a hierarchy in the header that begins at `at`, and the index behind the header; else null. */
function titlesBelow(
  lines: readonly Line[],
  at: number,
): { readonly titles: HierarchyTitles; readonly end: number } | null {
  let titles: HierarchyTitles | null = null;
  const parts = new Set<string>();
  let index = at;
  for (; index < lines.length && index < at + LONGEST_HEADER; index++) {
    const text = lines[index]?.text ?? '';
    if (text.trim() !== '' && !text.trimStart().startsWith('#')) break;
    const part = headerPart(text);
    if (part !== null && parts.has(part)) break;
    if (part !== null) parts.add(part);
    titles ??= parseHierarchyTitles(text);
  }
  return titles === null ? null : { titles, end: index };
}
