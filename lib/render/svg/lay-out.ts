import { type HierarchyNode, Node, partition } from 'd3-hierarchy';
import { append } from '../../model/append.ts';
import { certainShift } from '../../model/certain.ts';
import type { WidthBy } from '../picture-options.ts';
import type { Both, PictureNode, Summed } from './tree.ts';

declare module 'd3-hierarchy' {
  // Exported since 3.1, and missing in its types.
  const Node: new <T>(data: T) => HierarchyNode<T>;
}

/** Returns the width of what is a frame's own, in points of the before total. */
export function slotOf({ own, span, slot }: PictureNode, points: Both, widthBy: WidthBy): number {
  if (slot !== undefined) return slot;
  const before = own.before * points.before;
  const after = own.after * points.after;
  if (widthBy === 'before') return before;
  if (widthBy === 'after') return after;
  if (widthBy === 'max') return Math.max(before, after);
  return Math.abs(span.points ?? certainShift(span));
}

/** A frame with its place: pixels from the left, and rows from the top. */
export interface Placed {
  readonly frame: Summed;
  readonly x: number;
  /** The room of the frame: what its widest children and its own take. */
  readonly width: number;
  readonly depth: number;
}

/** Returns every frame in its place, callers before callees, from left to right. */
export function layOut(root: Summed, width: number, widthBy: WidthBy, points: Both): readonly Placed[] {
  const tree = nodesOf(root).sum((frame) => slotOf(frame.node, points, widthBy));
  const placed: Placed[] = [];
  partition<Summed>()
    .size([width, 1])(tree)
    .eachBefore((each) => placed.push({ frame: each.data, x: each.x0, width: each.x1 - each.x0, depth: each.depth }));
  return placed;
}

/**
 * Returns the frames as nodes of d3. Its own `hierarchy` goes from every leaf up to the root to tell heights, which takes
 * the square of the depth; the layout asks for that of the root alone.
 */
function nodesOf(root: Summed): HierarchyNode<Summed> {
  const top = new Node(root);
  const left = [top];
  let height = 0;
  for (let caller = left.pop(); caller !== undefined; caller = left.pop()) {
    const parent = caller;
    const { children } = parent.data;
    if (children.length === 0) continue;
    const depth = parent.depth + 1;
    height = Math.max(height, depth);
    parent.children = children.map((frame) => Object.assign(new Node(frame), { parent, depth }));
    append(left, parent.children);
  }
  return Object.assign(top, { height });
}
