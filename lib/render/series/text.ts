import { escapeAscii, escapeHarmful } from '../../model/escape.ts';
import { largestOf } from '../../model/largest.ts';
import type { SeriesReport } from '../../report/series.ts';
import { cutMiddle } from '../cut-middle.ts';
import { wrapWords } from '../wrap.ts';

/** Columns that the numbers may take, so that a symbol finds room behind them. */
const NUMBERS = 56;
/** Where a symbol stands that finds none. */
const INDENT = '    ';

/**
 * Returns a series as plain text: the versions, then a line a symbol with its shares and deltas. Where that many columns
 * find no room only the first version's shares are shown beside the deltas.
 */
export function renderSeriesText(report: SeriesReport, width: number, ascii: boolean): string {
  const plain = ascii ? escapeAscii : escapeHarmful;
  const { versions, rows, hidden, legend, notes } = report;
  const columns = columnsOf(report);
  const cells = rows.map((row) => columns.map((at) => row.cells[at] ?? ''));
  const titles = columns.map((at) => report.titles[at] ?? '');
  const widths = titles.map((title, at) =>
    widest(
      title,
      cells.map((row) => row[at]),
    ),
  );
  const front = (row: readonly string[]): string =>
    ` ${row.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('  ')}`;
  const lines = rows.flatMap(({ origin, symbol }, at) => {
    const numbers = front(cells[at] ?? []);
    const name = plain(origin === '' ? symbol : `${origin} ${symbol}`);
    return numbers.length + 2 + name.length <= width ? [`${numbers}  ${name}`] : [numbers.trimEnd(), INDENT + name];
  });
  return `${[
    ...notes.flatMap((note) => wrapWords(plain(note), width, '  ')),
    '',
    ...versions.flatMap(({ number, label, facts }) => {
      const room = Math.max(8, width - number.length - facts.length - 7);
      return wrapWords(`${number}  ${facts}  "${cutMiddle(plain(label), room)}"`, width, '     ');
    }),
    '',
    `${front(titles)}  symbol`,
    ...lines,
    ...(hidden === null ? [] : [` ${hidden}`]),
    '',
    ...legend.flatMap((line) => wrapWords(line, width, '  ')),
  ]
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}

function widest(title: string | undefined, cells: readonly (string | undefined)[]): number {
  return largestOf(
    cells.map((cell) => cell?.length ?? 0),
    title?.length ?? 0,
  );
}

/** All columns, or those of the first version and of the deltas. */
function columnsOf({ titles, shares, rows }: SeriesReport): readonly number[] {
  const all = titles.map((_, at) => at);
  const widths = all.map((at) =>
    widest(
      titles[at],
      rows.map((row) => row.cells[at]),
    ),
  );
  const total = widths.reduce((sum, each) => sum + each + 2, 0);
  return total <= NUMBERS ? all : all.filter((at) => at === 0 || at >= shares);
}
