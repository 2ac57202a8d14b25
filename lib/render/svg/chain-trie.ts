import { CallTree } from '../../model/call-tree.ts';
import { mapTree } from '../../model/map-tree.ts';
import type { Frame } from '../../model/stack.ts';
import type { Stacks } from '../../model/stacks.ts';
import type { NameFrame } from '../renderer.ts';
import type { Both } from './tree.ts';

/** A frame with its callees while the chains of both sides are added. */
export interface TrieNode {
  readonly name: string;
  readonly dso: string | null;
  own: { before: number; after: number };
  /** Whether a chain of the side passes through it. */
  seen: { before: boolean; after: boolean };
  readonly children: Map<string, TrieNode>;
  /** What callees hold that are too small to be frames of their own. */
  rest: Rest;
}

/** Callees that are summed. */
export interface Rest {
  readonly before: number;
  readonly after: number;
  /** How many. */
  readonly count: number;
}

const NO_REST: Rest = { before: 0, after: 0, count: 0 };

/** No picture has room for more frames; the smallest of more are summed before anything is made of them. */
const MOST_FRAMES = 20_000;

/**
 * Returns the chains of both sides as one trie; a frame is who its normalized name and object say. `points` tells what a
 * unit of a side is worth.
 */
export function buildTrie(before: Stacks, after: Stacks, nameFrame: NameFrame, points: Both): TrieNode {
  const tree = CallTree.empty();
  const ofBefore = merge(tree, before, nameFrame);
  const ofAfter = after.list.sharesNodes(before.list) ? ofBefore : merge(tree, after, nameFrame);
  const sums = { before: sumsOf(tree, before, ofBefore), after: sumsOf(tree, after, ofAfter) };
  const isKept = largest(tree.size, sums.before.whole, sums.after.whole, points);
  const made = new Map<number, TrieNode>();
  // A caller stands before its callees, and holds at least what they hold: it is kept where one of them is.
  for (let node = 0; node < tree.size; node++) {
    const caller = made.get(tree.callerOf(node));
    const whole = { before: sums.before.whole[node] as number, after: sums.after.whole[node] as number };
    if (node > 0 && whole.before === 0 && whole.after === 0) continue;
    if (node > 0 && !isKept(node)) {
      if (caller !== undefined) caller.rest = addRests(caller.rest, { ...whole, count: 1 });
      continue;
    }
    const frame = node === 0 ? ROOT : (tree.frames[tree.labelOf(node)] as Frame);
    const own = { before: sums.before.own[node] as number, after: sums.after.own[node] as number };
    const trieNode: TrieNode = {
      name: frame.symbol,
      dso: frame.dso,
      own,
      seen: { before: whole.before > 0, after: whole.after > 0 },
      children: new Map(),
      rest: NO_REST,
    };
    made.set(node, trieNode);
    if (node > 0) caller?.children.set(`${frame.symbol}\0${frame.dso ?? ''}`, trieNode);
  }
  return made.get(0) as TrieNode;
}

const ROOT: Frame = { symbol: 'all', dso: null, inlined: false };

/** Adds the chains of a side to a tree; returns the node of the tree for each node of the side. */
function merge(tree: CallTree, { list }: Stacks, nameFrame: NameFrame): Int32Array {
  const frames = list.frames.map((frame) => {
    const { symbol, dso } = nameFrame(frame);
    return tree.frame(symbol, dso, false);
  });
  const commands = list.comms.map((comm) => (comm === null ? null : tree.frame(comm, null, false)));
  return mapTree(list, tree, { frames, commands });
}

interface Sums {
  /** What each node holds without its callees, and with them. */
  readonly own: Float64Array;
  readonly whole: Float64Array;
}

function sumsOf(tree: CallTree, { list }: Stacks, nodes: Int32Array): Sums {
  const own = new Float64Array(tree.size);
  for (let chain = 0; chain < list.length; chain++) {
    const node = nodes[list.endOf(chain)] as number;
    own[node] = (own[node] as number) + list.weightOf(chain);
  }
  const whole = own.slice();
  for (let node = tree.size - 1; node > 0; node--) {
    const caller = tree.callerOf(node);
    whole[caller] = (whole[caller] as number) + (whole[node] as number);
  }
  return { own, whole };
}

/** Returns what tells whether a node is among the largest, by the larger of its sides. */
function largest(size: number, before: Float64Array, after: Float64Array, points: Both): (node: number) => boolean {
  if (size <= MOST_FRAMES) return () => true;
  const widthOf = (node: number): number =>
    Math.max((before[node] as number) * points.before, (after[node] as number) * points.after);
  const widths = new Float64Array(size);
  for (let node = 0; node < size; node++) widths[node] = widthOf(node);
  const least = widths.sort()[size - MOST_FRAMES] as number;
  return (node) => widthOf(node) > least;
}

function addRests(a: Rest, b: Rest): Rest {
  return { before: a.before + b.before, after: a.after + b.after, count: a.count + b.count };
}

/** Adds what `from` holds to `to`, frame by frame. */
export function mergeInto(to: TrieNode, from: TrieNode): void {
  const work: (readonly [TrieNode, TrieNode])[] = [[to, from]];
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const [into, source] = next;
    into.own.before += source.own.before;
    into.own.after += source.own.after;
    into.seen.before ||= source.seen.before;
    into.seen.after ||= source.seen.after;
    into.rest = addRests(into.rest, source.rest);
    for (const [key, child] of source.children) {
      const same = into.children.get(key);
      if (same === undefined) into.children.set(key, child);
      else work.push([same, child]);
    }
  }
}
