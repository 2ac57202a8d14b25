import type { ComparisonReport } from '../../report/report.ts';
import type { PictureOptions } from '../picture-options.ts';
import { moveNotes } from './head.ts';
import { drawLegend, LEGEND_HEIGHT } from './legend.ts';
import type { Measured } from './measure.ts';
import { GAP, LINE, MARGIN, type Part, textLine } from './part.ts';
import type { PictureTree } from './tree.ts';
import { headlineOf, listedRows, measureWords, wrapLines } from './words.ts';

/** Where footnotes on the rows that are listed would outgrow the picture. */
const MOST_NOTES = 6;

/** Returns what stands below a graph: its legend, the rows that stand first as `table`, and what has to be known of the figures. */
export function drawFoot(
  report: ComparisonReport,
  scale: number,
  table: readonly string[],
  notes: readonly string[],
): Part {
  const lines = [`<g transform="translate(${MARGIN},0)">${drawLegend(scale, report.comparison)}</g>`];
  let y = LEGEND_HEIGHT + 10;
  const listed = listedRows(report).length;
  for (const [at, words] of table.entries()) {
    y += LINE;
    lines.push(textLine(MARGIN, y, words, at === 0 || at > listed ? 'm' : ''));
  }
  y += GAP;
  for (const words of notes) {
    y += LINE;
    lines.push(textLine(MARGIN, y, words, 'm'));
  }
  return { body: lines.join('\n'), height: y + MARGIN };
}

/** Returns what has to be known of a graph and its figures, in lines that fit. */
export function notesOf(
  report: ComparisonReport,
  tree: PictureTree,
  measured: Measured,
  { widthBy }: PictureOptions,
): readonly string[] {
  const what = tree.chains
    ? 'call chains, the root on top; the table lists own shares (self)'
    : 'domain, object, symbol: no call chains are known, none are drawn';
  const sides = widthBy === 'max' ? 'outline before, fill after, to scale' : `widths by ${SIDES[widthBy]}`;
  return [
    `${what}; ${sides}`,
    measureWords(measured),
    ...report.facts.map(({ name, before, after }) => `${name}: ${before === after ? before : `${before} -> ${after}`}`),
    ...report.legend,
    ...footnotesOf(report),
    ...tree.notes,
    ...(tree.open.before + tree.open.after === 0
      ? []
      : ['the printed chains are not complete: a frame may have all that is not listed']),
  ].flatMap(wrapLines);
}

const SIDES = { before: 'the side before', after: 'the side after', delta: 'shift' } as const;

/** What the listed rows need said beside them, but for what stands above the graph already. */
function footnotesOf(report: ComparisonReport): readonly string[] {
  const { footnotes } = report;
  const marks = new Set(listedRows(report).flatMap((row) => row.marks));
  const above = moveNotes(report, headlineOf(report).row);
  const notes = footnotes.filter((note, at) => marks.has(at + 1) && !above.includes(note));
  return notes.map(({ standalone }) => standalone).slice(0, MOST_NOTES);
}
