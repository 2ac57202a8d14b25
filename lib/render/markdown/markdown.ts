import { formatOrigin } from '../../report/origin.ts';
import type { ComparisonReport, Report, ReportRow } from '../../report/report.ts';
import { code, prose, table } from './markup.ts';

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

function cell(text: string): string {
  return prose(text);
}
