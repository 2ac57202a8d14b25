import { isJudged, judgedAs } from '../../report/judged.ts';
import type { ComparisonReport } from '../../report/report.ts';
import type { PictureOptions } from '../picture-options.ts';
import type { NameFrame } from '../renderer.ts';
import { chainTree } from './chain-tree.ts';
import { type Encoded, encodeData } from './data.ts';
import { flatTree } from './flat-tree.ts';
import { drawFoot, notesOf } from './foot.ts';
import { drawGraph, type Graph, NARROWEST } from './graph.ts';
import { drawHead } from './head.ts';
import { slotOf } from './lay-out.ts';
import { measureOf } from './measure.ts';
import { MARGIN } from './part.ts';
import { type PictureTree, sumUp } from './tree.ts';
import { captionOf, listedRows, topTable, wrapLines } from './words.ts';
import { round } from './xml.ts';

/** A comparison as it is drawn, from its own upper edge. */
export interface Panel {
  readonly body: string;
  readonly height: number;
  /** What it says, as plain text. */
  readonly words: readonly string[];
}

/** What a panel is drawn for. */
export interface PanelRequest {
  readonly options: PictureOptions;
  readonly nameFrame: NameFrame;
  readonly width: number;
  /** The most characters that frames and data may take together. */
  readonly room: number;
}

/** Returns a comparison as a picture: what matters in words, the graph, what its colours mean, the largest shifts. */
export function drawPanel(report: ComparisonReport, request: PanelRequest): Panel {
  const { options, nameFrame, room } = request;
  const { comparison } = report;
  const measured = measureOf(comparison, options.measure);
  const tree = chainTree(report, measured, nameFrame) ?? flatTree(report, measured);
  const context = { measured, points: tree.points, cost: comparison.cost };
  const ranks = ranksOf(report, tree);
  const width = request.width - 2 * MARGIN;
  const whole = sumUp(tree.root, (node) => slotOf(node, tree.points, 'max'), tree.open);
  const graph = drawGraph({ tree, whole, options, context, width, ranks, room: Math.round(room * 0.55) });
  const data = encodeData({ tree, whole, options, context, ranks, leaf: graph.leaf, room: Math.round(room * 0.45) });
  const head = drawHead(report, options.scale);
  const notes = [...notesOf(report, tree, measured, options), ...summedNotes(graph, data)];
  const table = topTable(report);
  const foot = drawFoot(report, options.scale, table, notes);
  const below = head.height + graph.height + MARGIN;
  const body = [
    `<g class="head">${head.body}</g>`,
    `<g class="graph" transform="translate(${MARGIN},${head.height})">\n${graph.body}\n</g>`,
    `<g class="foot" transform="translate(0,${below})">${foot.body}</g>`,
    `<metadata class="data">${data.json}</metadata>`,
  ].join('\n');
  const words = [captionOf(report), ...report.verdict.flatMap(wrapLines), ...table, ...notes];
  return { body, height: below + foot.height, words };
}

/**
 * Rows that are listed below a flat graph are numbered in it, but for those that the runs do not tell; a group is known
 * by its name.
 */
function ranksOf(report: ComparisonReport, { chains }: PictureTree): ReadonlyMap<unknown, number> {
  const ranks = new Map<unknown, number>();
  if (chains) return ranks;
  const { comparison } = report;
  for (const [at, { subject }] of listedRows(report).entries()) {
    if (subject.kind === 'group') ranks.set(subject.group.name, at + 1);
    else if (!isJudged(comparison) || judgedAs(subject.shift) === 'told') ranks.set(subject.shift, at + 1);
  }
  return ranks;
}

/** What was summed to keep the picture small. */
function summedNotes({ narrowest }: Graph, { least, cutNames }: Encoded): readonly string[] {
  return [
    ...(narrowest > NARROWEST
      ? [`to keep the picture small, frames below ${round(narrowest)} of 1000 pixels are summed in it`]
      : []),
    ...(least > 0
      ? [`to keep the file small, frames below ${round(least * 1000)}/1000 points are summed, zoomed in too`]
      : []),
    ...(cutNames > 0 ? [`to keep the file small, ${cutNames} names are cut in the middle`] : []),
  ];
}
