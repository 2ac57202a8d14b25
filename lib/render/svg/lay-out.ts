import { certainShift } from '../../model/certain.ts';
import type { WidthBy } from '../picture-options.ts';
import type { Both, PictureNode, Summed } from './tree.ts';

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

/** Returns every frame in its place, callers before callees, from left to right. However deep the stacks, each is looked at a few times. */
export function layOut(root: Summed, width: number, widthBy: WidthBy, points: Both): readonly Placed[] {
  const { frames, callers, depths } = inOrder(root);
  const slots = frames.map((frame) => slotOf(frame.node, points, widthBy) || 0);
  // Callees stand behind their callers: from the end on each is whole before it is added.
  for (let at = frames.length - 1; at > 0; at--) {
    const caller = callers[at] as number;
    slots[caller] = (slots[caller] as number) + (slots[at] as number);
  }
  const placed: Placed[] = [];
  const scales: number[] = [];
  const nexts: number[] = [];
  for (const [at, frame] of frames.entries()) {
    const caller = callers[at] as number;
    const x = at === 0 ? 0 : (nexts[caller] as number);
    const slot = slots[at] as number;
    const end = at === 0 ? width : x + slot * (scales[caller] as number);
    if (at > 0) nexts[caller] = end;
    scales.push(slot === 0 ? 0 : (end - x) / slot);
    nexts.push(x);
    placed.push({ frame, x, width: end - x, depth: depths[at] as number });
  }
  return placed;
}

/** Every frame, callers before callees, from left to right, with the place of its caller among them and its depth. */
function inOrder(root: Summed): {
  readonly frames: readonly Summed[];
  readonly callers: readonly number[];
  readonly depths: readonly number[];
} {
  const [frames, callers, depths]: [Summed[], number[], number[]] = [[], [], []];
  const left: { readonly frame: Summed; readonly caller: number; readonly depth: number }[] = [
    { frame: root, caller: -1, depth: 0 },
  ];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { frame, caller, depth } = next;
    const at = frames.push(frame) - 1;
    callers.push(caller);
    depths.push(depth);
    for (let child = frame.children.length - 1; child >= 0; child--)
      left.push({ frame: frame.children[child] as Summed, caller: at, depth: depth + 1 });
  }
  return { frames, callers, depths };
}
