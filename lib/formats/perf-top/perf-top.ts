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
import type { Line } from '../../model/line.ts';
import type { Profile } from '../../model/profile.ts';
import type { Block, Format } from '../format.ts';
import { lossOf, profileOf } from '../table/profile-of.ts';
import { readRows } from '../table/read-rows.ts';
import { beginsPerfTop, readPerfTopHeader } from './perf-top-header.ts';

/** One screen: its profile, null where it was empty, and what was noted while it was read. */
interface Screen {
  readonly at: number;
  readonly profile: Profile | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly end: number;
}

/** This many headers in a row, nothing but blanks between, are one session even where the clear codes were lost. */
const SESSION = 3;

/** A table, or a log of tables, of perf top --stdio. */
export const perfTop: Format = {
  name: 'perf-top',
  title: 'perf top --stdio',
  begins: (lines, at) => beginsPerfTop(lines[at]?.text ?? ''),
  parse: (lines, at, source) => {
    const screens = readScreens(lines, at, source);
    const first = screens[0];
    if (first === undefined) return { profiles: [], diagnostics: [], end: at + 1 };
    const cleared = screens.some((screen, index) => index > 0 && clearsAbove(lines, screen.at));
    if (screens.length > 1 && (cleared || screens.length >= SESSION)) return lastScreen(lines, screens, source);
    const profiles = first.profile === null ? [] : [first.profile];
    return { profiles, diagnostics: first.diagnostics, end: first.end };
  },
};

function readScreens(lines: readonly Line[], at: number, source: string): readonly Screen[] {
  const screens: Screen[] = [];
  let index = at;
  while (index < lines.length && beginsPerfTop(lines[index]?.text ?? '')) {
    const screen = readScreen(lines, index, source);
    screens.push(screen);
    index = screen.end;
    while (index < lines.length && isBetweenScreens(lines[index]?.text ?? '')) index++;
  }
  return screens;
}

function readScreen(lines: readonly Line[], at: number, source: string): Screen {
  const { facts, end } = readPerfTopHeader(lines, at);
  let index = end;
  while (index < lines.length && isBetweenScreens(lines[index]?.text ?? '') && lines[index]?.clears !== true) index++;
  const rows = readRows(lines, index, source);
  if (rows.rows.length === 0) return { at, profile: null, diagnostics: [], end };
  const profile = profileOf('perf-top', source, lines, at, { titles: null, ruler: null, facts }, rows);
  return { at, profile, diagnostics: [...lossOf(facts, source, profile.line), ...rows.diagnostics], end: rows.end };
}

/** Blank lines, the dashed rule under the header, and what perf says while it starts and ends. */
function isBetweenScreens(text: string): boolean {
  return /^\s*(?:-{5,}=?|exiting\.|Mapped keys:.*|Showing .* for .*|Events\s+Pcnt.*|WARNING: LOST .*)?\s*$/.test(text);
}

function clearsAbove(lines: readonly Line[], at: number): boolean {
  return lines[at]?.clears === true || lines[at - 1]?.clears === true || lines[at - 2]?.clears === true;
}

/** The last screen is complete unless the log ends inside it: without a line end, and with fewer rows than before. */
function lastScreen(lines: readonly Line[], screens: readonly Screen[], source: string): Block {
  const filled = screens.filter((screen) => screen.profile !== null);
  const end = Math.max(...screens.map((screen) => screen.end));
  const last = filled.at(-1);
  const previous = filled.at(-2);
  if (last?.profile == null) return { profiles: [], diagnostics: [], end };
  const cut =
    end === lines.length && previous?.profile != null && last.profile.entries.length < previous.profile.entries.length;
  const chosen = cut ? previous : last;
  if (chosen?.profile == null) return { profiles: [], diagnostics: [], end };
  const { profile } = chosen;
  const message = `${screens.length} screens of perf top; took the last complete one`;
  return {
    profiles: [{ ...profile, facts: { ...profile.facts, screens: screens.length } }],
    diagnostics: [diagnostic('many-screens', message, source, profile.line), ...chosen.diagnostics],
    end,
  };
}
