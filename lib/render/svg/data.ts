import type { PictureOptions } from '../picture-options.ts';
import { deltaText, noteOf, shareText, type WordContext } from './frame-words.ts';
import { toneOfFrame } from './graph.ts';
import { STEPS } from './judge.ts';
import { slotOf } from './lay-out.ts';
import { sumNarrow } from './sum-narrow.ts';
import type { Kind, PictureNode, PictureTree, Span, Summed } from './tree.ts';
import { safeJson } from './xml.ts';

/**
 * The data behind a graph, for the script in the picture and for whoever wants the figures. `frames` holds seven numbers
 * a frame, callers before callees: depth, name, before, after, tone, kind, note. `name` and `note` count in `words`, -1
 * is no note. `before` and `after` are the frame's own, without what is in it, in ticks or in the weight of the chains; a
 * side that does not list the row has -1 - (the most that it may have). `points` turns them into points.
 */
export interface PictureData {
  readonly points: readonly [number, number];
  /** The factor of the measure. */
  readonly factor: number;
  readonly measure: string;
  /** The unit of cost and what a unit of work costs on either side. */
  readonly cost: readonly [string, number, number] | null;
  /** Points from which on a shift has each of the five steps of its colour. */
  readonly steps: readonly number[];
  readonly leaf: number;
  readonly chains: boolean;
  /** True where colours are those of a frame's own code. */
  readonly self: boolean;
  readonly view: string;
  readonly words: readonly string[];
  readonly frames: readonly number[];
  /** Deltas of frames that a side only bounds, by position: of the share, by the measure, and what of it is certain. */
  readonly bounded: Readonly<Record<string, readonly [string, string, number]>>;
  /** Numbers of the rows that are listed below the graph, by position. */
  readonly ranks: Readonly<Record<string, number>>;
}

const KINDS: Partial<Record<Kind, number>> = { rest: 1, more: 2 };
/** Names that are longer are cut where the whole would not fit. */
const LONG_NAME = 200;

/** The data as text, and what it sums up. */
export interface Encoded {
  readonly json: string;
  /** Points below which frames were summed; 0 where every frame is there. */
  readonly least: number;
  readonly cutNames: number;
}

/** What data are encoded for. */
export interface DataRequest {
  readonly tree: PictureTree;
  /** The tree with its sums, by the larger of both sides. */
  readonly whole: Summed;
  readonly options: PictureOptions;
  readonly context: WordContext;
  readonly ranks: ReadonlyMap<unknown, number>;
  /** Height of the frames that hang down to the bottom. */
  readonly leaf: number;
  /** The most characters that they may take. */
  readonly room: number;
}

/** Returns the data of a tree: frames are summed, and names cut, until they fit into their room. */
export function encodeData(request: DataRequest): Encoded {
  const { tree, whole, room } = request;
  const slot = (node: PictureNode): number => slotOf(node, tree.points, 'max');
  const widths = widthsOf(whole);
  let least = leastOf(widths, room / SHORTEST);
  for (;;) {
    const root = least === 0 ? whole : sumNarrow(whole, least, slot, tree.open);
    let [length, frames] = [0, 0];
    for (const longest of [Number.POSITIVE_INFINITY, LONG_NAME]) {
      const { data, cutNames } = dataOf(root, request, longest);
      const json = safeJson(data);
      if (json.length <= room || least > 100) return { json, least, cutNames };
      length = json.length;
      frames = data.frames.length / NUMBERS;
      if (data.words.every((word) => word.length <= LONG_NAME)) break;
    }
    // So many as fit if they are as long as these, and some fewer: the wide ones have longer figures.
    least = Math.max(0.001, least * 1.05, leastOf(widths, (0.95 * room * frames) / length));
  }
}

/** Numbers of a frame. */
const NUMBERS = 7;

/** A frame takes at least so many characters. */
const SHORTEST = 16;

/**
 * Up to which width each frame is there if all that are narrower are summed, rising. Of what a frame holds, the narrowest is
 * there as long as the frame is, by itself or as the sum that it is part of.
 */
function widthsOf(root: Summed): Float64Array {
  const widths = [root.slot];
  const way = [root];
  for (let frame = way.pop(); frame !== undefined; frame = way.pop()) {
    const { children, slot } = frame;
    const narrowest = narrowestOf(children);
    for (const child of children) {
      widths.push(child === narrowest ? slot : child.slot);
      way.push(child);
    }
  }
  return Float64Array.from(widths).sort();
}

function narrowestOf(frames: readonly Summed[]): Summed | undefined {
  let least = frames[0];
  for (const frame of frames) if (least === undefined || frame.slot < least.slot) least = frame;
  return least;
}

/** The width of the last frame that is there where there is room for so many; 0 where there is for all. Serializing what cannot fit is slow. */
function leastOf(widths: Float64Array, room: number): number {
  const most = Math.max(1, Math.floor(room));
  return widths.length <= most ? 0 : (widths.at(-most) ?? 0);
}

function shorten(name: string, longest: number): string {
  if (name.length <= longest) return name;
  const ends = `${name.slice(0, longest / 2)}\u2026${name.slice(-longest / 2)}`;
  return ends.replace(/\p{Surrogate}/gu, '');
}

function dataOf(
  root: Summed,
  { tree: { points, chains }, options, context, leaf, ranks }: DataRequest,
  longest: number,
): { readonly data: PictureData; readonly cutNames: number } {
  const { measured, cost } = context;
  let cutNames = 0;
  const words = new Map<string, number>();
  const wordOf = (text: string): number => {
    const known = words.get(text);
    if (known !== undefined) return known;
    words.set(text, words.size);
    return words.size - 1;
  };
  const frames: number[] = [];
  const bounded: Record<string, readonly [string, string, number]> = {};
  const ranked: Record<string, number> = {};
  const way: (readonly [Summed, number])[] = [[root, 0]];
  for (let next = way.pop(); next !== undefined; next = way.pop()) {
    const [frame, depth] = next;
    const { node } = frame;
    const at = frames.length / NUMBERS;
    const note = noteOf(node);
    if (node.name.length > longest) cutNames++;
    frames.push(
      depth,
      wordOf(shorten(node.name, longest)),
      encodeSide(node.own.before, node.bound.before),
      encodeSide(node.own.after, node.bound.after),
      toneOfFrame(frame, options),
      KINDS[node.kind] ?? 0,
      note === '' ? -1 : wordOf(note),
    );
    if (frame.span.points === null) {
      bounded[at] = [shareText(frame, context), deltaText(frame.span), certain(node.span)];
    }
    const rank = ranks.get(node.shift ?? node.name);
    if (rank !== undefined) ranked[at] = rank;
    for (const child of frame.children.toReversed()) way.push([child, depth + 1]);
  }
  const data: PictureData = {
    points: [points.before, points.after / measured.factor],
    factor: measured.factor,
    measure: measured.name,
    cost: cost === null ? null : [cost.unit, cost.before, cost.after],
    steps: STEPS.map((step) => step * options.scale),
    leaf,
    chains,
    self: options.colorBy === 'self',
    view: options.widthBy,
    words: [...words.keys()],
    frames,
    bounded,
    ranks: ranked,
  };
  return { data, cutNames };
}

function certain({ low, high }: Span): number {
  return low > 0 ? low : Math.min(0, high);
}

function encodeSide(own: number, bound: number | null): number {
  return bound === null ? own : -1 - bound;
}
