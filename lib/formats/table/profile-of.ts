import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Entry } from '../../model/entry.ts';
import type { Line } from '../../model/line.ts';
import { type Facts, NO_FACTS, type Profile } from '../../model/profile.ts';
import { readStacks } from './chains/read-stacks.ts';
import type { Column, Span } from './columns.ts';
import { readEntries } from './entries.ts';
import { memberEvents } from './member-events.ts';
import type { Rows } from './read-rows.ts';
import { type Filters, filterEntry, NO_FILTERS } from './row-filters.ts';

/** What stands above the rows of a table. */
export interface Header {
  readonly titles: readonly Column[] | null;
  readonly ruler: readonly Span[] | null;
  readonly facts: Facts;
  readonly filters: Filters;
}

/** The header of a table that has none. */
export const NO_HEADER: Header = { titles: null, ruler: null, facts: NO_FACTS, filters: NO_FILTERS };

/**
 * Returns the profiles of a table whose block begins at line index `at`: one for each event whose figures stand side by
 * side, else one. `rows` holds at least one row.
 */
export function profilesOf(
  format: string,
  source: string,
  lines: readonly Line[],
  at: number,
  header: Header,
  rows: Rows,
): readonly Profile[] {
  const { members, columns } = readEntries(rows.rows, header.titles, header.ruler);
  const events = memberEvents(header.facts.event, members.length);
  return members.map((entries, member) => ({
    source,
    line: lines[at]?.number ?? 1,
    endLine: lines[rows.end - 1]?.number ?? 1,
    format,
    columns: columns.map((column) => column.title),
    facts: members.length === 1 ? header.facts : factsOf(header.facts, events[member] ?? null),
    entries: entries.map((entry) => filterEntry(entry, header.filters)),
    elided: rows.elided || header.filters.any,
    label: null,
    side: null,
    stated: null,
    stacks: rows.graph && member === 0 ? readStacks(lines, rows, entries, { columns, facts: header.facts }) : null,
  }));
}

/** The title of a group counts all of its events together, so that no count is left for one of them. */
function factsOf(facts: Facts, event: string | null): Facts {
  return { ...facts, event, samples: null, eventCount: null };
}

/** Returns the note that rows without a symbol are named by another column, none where the table has symbols. */
export function namingOf(profiles: readonly Profile[], source: string): readonly Diagnostic[] {
  const [first] = profiles;
  if (first === undefined || first.columns.some((title) => title === 'Symbol') || !first.entries.every(isNamed))
    return [];
  const message = `the table has no column Symbol, expected one; its rows are named by ${namingTitle(first)}`;
  return [diagnostic('no-symbol-column', message, source, first.line)];
}

function isNamed(entry: Entry): boolean {
  return entry.level === null;
}

function namingTitle(profile: Profile): string {
  const titles = ['Shared Object', 'Command', 'Pid:Command', 'Tgid:Command', 'CPU'];
  const figures = ['Overhead', 'Children', 'Self', 'Samples', 'Period'];
  const others = profile.columns.filter((title) => !figures.includes(title)).join(' and ');
  return titles.find((title) => profile.columns.includes(title)) ?? others;
}

/** Returns the warning for samples that perf lost or dropped, none where it lost none. */
export function lossOf(facts: Facts, source: string, line: number): readonly Diagnostic[] {
  const parts = [
    facts.lost !== null && facts.lost > 0 ? `${facts.lost} lost` : '',
    facts.dropped !== null && facts.dropped > 0 ? `${facts.dropped} dropped` : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return [];
  const message = `perf counts ${parts.join(' and ')} samples, expected none; the shares may be biased`;
  return [diagnostic('lost-samples', message, source, line)];
}
