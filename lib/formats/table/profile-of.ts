import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Line } from '../../model/line.ts';
import { type Facts, NO_FACTS, type Profile } from '../../model/profile.ts';
import type { Column, Span } from './columns.ts';
import { readEntries } from './entries.ts';
import type { Rows } from './read-rows.ts';

/** What stands above the rows of a table. */
export interface Header {
  readonly titles: readonly Column[] | null;
  readonly ruler: readonly Span[] | null;
  readonly facts: Facts;
}

/** The header of a table that has none. */
export const NO_HEADER: Header = { titles: null, ruler: null, facts: NO_FACTS };

/** Returns the profile of a table whose block begins at line index `at`. `rows` holds at least one row. */
export function profileOf(
  format: string,
  source: string,
  lines: readonly Line[],
  at: number,
  header: Header,
  rows: Rows,
): Profile {
  const { entries, columns } = readEntries(rows.rows, header.titles, header.ruler);
  return {
    source,
    line: lines[at]?.number ?? 1,
    endLine: lines[rows.end - 1]?.number ?? 1,
    format,
    columns: columns.map((column) => column.title),
    facts: header.facts,
    entries,
    elided: rows.elided,
    label: null,
    side: null,
    stated: null,
  };
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
