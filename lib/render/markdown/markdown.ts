import { escapeHarmful } from '../../model/escape.ts';
import { formatOrigin } from '../../report/origin.ts';
import type { ComparisonReport, Report, ReportRow } from '../../report/report.ts';

/** Returns the report as GitHub-flavoured Markdown: sentences, a table a comparison, notes. */
export function renderMarkdown(report: Report): string {
  return `${report.comparisons.map(renderOne).join('\n\n---\n\n')}\n`;
}

function renderOne(comparison: ComparisonReport): string {
  const { place, verdict, labels, lists, facts, rows, hidden, rest, legend, footnotes, rowTitle, extraTitles } =
    comparison;
  const parts = [
    place === null ? '' : `**Comparison ${place}**`,
    verdict.map(prose).join('  \n'),
    table(
      ['', cell(labels.before), cell(labels.after)],
      ['left', 'left', 'left'],
      [['list', lists.before, lists.after], ...facts.map((fact) => [fact.name, fact.before, fact.after])].map((row) =>
        row.map(cell),
      ),
    ),
    table(
      ['before %', 'after %', 'delta', ...extraTitles.map(cell), 'in', rowTitle],
      ['right', 'right', 'right', ...extraTitles.map(() => 'right' as const), 'left', 'left'],
      [
        ...rows.map(rowCells),
        ...[hidden, rest].flatMap((row) =>
          row === null ? [] : [[row.before, row.after, '', ...row.extras.map(cell), '', cell(row.words)]],
        ),
      ],
    ),
    [...legend, ...footnotes.map((note, at) => `[${at + 1}] ${note.text}`)]
      .map((line) => `- ${prose(line)}`)
      .join('\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function rowCells(row: ReportRow): readonly string[] {
  const marks = (row.patch ? ' (patch)' : '') + row.marks.map((mark) => ` \\[${mark}\\]`).join('');
  const origin = formatOrigin(row.origin);
  return [
    cell(row.before),
    cell(row.after),
    cell(row.delta),
    ...row.extras.map(cell),
    origin === '' ? '' : code(origin),
    code(row.symbol) + marks,
  ];
}

function table(
  head: readonly string[],
  aligns: readonly ('left' | 'right')[],
  rows: readonly (readonly string[])[],
): string {
  const rule = aligns.map((align) => (align === 'right' ? '--:' : ':--'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Text in which nothing is markup: Markdown's own signs, HTML, mentions and links are taken apart. */
function prose(text: string): string {
  return escapeHarmful(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]{}#|~!]/g, '\\$&')
    .replaceAll('@', '&#64;');
}

function cell(text: string): string {
  return prose(text);
}

/** A code span whose fence is longer than any run of backticks inside; a bar would end the cell even there. */
function code(text: string): string {
  const plain = escapeHarmful(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  const space = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return fence + space + plain + space + fence;
}
