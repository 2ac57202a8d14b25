/**
 * The screen of perf top or perf report in their text user interface, copied from the terminal:
 *
 *     Samples: 32K of event 'cpu-clock', 4000 Hz, Event count (approx.): 6529899949 lost: 0/0 drop: 0/2858
 *     Overhead  Shared Object      Symbol
 *       26.93%  w                  [.] f_leaf
 *
 * Printed by ui/browsers/hists.c `hists_browser__scnprintf_title` and `hists_browser__headers`. What it cannot tell: the
 * samples behind the shares of perf top, because its counter never decays and the table does.
 */

import type { Format } from '../format.ts';
import { parseTitles } from '../table/columns.ts';
import { readHeadedTable } from '../table/headed-table.ts';
import { isSamplesTitle } from '../table/samples-title.ts';
import { TITLE_SIGNS } from '../table/title-signs.ts';

/** A screen of perf's text user interface. */
export const perfTui: Format = {
  name: 'perf-tui',
  title: 'a screen of perf top or perf report',
  signs: TITLE_SIGNS,
  begins: (lines, at) => {
    const text = lines[at]?.text ?? '';
    return isSamplesTitle(text) || parseTitles(text) !== null;
  },
  parse: (lines, at, source) =>
    readHeadedTable(
      'perf-tui',
      lines,
      at,
      source,
      (text) => isSamplesTitle(text) || /\b(?:lost|drop):|approx\.\)/.test(text),
    ),
};
