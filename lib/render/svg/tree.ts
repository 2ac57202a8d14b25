import type { Shift } from '../../model/comparison.ts';

/** What a frame stands for. `rest` is what no row lists, `more` the sum of frames that are too narrow or left out. */
export type Kind = 'root' | 'domain' | 'dso' | 'symbol' | 'frame' | 'group' | 'rest' | 'more';

/** A number for each side. */
export interface Both {
  readonly before: number;
  readonly after: number;
}

/** A difference in points: `points` is null where a side is only bounded; `low` and `high` enclose it. */
export interface Span {
  readonly points: number | null;
  readonly low: number;
  readonly high: number;
}

/**
 * What can be said of a frame's shift: it is told by figures or tests, it is no more than rounding, a bound leaves it
 * open, the runs do not tell it, it is not tested, or it is no shift at all (a frame that only holds others).
 */
export type Verdict = 'told' | 'same' | 'unclear' | 'untold' | 'untested' | 'none';

/** A frame of the picture with what is in it. */
export interface PictureNode {
  readonly name: string;
  readonly kind: Kind;
  /** What is the frame's own, without its children, in units of the tree; 0 where a side does not list it. */
  readonly own: Both;
  /** What a side that does not list the row has at most, in units of the tree; null where it lists it. */
  readonly bound: { readonly before: number | null; readonly after: number | null };
  readonly children: readonly PictureNode[];
  /** The delta of `own`, by the measure. */
  readonly span: Span;
  readonly verdict: Verdict;
  /** The row of a flat table; null for a frame that is none. */
  readonly shift: Shift | null;
  /** How many frames a `more` sums up, else 0. */
  readonly count: number;
  /** The width of a sum, which is that of its frames and not of their sum; absent for all others. */
  readonly slot?: number;
}

/** What is drawn, and what its numbers mean. */
export interface PictureTree {
  readonly root: PictureNode;
  /** Points of the before total for each unit of a side; the measure's factor is in that of the after side. */
  readonly points: Both;
  /** What printed call chains leave over on each side, in points of the before total: any frame may have all of it. */
  readonly open: Both;
  /** True where frames are those of call chains. */
  readonly chains: boolean;
  /** Remarks on how the tree was made, in words. */
  readonly notes: readonly string[];
}

/** A frame with the sums of all that is in it. */
export interface Summed {
  readonly node: PictureNode;
  /** In units of the tree. */
  readonly whole: Both;
  /** The delta of the whole frame. */
  readonly span: Span;
  /** What can be said of the whole frame: told as soon as something in it is. */
  readonly verdict: Verdict;
  /** The width of the frame and all that is in it, in points of the before total. */
  readonly slot: number;
  readonly children: readonly Summed[];
}

/** No share on either side. */
export const NOTHING: Both = { before: 0, after: 0 };

/** Both sides list it. */
export const NO_BOUND: PictureNode['bound'] = { before: null, after: null };

/** A shift of nothing. */
export const NO_SPAN: Span = { points: 0, low: 0, high: 0 };

/** Returns a frame that only holds others. */
export function holder(name: string, kind: Kind, children: readonly PictureNode[]): PictureNode {
  return { name, kind, own: NOTHING, bound: NO_BOUND, children, span: NO_SPAN, verdict: 'none', shift: null, count: 0 };
}

/** The name of what no row lists. */
const REST = 'not listed';

/** Returns the frame of what no row lists; whose it is, and how it shifted, cannot be told. */
export function restOf(own: Both, points: Both): PictureNode {
  const delta = own.after * points.after - own.before * points.before;
  return { ...holder(REST, 'rest', []), own, span: { points: delta, low: delta, high: delta }, verdict: 'unclear' };
}

/** Returns two spans added up; points that one of them lacks are unknown. */
export function addSpans(a: Span, b: Span): Span {
  return {
    points: a.points === null || b.points === null ? null : a.points + b.points,
    low: a.low + b.low,
    high: a.high + b.high,
  };
}

/**
 * Returns a frame with its sums, and its children with theirs; `slotOf` tells the width of what is a frame's own, `open`
 * what any frame may have beyond what is known. Stacks are deep, so nothing here calls itself.
 */
export function sumUp(root: PictureNode, slotOf: (node: PictureNode) => number, open: Both = NOTHING): Summed {
  const done = new Map<PictureNode, Summed>();
  for (const node of calleesFirst(root, ({ children }) => children)) {
    const children = node.children.map((child) => done.get(child) as Summed);
    done.set(node, sumOf(node, slotOf(node), children, open));
  }
  return done.get(root) as Summed;
}

/** Returns all frames of a tree, each behind those that it holds. */
export function calleesFirst<T>(root: T, childrenOf: (node: T) => Iterable<T>): readonly T[] {
  const order: T[] = [];
  const way: T[] = [root];
  for (let node = way.pop(); node !== undefined; node = way.pop()) {
    order.push(node);
    for (const child of childrenOf(node)) way.push(child);
  }
  return order.reverse();
}

/** Returns a frame with its sums; `children` are its own with theirs, `ownSlot` the width of what is its own. */
export function sumOf(node: PictureNode, ownSlot: number, children: readonly Summed[], open: Both): Summed {
  let { before, after } = node.own;
  let span = node.span;
  let slot = ownSlot;
  for (const child of children) {
    before += child.whole.before;
    after += child.whole.after;
    span = addSpans(span, child.span);
    slot += child.slot;
  }
  return { node, whole: { before, after }, span, verdict: wholeVerdict(node, span, children, open), slot, children };
}

/** A frame that holds others is judged by what is in it; the whole picture is no shift. */
function wholeVerdict(node: PictureNode, span: Span, children: readonly Summed[], open: Both): Verdict {
  if (children.length === 0 || node.kind === 'root') return node.verdict;
  return verdictOfMany(span, [node.verdict, ...children.map((child) => child.verdict)], open);
}

/** Returns what can be said of a sum: where runs were tested, it is told as soon as a part of it is; else by its figures. */
export function verdictOfMany(span: Span, parts: readonly Verdict[], open: Both = NOTHING): Verdict {
  if (!parts.includes('untold') && !parts.includes('untested')) return verdictOf(span, open);
  return parts.includes('told') ? 'told' : 'untold';
}

/** Sums of doubles are not exact; no input's figure is as small. */
const DUST = 1e-9;

/** Returns what figures alone say of a delta, where either side may have so much more than is known. */
export function verdictOf(span: Span, open: Both = NOTHING): Verdict {
  if (span.low - open.before > DUST || span.high + open.after < -DUST) return 'told';
  return span.points === null || open.before + open.after > 0 ? 'unclear' : 'same';
}
