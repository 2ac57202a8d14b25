import {
  addSpans,
  type Both,
  calleesFirst,
  type PictureNode,
  type Span,
  type Summed,
  sumOf,
  type Verdict,
  verdictOf,
} from './tree.ts';

/**
 * Returns the tree with all siblings whose slot is below `least` summed into one frame, behind the others and before
 * what no row lists. Nothing is dropped: a sum counts its frames and carries their shares. A narrow frame that is alone
 * and holds nothing stays. `slotOf` and `open` are those that the tree was summed up by: most frames stay who they are.
 */
export function sumNarrow(root: Summed, least: number, slotOf: (node: PictureNode) => number, open: Both): Summed {
  const made = new Map<Summed, Summed>();
  const parts = new Map<Summed, Split>();
  const wideOf = (frame: Summed): readonly Summed[] => {
    if (frame.children.length === 0) return frame.children;
    const part = split(frame, least);
    parts.set(frame, part);
    return part.wide;
  };
  for (const frame of calleesFirst(root, wideOf)) {
    const part = parts.get(frame);
    if (part === undefined) continue;
    const children = childrenOf(
      part,
      (child) => made.get(child) ?? child,
      (node) => sumOf(node, slotOf(node), [], open),
    );
    if (children.length === frame.children.length && children.every((child, at) => child === frame.children[at]))
      continue;
    const node = { ...frame.node, children: children.map((child) => child.node) };
    made.set(frame, sumOf(node, slotOf(node), children, open));
  }
  return made.get(root) ?? root;
}

/** The children of a frame as they are drawn: the wide ones, the sum of the others, and what no row lists. */
function childrenOf(
  { narrow, wide }: Split,
  drawn: (frame: Summed) => Summed,
  summed: (node: PictureNode) => Summed,
): readonly Summed[] {
  const kept = wide.map(drawn);
  const rest = kept.filter(({ node }) => node.kind === 'rest');
  const sums = narrow.length === 0 ? [] : [summed(more(narrow))];
  if (rest.length + sums.length === 0) return kept;
  return [...kept.filter(({ node }) => node.kind !== 'rest'), ...sums, ...rest];
}

/** The children of a frame. */
interface Split {
  readonly narrow: readonly Summed[];
  readonly wide: readonly Summed[];
}

function split({ children }: Summed, least: number): Split {
  const isNarrow = ({ slot, node }: Summed): boolean => slot < least && node.kind !== 'rest';
  const narrow = children.filter(isNarrow);
  const [only, second] = narrow;
  const isAlone = second === undefined && only?.children.length === 0;
  return isAlone ? { narrow: [], wide: children } : { narrow, wide: children.filter((child) => !isNarrow(child)) };
}

function more(frames: readonly Summed[]): PictureNode {
  const [first] = frames;
  if (first === undefined) throw new RangeError('a sum of nothing');
  const own = { before: 0, after: 0 };
  let span = { ...first.span, points: first.span.points === null ? null : 0, low: 0, high: 0 };
  let count = 0;
  let slot = 0;
  for (const { whole, span: each, node, slot: width } of frames) {
    own.before += whole.before;
    own.after += whole.after;
    span = addSpans(span, each);
    slot += width;
    count += Math.max(1, node.count);
  }
  return {
    name: `and ${count} more`,
    kind: 'more',
    own,
    bound: { before: null, after: null },
    children: [],
    span: span.points === null ? { points: null, low: Math.min(0, span.low), high: Math.max(0, span.high) } : span,
    verdict: sumVerdict(span, frames),
    shift: null,
    count,
    slot,
  };
}

/** A sum is as uncertain as the least certain of its frames: which of them moved is what it does not show. */
function sumVerdict(span: Span, frames: readonly Summed[]): Verdict {
  const verdicts = frames.map(({ verdict }) => verdict);
  if (verdicts.includes('untold') || verdicts.includes('untested')) return 'untold';
  return span.points === null || verdicts.includes('unclear') ? 'unclear' : verdictOf(span);
}
