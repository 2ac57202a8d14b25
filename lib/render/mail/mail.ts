import { escapeAscii } from '../../model/escape.ts';
import type { Origin } from '../../report/origin.ts';
import type { ComparisonReport, Report, ReportRow, SumRow } from '../../report/report.ts';
import { wrapWords } from '../wrap.ts';

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
  const { place, verdict, legend, footnotes } = comparison;
  const wrap = (text: string, indent = ''): readonly string[] => wrapWords(plain(text), WIDTH, indent);
  const title = `overhead in %, delta in points${place === null ? '' : `, comparison ${place}`}`;
  const notes = [
    ...legend.flatMap((each) => wrap(each, '  ')),
    ...footnotes.flatMap((each) => wrap(`${each.symbols.join(', ')}: ${each.text}`, '  ')),
  ];
  const parts = [
    [title, ...verdict.flatMap((each) => wrap(each, '  '))],
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

/** Both ends of a label tell it from others: paths differ at their end, headings at their beginning. */
function cutMiddle(text: string, room: number): string {
  if (text.length <= room) return text;
  const head = Math.floor((room - 3) / 3);
  return `${text.slice(0, head)}...${text.slice(text.length - (room - 3 - head))}`;
}

function factLines(comparison: ComparisonReport): readonly string[] {
  return comparison.facts.flatMap(({ name, before, after }) =>
    wrapWords(plain(before === after ? `${name}: ${before}` : `${name}: ${before} -> ${after}`), WIDTH, '  '),
  );
}

function tableLines(comparison: ComparisonReport): readonly string[] {
  const { rows, hidden, rest } = comparison;
  const sums = [...(hidden === null ? [] : [hidden]), rest];
  const width = (title: string, cells: readonly string[]): number =>
    Math.max(title.length, ...cells.map((cell) => cell.length));
  const widths: Widths = {
    before: width(
      'before',
      [...rows, ...sums].map((row) => row.before),
    ),
    after: width(
      'after',
      [...rows, ...sums].map((row) => row.after),
    ),
    delta: width(
      'delta',
      rows.map((row) => row.delta),
    ),
  };
  return [
    `${numbers({ before: 'before', after: 'after', delta: 'delta' }, widths)}  symbol`,
    ...rows.flatMap((row) => rowLines(row, widths)),
    ...sums.map((row) => sumLine(row, widths)),
  ];
}

interface Widths {
  readonly before: number;
  readonly after: number;
  readonly delta: number;
}

function numbers(cells: Record<keyof Widths, string>, widths: Widths): string {
  const padded = [
    cells.before.padStart(widths.before),
    cells.after.padStart(widths.after),
    cells.delta.padStart(widths.delta),
  ];
  return ` ${padded.join('  ')}`;
}

function sumLine(row: SumRow, widths: Widths): string {
  return `${numbers({ before: row.before, after: row.after, delta: '' }, widths)}  ${row.words}`;
}

/** A symbol that does not fit behind the numbers goes alone on the next line; one longer than a line is broken. */
function rowLines(row: ReportRow, widths: Widths): readonly string[] {
  const front = numbers(row, widths);
  const name = originText(row.origin) + escapeAscii(row.symbol);
  const whole = `${front}  ${name}`;
  if (whole.length <= WIDTH) return [whole];
  const lines: string[] = [front];
  let left = name;
  for (const room = WIDTH - INDENT.length; left.length > room; ) {
    const cut = breakAt(left, room - 1);
    lines.push(`${INDENT}${left.slice(0, cut)}\\`);
    left = left.slice(cut);
  }
  return [...lines, INDENT + left];
}

/** Breaks neither beside a blank nor inside an escape, which would not read back. */
function breakAt(text: string, at: number): number {
  for (let cut = at; cut > at - 20; cut--) {
    const escaped = /\\(?:u\{?[0-9a-f]{0,6})?$/.test(text.slice(0, cut));
    if (!escaped && text[cut - 1] !== ' ' && text[cut] !== ' ') return cut;
  }
  return at;
}

function originText(origin: Origin | null): string {
  if (origin === null) return '';
  const name = escapeAscii(origin.name).replace(/[\])]/g, (bracket) => `\\u{${bracket.charCodeAt(0).toString(16)}}`);
  return `${origin.brackets[0]}${name}${origin.brackets[1]} `;
}

function plain(text: string): string {
  return escapeAscii(text).replaceAll('\\\\', '\\');
}
