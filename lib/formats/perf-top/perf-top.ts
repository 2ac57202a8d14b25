/**
 * perf top --stdio, one screen or a log of many:
 *
 *        PerfTop:    8544 irqs/sec  kernel:50.5%  exact:  0.0% lost: 0/0 drop: 0/0 [4000Hz cpu-clock],  (all, 2 CPUs)
 *     -------------------------------------------------------------------------------
 *
 *         14.62%  w                 [.] f_leaf
 *          1.71%  [kernel]          [k] xdp_test_run_batch.constprop.0
 *
 * Printed by builtin-top.c `perf_top__print_sym_table` and util/top.c `perf_top__header_snprintf`. Every refresh clears
 * the screen and prints a new snapshot of a decaying window; snapshots are never added up. Lines are cut at the width
 * of the terminal without a mark. What it cannot tell: samples behind the shares, the delay, idle symbols it left out.
 */

import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import { largestOf } from '../../model/largest.ts';
import type { Line } from '../../model/line.ts';
import type { Profile } from '../../model/profile.ts';
import type { Block, Format } from '../format.ts';
import { gridRowAt } from '../table/grid-row.ts';
import { plainGridAt } from '../table/plain-grid.ts';
import { lossOf, NO_HEADER, namingOf, profilesOf } from '../table/profile-of.ts';
import { readRows } from '../table/read-rows.ts';
import { beginsTopHeader, readTopHeader } from '../table/top-header.ts';
import type { RowReader } from '../table/walk.ts';
import { rowAt } from '../table/wrapped-row.ts';

/** One screen and what was noted while it was read. */
interface Screen {
  readonly at: number;
  /** One for each event of a group; none where the screen is empty. */
  readonly profiles: readonly Profile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly end: number;
}

/** This many headers in a row, nothing but blanks between, are one session even where the clear codes were lost. */
const SESSION = 3;

/** A table, or a log of tables, of perf top --stdio. */
export const perfTop: Format = {
  name: 'perf-top',
  title: 'perf top --stdio',
  signs: ['PerfTop:'],
  begins: (lines, at) => beginsTopHeader(lines[at]?.text ?? ''),
  parse: (lines, at, source) => {
    const screens = readScreens(lines, at, source);
    const first = screens[0];
    if (first === undefined) return { profiles: [], diagnostics: [], end: at + 1 };
    const cleared = screens.some((screen, index) => index > 0 && clearsAbove(lines, screen.at));
    if (screens.length > 1 && (cleared || screens.length >= SESSION)) return lastScreen(lines, screens, source);
    return { profiles: first.profiles, diagnostics: first.diagnostics, end: first.end };
  },
};

function readScreens(lines: readonly Line[], at: number, source: string): readonly Screen[] {
  const screens: Screen[] = [];
  let index = at;
  while (index < lines.length && beginsTopHeader(lines[index]?.text ?? '')) {
    const screen = readScreen(lines, index, source);
    screens.push(screen);
    index = screen.end;
    while (index < lines.length && isBetweenScreens(lines[index]?.text ?? '')) index++;
  }
  return screens;
}

function readScreen(lines: readonly Line[], at: number, source: string): Screen {
  const { facts, end } = readTopHeader(lines, at);
  let index = end;
  while (index < lines.length && isBetweenScreens(lines[index]?.text ?? '') && lines[index]?.clears !== true) index++;
  const rows = readRows(lines, index, source, readerAt(lines, index));
  if (rows.rows.length === 0) return { at, profiles: [], diagnostics: [], end };
  const titles = rows.rows[0]?.raw.cells == null ? null : (plainGridAt(lines, index, true)?.columns ?? null);
  const profiles = profilesOf('perf-top', source, lines, at, { ...NO_HEADER, titles, facts }, rows);
  const loss = lossOf(facts, source, lines[at]?.number ?? 1);
  return { at, profiles, diagnostics: [...loss, ...namingOf(profiles, source), ...rows.diagnostics], end: rows.end };
}

/** Rows hold a level, unless perf was told to sort by something else than symbols. */
function readerAt(lines: readonly Line[], at: number): RowReader {
  const grid = rowAt(lines, at) === null ? plainGridAt(lines, at, true) : null;
  return grid === null ? rowAt : (all, index) => gridRowAt(all, index, grid);
}

/** Blank lines, the dashed rule under the header, and what perf says while it starts and ends. */
function isBetweenScreens(text: string): boolean {
  return /^(?:-{5,}=?|exiting\.|Mapped keys:.*|Showing .{0,200} for .*|Events\s+Pcnt.*|WARNING: LOST .*|\[\w{1,2}\]\s.*|Enter selection, or unmapped key.*)?$/.test(
    text.trim(),
  );
}

function clearsAbove(lines: readonly Line[], at: number): boolean {
  return lines[at]?.clears === true || lines[at - 1]?.clears === true || lines[at - 2]?.clears === true;
}

/** The last screen is complete unless the log ends inside it: without a line end, and with fewer rows than before. */
function lastScreen(lines: readonly Line[], screens: readonly Screen[], source: string): Block {
  const filled = screens.filter((screen) => screen.profiles.length > 0);
  const end = largestOf(
    screens.map((screen) => screen.end),
    0,
  );
  const last = filled.at(-1);
  const previous = filled.at(-2);
  if (last === undefined) return { profiles: [], diagnostics: [], end };
  const cut = end === lines.length && previous !== undefined && rowsOf(last) < rowsOf(previous);
  const chosen = cut ? previous : last;
  const message = `${screens.length} screens of perf top; took the last complete one`;
  return {
    profiles: chosen.profiles.map((profile) => ({ ...profile, facts: { ...profile.facts, screens: screens.length } })),
    diagnostics: [diagnostic('many-screens', message, source, lines[chosen.at]?.number ?? null), ...chosen.diagnostics],
    end,
  };
}

function rowsOf(screen: Screen): number {
  return screen.profiles[0]?.entries.length ?? 0;
}
