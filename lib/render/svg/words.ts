import { certainShift } from '../../model/certain.ts';
import { largestOf } from '../../model/largest.ts';
import { formatWithin } from '../../report/figures.ts';
import { isAtEqualCost, isJudged, judgedAs } from '../../report/judged.ts';
import { formatOrigin } from '../../report/origin.ts';
import type { ComparisonReport, ReportRow } from '../../report/report.ts';
import { wrapWords } from '../wrap.ts';
import type { Measured } from './measure.ts';
import { cutText, plainName } from './texts.ts';

/** Columns of a line of words: 728 pixels, so that a narrow window shows it whole. */
const COLUMNS = 98;
/** Rows that are listed below the graph. */
export const LISTED = 8;

/**
 * Returns the rows that are listed below a graph, in order. Those with too few samples to be tested are left to the graph
 * where others were tested: of all they are the noisiest, and by their figures alone they would stand first.
 */
export function listedRows({ rows, comparison }: ComparisonReport): readonly ReportRow[] {
  const isRare = ({ subject }: ReportRow): boolean =>
    comparison.testing !== null && subject.kind === 'shift' && subject.shift.reason === 'few-samples';
  const listed: ReportRow[] = [];
  for (const row of rows) {
    if (listed.length === LISTED) break;
    if (!isRare(row)) listed.push(row);
  }
  return listed;
}

/** Returns the text in lines that fit, harmful characters shown. A word that is longer than a line is cut. */
export function wrapLines(text: string): readonly string[] {
  return wrapWords(plainName(text, 4000), COLUMNS, '').map((line) => cutText(line, COLUMNS));
}

/** The one thing that matters, and its tone. */
export interface Headline {
  readonly text: string;
  readonly row: ReportRow | null;
}

/** Returns the shift that stands first, or that none can be told. */
export function headlineOf(report: ComparisonReport): Headline {
  const [row] = report.rows;
  const none = { text: 'no shift can be told', row: null };
  if (row === undefined) return none;
  const { subject } = row;
  if (subject.kind === 'group') {
    return row.direction === 0 && row.delta === '0.00' ? none : { text: `${row.delta} points  ${named(row)}`, row };
  }
  if (!isJudged(report.comparison))
    return certainShift(subject.shift.delta) === 0 ? none : { text: `${row.delta} points  ${named(row)}`, row };
  const first = report.rows.find((each) => each.subject.kind === 'shift' && judgedAs(each.subject.shift) === 'told');
  if (first === undefined)
    return {
      text:
        report.comparison.testing === null
          ? 'no shift is larger than the noise seen in such runs'
          : 'no shift can be told from how the runs vary',
      row: null,
    };
  return { text: `${testedDelta(first)}  ${named(first)}`, row: first };
}

/** The delta that was tested: where there is a column for equal cost it is the first of the extra ones. */
function testedDelta(row: ReportRow): string {
  const { subject, delta, extras } = row;
  const equal = subject.kind === 'shift' && isAtEqualCost(subject.shift);
  return equal ? `${extras[0]} points at equal cost` : `${delta} points`;
}

function named(row: ReportRow): string {
  const origin = formatOrigin(row.origin);
  return plainName(origin === '' ? row.symbol : `${origin} ${row.symbol}`, 52);
}

/** Returns the title of the picture: what was compared. */
export function captionOf(report: ComparisonReport): string {
  const { labels, place, comparison } = report;
  const event = comparison.after.facts.event ?? comparison.before.facts.event;
  const parts = [
    `${plainName(labels.before, 34)} -> ${plainName(labels.after, 34)}`,
    ...(event === null ? [] : [plainName(event, 20)]),
    ...(place === null ? [] : [`comparison ${place}`]),
  ];
  return parts.join('   ');
}

/** Returns the rows that stand first as a table, its title line first; the numbers are those under the graph. */
export function topTable(report: ComparisonReport): readonly string[] {
  const rows = listedRows(report);
  if (rows.length === 0) return [];
  const columns: readonly (readonly string[])[] = [
    ['', ...rows.map((_, at) => String(at + 1))],
    ['before', ...rows.map((row) => row.before)],
    ['after', ...rows.map((row) => row.after)],
    ['delta', ...rows.map((row) => row.delta)],
    ...report.extraTitles.map((title, at) => [title, ...rows.map((row) => row.extras[at] ?? '')]),
  ];
  const widths = columns.map((cells) =>
    largestOf(
      cells.map((cell) => cell.length),
      0,
    ),
  );
  const front = (line: number): string =>
    columns.map((cells, at) => (cells[line] ?? '').padStart(widths[at] ?? 0)).join('  ');
  const room = COLUMNS - front(0).length - 2;
  const title = `${front(0)}  ${report.rowTitle}`;
  const lines = rows.map((row, at) => {
    const origin = formatOrigin(row.origin);
    return `${front(at + 1)}  ${plainName(origin === '' ? row.symbol : `${origin} ${row.symbol}`, room)}`;
  });
  return [title, ...lines, ...moreRows(report)];
}

function moreRows(report: ComparisonReport): readonly string[] {
  const { rows, hidden } = report;
  const listed = new Set(listedRows(report));
  const others = rows.filter((row) => !listed.has(row));
  const deltas = others.flatMap(({ subject }) =>
    subject.kind === 'shift' ? [subject.shift.delta] : [subject.group.delta],
  );
  const more =
    others.length === 0
      ? []
      : [`${others.length} more in the graph, ${others.length === 1 ? '' : 'each '}within +-${formatWithin(deltas)}`];
  return [...more, ...(hidden === null ? [] : [`left out: ${hidden.words}`])];
}

/** Returns what the frames measure, in words. */
export function measureWords({ name, factor }: Measured): string {
  if (name === 'share') return 'widths and colours are shares, in points of 100';
  const how = name === 'corrected' ? 'at equal cost' : 'cost per unit of work';
  return `widths and colours are ${how}, in points of the before total: shares after are drawn x ${factor.toFixed(3)}`;
}
