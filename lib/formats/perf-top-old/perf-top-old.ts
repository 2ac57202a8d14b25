/**
 * perf top --stdio of perf 2.6.31 to 3.1, which counted for itself and not with the row engine of later versions:
 *
 *                  samples  pcnt         RIP          function                       DSO
 *                  _______ _____ ________________ ______________________________ ___________________
 *
 *                    80.00 23.7% ffffffff8102a1c2 read_hpet                      [kernel.kallsyms]
 *
 *                  samples    pcnt         RIP          kernel function
 *                  3235.00 - 75.1% - ffffffff814afb21 : _spin_lock
 *
 * Printed by builtin-top.c `print_sym_table`: `%20.2f ` (with several events `%9.1f %10ld `), `%4.1f%%`, with -v
 * ` %016llx`, then the symbol, cut at its column, and the object. What it cannot tell: the level (kernel objects are told
 * by their name), samples behind the shares (those printed decay), the end of a cut symbol.
 */
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Line } from '../../model/line.ts';
import { NO_FACTS, type Profile } from '../../model/profile.ts';
import type { Block, Format } from '../format.ts';
import { lossOf } from '../table/profile-of.ts';
import { beginsTopHeader, readTopHeader } from '../table/top-header.ts';
import { lacksObject, type OldRow, readOldRow } from './old-row.ts';
import { type OldTitles, parseOldTitles } from './old-titles.ts';

/** This many tables with nothing between them are one session: a person pastes two. */
const SESSION = 3;
/** Lines between the header and the titles: the dashes below it and blank ones. */
const MOST_BETWEEN = 5;

/** A screen of perf top --stdio before perf 3.2. */
export const perfTopOld: Format = {
  name: 'perf-top-old',
  title: 'perf top --stdio before perf 3.2',
  signs: ['PerfTop:', 'pcnt'],
  begins: (lines, at) => titlesAt(lines, at) !== null,
  parse: (lines, at, source): Block => {
    const screens: Block[] = [];
    let next = at;
    while (titlesAt(lines, next) !== null) {
      const screen = readScreen(lines, next, source);
      screens.push(screen);
      next = screen.end;
      while (next < lines.length && /^[\s|-]*$/.test(lines[next]?.text ?? '')) next++;
    }
    const [first] = screens;
    const filled = screens.filter((screen) => screen.profiles.length > 0);
    const last = filled.at(-1);
    if (first === undefined) return { profiles: [], diagnostics: [], end: at + 1 };
    if (last === undefined || screens.length < SESSION) return first;
    const message = `${screens.length} screens of perf top; took the last one`;
    const line = last.profiles[0]?.line ?? null;
    const note = diagnostic('many-screens', message, source, line);
    const profiles = last.profiles.map((profile) => ({
      ...profile,
      facts: { ...profile.facts, screens: screens.length },
    }));
    return { profiles, diagnostics: [note, ...last.diagnostics], end: screens.at(-1)?.end ?? first.end };
  },
};

function readScreen(lines: readonly Line[], at: number, source: string): Block {
  const head = titlesAt(lines, at);
  if (head === null) return { profiles: [], diagnostics: [], end: at + 1 };
  const { rows, end, diagnostics } = readOldRows(lines, head.end, head.titles, source);
  if (rows.length === 0) return { profiles: [], diagnostics, end: Math.max(end, at + 1) };
  const facts = beginsTopHeader(lines[at]?.text ?? '') ? readTopHeader(lines, at).facts : NO_FACTS;
  const profile: Profile = {
    source,
    line: lines[at]?.number ?? 1,
    endLine: lines[end - 1]?.number ?? 1,
    format: 'perf-top-old',
    columns: head.titles.columns,
    facts,
    entries: rows.map((row) => row.entry),
    elided: false,
    label: null,
    side: null,
    stated: null,
    stacks: null,
  };
  return { profiles: [profile], diagnostics: [...lossOf(facts, source, profile.line), ...diagnostics], end };
}

