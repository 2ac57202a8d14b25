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
  readonly rest: Rest;
}

/** Callees that are summed. */
export interface Rest {
  before: number;
  after: number;
  /** How many. */
  count: number;
}

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
  const root = trieNode(ROOT, sums, 0);
  const kept = [root];
  /** For each node its place among those that are kept. */
  const places = new Int32Array(tree.size);
  // A caller stands before its callees, and holds at least what they hold: it is kept where one of them is.
  for (let node = 1; node < tree.size; node++) {
    const [before, after] = [sums.before.whole[node] as number, sums.after.whole[node] as number];
    if (before === 0 && after === 0) continue;
    const place = places[tree.callerOf(node)] as number;
    if (place === LOST) {
      places[node] = LOST;
      continue;
    }
    const caller = kept[place] as TrieNode;
    if (isKept(node)) {
      const frame = tree.frames[tree.labelOf(node)] as Frame;
      const made = trieNode(frame, sums, node);
      places[node] = kept.push(made) - 1;
      caller.children.set(`${frame.symbol}\0${frame.dso ?? ''}`, made);
    } else {
      places[node] = LOST;
      caller.rest.before += before;
      caller.rest.after += after;
      caller.rest.count++;
    }
  }
  return root;
}

/** In place of a place: the node or one of its callers is only summed. */
const LOST = -1;

function trieNode({ symbol, dso }: Frame, { before, after }: SidesSums, node: number): TrieNode {
  return {
    name: symbol,
    dso,
    own: { before: before.own[node] as number, after: after.own[node] as number },
    seen: { before: (before.whole[node] as number) > 0, after: (after.whole[node] as number) > 0 },
    children: new Map(),
    rest: { before: 0, after: 0, count: 0 },
  };
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

/** What the nodes hold on both sides. */
interface SidesSums {
  readonly before: Sums;
  readonly after: Sums;
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

/** Adds what `from` holds to `to`, frame by frame. */
export function mergeInto(to: TrieNode, from: TrieNode): void {
  const work: (readonly [TrieNode, TrieNode])[] = [[to, from]];
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const [into, source] = next;
    into.own.before += source.own.before;
    into.own.after += source.own.after;
    into.seen.before ||= source.seen.before;
    into.seen.after ||= source.seen.after;
    into.rest.before += source.rest.before;
    into.rest.after += source.rest.after;
    into.rest.count += source.rest.count;
    for (const [key, child] of source.children) {
      const same = into.children.get(key);
      if (same === undefined) into.children.set(key, child);
      else work.push([same, child]);
    }
  }
}
