import type { SeriesReport } from '../../report/series.ts';
import { code, prose, table } from '../markdown/markup.ts';

/** Returns a series as GitHub-flavoured Markdown: the versions, then a table with a column for each share and delta. */
export function renderSeriesMarkdown({ notes, versions, titles, rows, hidden, legend }: SeriesReport): string {
  const right = titles.map(() => 'right' as const);
  const parts = [
    notes.map(prose).join('  \n'),
    table(
      ['', 'version', 'list'],
      ['left', 'left', 'left'],
      versions.map(({ number, label, facts }) => [prose(number), prose(label), prose(facts)]),
    ),
    table(
      [...titles.map(prose), 'in', 'symbol'],
      [...right, 'left', 'left'],
      [
        ...rows.map(({ cells, origin, symbol }) => [
          ...cells.map((cell) => prose(cell.trimEnd())),
          origin === '' ? '' : code(origin),
          code(symbol),
        ]),
        ...(hidden === null ? [] : [[...titles.map(() => ''), '', prose(hidden)]]),
      ],
    ),
    legend.map((line) => `- ${prose(line)}`).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}