/** The titles at line `at` or below a header there, and the index behind them. */
function titlesAt(lines: readonly Line[], at: number): { readonly titles: OldTitles; readonly end: number } | null {
  const own = titleLineAt(lines, at);
  if (own !== null) return own;
  if (!beginsTopHeader(lines[at]?.text ?? '')) return null;
  const { end } = readTopHeader(lines, at);
  for (let index = end; index < lines.length && index < end + MOST_BETWEEN; index++) {
    const titles = titleLineAt(lines, index);
    if (titles !== null) return titles;
    if (!/^[\s|-]*$/.test(lines[index]?.text ?? '')) return null;
  }
  return null;
}

/** The titles that a line names, with the last one where a mailer broke it off. */
function titleLineAt(lines: readonly Line[], at: number): { readonly titles: OldTitles; readonly end: number } | null {
  const text = lines[at]?.text ?? '';
  const titles = parseOldTitles(text);
  if (titles === null) return null;
  const next = lines[at + 1];
  const isBroken = next?.depth === lines[at]?.depth && /^\s*DSO$/.test(next?.text ?? '');
  const whole = isBroken ? parseOldTitles(`${text} DSO`) : null;
  return whole === null ? { titles, end: at + 1 } : { titles: whole, end: at + 2 };
}

interface OldRows {
  readonly rows: readonly OldRow[];
  readonly end: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Something of a row: figures and a share. */
const BROKEN = /^[\s|]*[\d.]+\s.*%/;

function brokenRow({ text, number }: Line, source: string): Diagnostic {
  const message = `"${text.trim().slice(0, 60)}" is no row of samples, share and function; row left out`;
  return diagnostic('bad-row', message, source, number);
}

/** The row at line `at`, whole, and the index of its last line; null where none is. */
function rowAt(
  lines: readonly Line[],
  at: number,
  titles: OldTitles,
): { readonly row: OldRow; readonly last: number } | null {
  const first = lines[at];
  if (first === undefined) return null;
  const named = wrappedFunction(first, lines[at + 1]);
  const [line, behind] = named === null ? [first, at + 1] : [named, at + 2];
  const wrapped = wrappedObject(line, lines[behind], titles);
  if (wrapped === null && lacksObject(line.text, titles)) return null;
  const row = readOldRow(wrapped ?? line, titles);
  return row === null ? null : { row, last: wrapped === null ? behind - 1 : behind };
}

/** A row that a narrow mailer broke behind its share, with the function from the next line; null where it was not broken. */
function wrappedFunction(line: Line, next: Line | undefined): Line | null {
  if (!/^[\s|]*\d{1,15}(?:\.\d{1,2})?\s+\d{1,3}\.\d%$/.test(line.text) || next?.depth !== line.depth) return null;
  return /^\s*[^\s\d[/]\S*(?:\s+\S+)?$/.test(next.text) ? { ...line, text: `${line.text} ${next.text.trim()}` } : null;
}

/** A row that a mailer broke before its object, with the object from the next line; null where it was not broken. */
function wrappedObject(line: Line, next: Line | undefined, titles: OldTitles): Line | null {
  if (!lacksObject(line.text, titles) || next === undefined || next.depth !== line.depth) return null;
  return /^\s*(?:\[[^\]]{1,80}\]|[\w/.+-]{1,200})$/.test(next.text)
    ? { ...line, text: `${line.text} ${next.text.trim()}` }
    : null;
}

/** Rows follow the titles, a line of underscores and a blank one; they end at a blank line or at anything else. */
function readOldRows(lines: readonly Line[], from: number, titles: OldTitles, source: string): OldRows {
  const rows: OldRow[] = [];
  const diagnostics: Diagnostic[] = [];
  let end = from;
  const { depth } = lines[from - 1] ?? { depth: 0 };
  for (let index = from; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || line.depth !== depth || (line.clears && rows.length > 0)) break;
    if (/^[\s|_]*$/.test(line.text)) {
      if (rows.length > 0) break;
      continue;
    }
    const row = rowAt(lines, index, titles);
    if (row !== null) {
      rows.push(row.row);
      index = row.last;
    } else if (rows.length > 0 && BROKEN.test(line.text)) diagnostics.push(brokenRow(line, source));
    else break;
    end = index + 1;
  }
  return { rows, end, diagnostics };
}
