import { TICKS_PER_POINT } from '../../model/share.ts';
import { formatShare } from '../../report/figures.ts';
import type { PictureOptions } from '../picture-options.ts';
import { drawFrame, type FrameShape, ROW, TALL } from './draw-frame.ts';
import { prefixOf, titleText, type WordContext } from './frame-words.ts';
import { toneOf } from './judge.ts';
import { layOut, type Placed, slotOf } from './lay-out.ts';
import { COLUMN } from './palette.ts';
import { sumNarrow } from './sum-narrow.ts';
import { columnsOf } from './texts.ts';
import { type PictureNode, type PictureTree, type Summed, sumUp } from './tree.ts';
import { round } from './xml.ts';

/** Frames narrower than so many pixels are summed. */
export const NARROWEST = 2;

/** The frames of a picture as they are drawn. */
export interface Graph {
  readonly body: string;
  readonly height: number;
  /** Height of the frames that hang down to the bottom; the height of a row where none does. */
  readonly leaf: number;
  /** Frames below so many pixels were summed. */
  readonly narrowest: number;
}

/** What a graph is drawn for. */
export interface GraphRequest {
  readonly tree: PictureTree;
  /** The tree with its sums, by the larger of both sides. */
  readonly whole: Summed;
  readonly options: PictureOptions;
  readonly context: WordContext;
  readonly width: number;
  /** Numbers of the rows that are listed below the graph. */
  readonly ranks: ReadonlyMap<unknown, number>;
  /** The most characters that the frames may take. */
  readonly room: number;
}

/** Returns the graph; frames are summed until it fits into its room. */
export function drawGraph(request: GraphRequest): Graph {
  const { tree, options, width } = request;
  const slot = (node: PictureNode): number => slotOf(node, tree.points, options.widthBy);
  const whole = options.widthBy === 'max' ? request.whole : sumUp(tree.root, slot, tree.open);
  const scale = whole.slot === 0 ? 0 : width / whole.slot;
  for (let narrowest = NARROWEST; ; narrowest *= 1.5) {
    const root = scale === 0 ? whole : sumNarrow(whole, narrowest / scale, slot, tree.open);
    const placed = layOut(root, width, options.widthBy, tree.points);
    const graph = drawPlaced(placed, scale, narrowest, request);
    if (graph.body.length <= request.room || narrowest > width) return graph;
  }
}

function drawPlaced(placed: readonly Placed[], scale: number, narrowest: number, request: GraphRequest): Graph {
  const { tree } = request;
  const depth = placed.reduce((most, each) => Math.max(most, each.depth), 0);
  const leaf = tree.chains ? ROW : leafHeight(placed, request);
  const height = depth * ROW + leaf;
  const shapes = placed
    .filter((each) => each.width > 0)
    .map((each) => shapeOf(each, scale, tree.chains ? null : height, request));
  const badges = tree.chains ? [] : placed.flatMap((each) => badgeOf(each, height, request));
  const body = `${shapes.map(drawFrame).join('\n')}\n${badges.join('')}`;
  return { body, height: badges.length === 0 ? height : height + 14, leaf, narrowest };
}

/** As high as the longest label that has to be written downwards, within reason. */
function leafHeight(placed: readonly Placed[], request: GraphRequest): number {
  const leaves = placed.filter(({ frame, width }) => frame.children.length === 0 && width >= 14);
  const longest = leaves.reduce((most, { frame }) => {
    const prefix = prefixOf(frame.span, toneOfFrame(frame, request.options));
    return Math.max(most, columnsOf(prefix) + 1 + columnsOf(frame.node.name.slice(0, 60)));
  }, 0);
  return Math.round(Math.min(240, Math.max(TALL + ROW, longest * COLUMN + 12)));
}

/** Returns the tone of a frame: of all that is in it, or of its own code alone. */
export function toneOfFrame({ node, span, verdict }: Summed, { colorBy, scale }: PictureOptions): number {
  return colorBy === 'self' ? toneOf(node.span, node.verdict, scale) : toneOf(span, verdict, scale);
}

function shapeOf(
  { frame, x, width, depth }: Placed,
  scale: number,
  bottom: number | null,
  request: GraphRequest,
): FrameShape {
  const { tree, options, context } = request;
  const { node, whole, span } = frame;
  const before = whole.before * tree.points.before;
  const after = whole.after * tree.points.after;
  const isLeaf = frame.children.length === 0;
  const tone = toneOfFrame(frame, options);
  const bound = Math.max((node.bound.before ?? 0) * tree.points.before, (node.bound.after ?? 0) * tree.points.after);
  const sides = drawnSides(options.widthBy, before * scale, after * scale, width);
  return {
    x,
    y: depth * ROW,
    width,
    height: bottom !== null && isLeaf ? bottom - depth * ROW : ROW,
    ...sides,
    dashed: bound > 0 && options.widthBy === 'max' ? bound * scale : null,
    hatched: node.kind === 'rest' || (node.kind !== 'more' && (before === 0 || after === 0)),
    tone,
    holds: !isLeaf,
    prefix: prefixOf(options.colorBy === 'self' ? node.span : span, tone),
    name: node.name,
    title: titleText(frame, context),
    figures: `${figure(before)} -> ${figure(after)}`,
  };
}

/** Both sides to scale where the frame has room for the larger of them; else the side that the widths are of. */
function drawnSides(
  widthBy: PictureOptions['widthBy'],
  before: number,
  after: number,
  width: number,
): Pick<FrameShape, 'outline' | 'fill'> {
  if (widthBy === 'max') return { outline: before > 0 ? before : null, fill: after > 0 ? after : null };
  if (widthBy === 'before') return { outline: before > 0 ? before : null, fill: before > 0 ? before : null };
  return { outline: null, fill: widthBy === 'delta' ? width : after > 0 ? after : null };
}

function figure(points: number): string {
  return formatShare(points * TICKS_PER_POINT);
}

/** The number of a row that is listed below, under its frame. */
function badgeOf({ frame, x, width }: Placed, height: number, { ranks }: GraphRequest): readonly string[] {
  const rank = ranks.get(frame.node.shift ?? frame.node.name);
  if (rank === undefined || width <= 0) return [];
  return [
    `<text class="num m" text-anchor="middle" x="${round(x + width / 2)}" y="${round(height + 11)}">${rank}</text>`,
  ];
}
