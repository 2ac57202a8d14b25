import type { Comparison, Shift } from '../../model/comparison.ts';
import type { Stacks } from '../../model/stacks.ts';
import { isJudged } from '../../report/judged.ts';
import type { ComparisonReport } from '../../report/report.ts';
import type { NameFrame } from '../renderer.ts';
import type { Rest } from './chain-sources.ts';
import { buildTrie, type TrieNode } from './chain-trie.ts';
import { judgeShift } from './judge.ts';
import type { Measured } from './measure.ts';
import { pairFrames } from './pair-frames.ts';
import {
  type Both,
  calleesFirst,
  holder,
  NO_BOUND,
  NOTHING,
  type PictureNode,
  type PictureTree,
  restOf,
  type Span,
  verdictOf,
} from './tree.ts';

/**
 * Returns the call chains of both sides as one tree, the root first, callees in alphabetical order; null where a side
 * has none or a row is no symbol. Weights are those of the chains; what printed chains leave over is the rest.
 */
export function chainTree(report: ComparisonReport, measured: Measured, nameFrame: NameFrame): PictureTree | null {
  const { comparison } = report;
  const { before, after } = comparison.stacks;
  if (before === null || after === null || report.rowTitle !== 'symbol') return null;
  const sum = { before: before.list.weight, after: after.list.weight };
  const whole = { before: wholeOf(before, sum.before), after: wholeOf(after, sum.after) };
  if (whole.before === 0 || whole.after === 0) return null;
  const points = { before: 100 / whole.before, after: (100 * measured.factor) / whole.after };
  const trie = buildTrie(before, after, nameFrame, points);
  const notes = pairFrames(trie);
  const rest = { before: whole.before - sum.before, after: whole.after - sum.after };
  const isWhole = rest.before < DUST && rest.after < DUST;
  const open = isWhole ? NOTHING : { before: rest.before * points.before, after: rest.after * points.after };
  const root = treeOf(trie, points, open, testedBy(comparison, measured));
  return {
    root: isWhole ? root : { ...root, children: [...root.children, restOf(rest, points)] },
    points,
    open,
    chains: true,
    notes,
  };
}

/** Printed shares are parts of 100, all others of their sum. */
function wholeOf({ unit }: Stacks, sum: number): number {
  return unit === 'share' ? Math.max(100, sum) : sum;
}

/** Printed shares are rounded; less than their last digit is no rest. */
const DUST = 0.005;

/** Returns how the tests judge a symbol; null where nothing was tested. */
function testedBy(
  comparison: Comparison,
  measured: Measured,
): ((name: string, span: Span) => PictureNode['verdict']) | null {
  if (!isJudged(comparison)) return null;
  const shifts = new Map<string, Shift>(comparison.shifts.map((shift) => [shift.symbol, shift]));
  return (name, span) => {
    const shift = shifts.get(name);
    return shift === undefined ? 'untested' : judgeShift(shift, span, true, measured);
  };
}

/** Returns the frames of a trie; a frame is made when all its callees are. */
function treeOf(
  root: TrieNode,
  points: Both,
  open: Both,
  tested: ((name: string, span: Span) => PictureNode['verdict']) | null,
): PictureNode {
  const made = new Map<TrieNode, PictureNode>();
  for (const node of calleesFirst(root, ({ children }) => children.values())) {
    const delta = node.own.after * points.after - node.own.before * points.before;
    const exact = Math.abs(delta) < 1e-9 ? 0 : delta;
    const span = { points: exact, low: exact, high: exact };
    const hasOwn = node.own.before > 0 || node.own.after > 0;
    const verdict = tested === null || !hasOwn ? (hasOwn ? verdictOf(span, open) : 'none') : tested(node.name, span);
    const named = [...node.children.values()].map((child) => made.get(child) as PictureNode).sort(inOrder);
    const children = node.rest.count === 0 ? named : [...named, moreOf(node.rest, points, open, tested !== null)];
    made.set(node, {
      name: node.name,
      kind: node === root ? 'root' : 'frame',
      own: node.own,
      bound: NO_BOUND,
      children,
      span,
      verdict: node === root ? 'none' : verdict,
      shift: null,
      count: 0,
    });
  }
  return made.get(root) as PictureNode;
}

/** The sum of callees that are too small for any picture; whether one of them is told apart from noise is not looked at. */
function moreOf({ before, after, count }: Rest, points: Both, open: Both, isTested: boolean): PictureNode {
  const delta = after * points.after - before * points.before;
  const span = { points: delta, low: delta, high: delta };
  return {
    ...holder(`and ${count} more`, 'more', []),
    own: { before, after },
    span,
    verdict: isTested ? 'untold' : verdictOf(span, open),
    count,
  };
}

function inOrder(a: PictureNode, b: PictureNode): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
