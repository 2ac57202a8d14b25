import { escapeAscii } from '../../model/escape.ts';
import { largestOf } from '../../model/largest.ts';
import type { Origin } from '../../report/origin.ts';
import type { ComparisonReport, Report, ReportRow } from '../../report/report.ts';
import { cutMiddle } from '../cut-middle.ts';
import { titleOf } from '../title.ts';
import { wrapWords } from '../wrap.ts';
import { breakLong } from './break-long.ts';

/** Columns of a mail: with two marks of quoting it still fits into 80. */
const WIDTH = 72;
/** Where a symbol stands that found no room behind the numbers. */
const INDENT = '    ';

/**
 * Returns the report as plain text for a review mail: ASCII, at most 72 columns, numbers first, the symbol last and
 * whole. It reads back as an input (lib/formats/perfshift-mail).
 */
export function renderMail(report: Report): string {
  return `${report.comparisons.map(renderOne).join('\n\n\n')}\n`;
}

function renderOne(comparison: ComparisonReport): string {
  const { verdict, legend, footnotes } = comparison;
  const notes = [
    ...legend.flatMap((each) => wrap(each, '  ')),
    ...footnotes.flatMap((each) => wrap(each.standalone, '  ')),
  ];
  const parts = [
    [titleOf(comparison), ...verdict.flatMap((each) => wrap(each, '  '))],
    [sideLine('before', comparison), sideLine('after ', comparison), ...factLines(comparison)],
    tableLines(comparison),
    notes,
  ];
  return parts
    .filter((part) => part.length > 0)
    .map((part) => part.map((line) => line.trimEnd()).join('\n'))
    .join('\n\n');
}

/** A label may be cut, a symbol never. */
function sideLine(side: 'before' | 'after ', comparison: ComparisonReport): string {
  const name = side.trim() as 'before' | 'after';
  const line = `${side}  ${comparison.lists[name]}`;
  const room = WIDTH - line.length - 4;
  const label = plain(comparison.labels[name]);
  if (room < 8) return line;
  return `${line}  "${cutMiddle(label, room)}"`;
}

function factLines(comparison: ComparisonReport): readonly string[] {
  return comparison.facts.flatMap(({ name, before, after }) =>
    wrap(before === after ? `${name}: ${before}` : `${name}: ${before} -> ${after}`, '  '),
  );
}

function tableLines({ rows, hidden, rest, rowTitle, extraTitles, patched }: ComparisonReport): readonly string[] {
  const sums = [hidden, rest].filter((row) => row !== null);
  const all = [...rows, ...sums];
  const columns: readonly (readonly [string, readonly string[]])[] = [
    ['before', all.map((row) => row.before)],
    ['after', all.map((row) => row.after)],
    ['delta', rows.map((row) => row.delta)],
    ...extraTitles.map((title, at) => [title, all.map((row) => row.extras[at] ?? '')] as const),
  ];
  const widths = columns.map(([title, cells]) =>
    largestOf(
      cells.map((cell) => cell.length),
      title.length,
    ),
  );
  const patch = (word: string): string => (patched ? `  ${word.padEnd(PATCH.length)}` : '');
  const front = (cells: readonly string[]): string =>
    ` ${cells.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('  ')}`;
  return [
    ...fitting(front(columns.map(([title]) => title)) + patch(PATCH), rowTitle, [rowTitle]),
    ...rows.flatMap((row) => {
      return rowLines(front([row.before, row.after, row.delta, ...row.extras]) + patch(row.patch ? PATCH : ''), row);
    }),
    ...sums.flatMap((row) => {
      const numbers = `${front([row.before, row.after, '', ...row.extras])}${patch('')}`;
      return fitting(numbers, row.words, [row.words]);
    }),
  ];
}

/** The title of the column that marks functions of the patch, and the mark. */
const PATCH = 'patch';

/** A symbol that does not fit behind the numbers goes alone on the next line; one longer than a line is broken. */
function rowLines(front: string, row: ReportRow): readonly string[] {
  const name = originText(row.origin) + escapeAscii(row.symbol);
  return fitting(front, name, breakLong(name, WIDTH - INDENT.length));
}

/** Text behind the numbers, or where it does not fit its lines below them. */
function fitting(front: string, text: string, lines: readonly string[]): readonly string[] {
  const whole = `${front}  ${text}`;
  return whole.length <= WIDTH ? [whole] : [front.trimEnd(), ...lines.map((line) => INDENT + line)];
}

/** Prose in lines of the mail's width. */
function wrap(text: string, indent: string): readonly string[] {
  return wrapWords(plain(text), WIDTH, indent).flatMap((line) => breakLong(line, WIDTH));
}

function originText(origin: Origin | null): string {
  if (origin === null) return '';
  // A bracket of the other kind closes nothing: [vdso] is an object of its own name.
  const [opening, closing] = origin.brackets === '[]' ? ['[', ']'] : ['(', ')'];
  const name = escapeAscii(origin.name).replaceAll(closing, (bracket) => `\\u{${bracket.charCodeAt(0).toString(16)}}`);
  return `${opening}${name}${closing} `;
}

function plain(text: string): string {
  return escapeAscii(text).replaceAll('\\\\', '\\');
}
