import type { Stacks } from '../../model/stacks.ts';
import type { NameFrame } from '../renderer.ts';
import { type Bundle, ChainSources, type FrameName } from './chain-sources.ts';
import type { Both } from './tree.ts';
import { WidestFirst } from './widest-first.ts';

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
const MOST_FRAMES = 8_000;

/**
 * Returns the chains of both sides as one trie; a frame is who its normalized name and object say. `points` tells what a
 * unit of a side is worth. No frame is wider than its caller, so the widest are found from the root on, and the many
 * that no picture has room for are never looked at.
 */
export function buildTrie(before: Stacks, after: Stacks, nameFrame: NameFrame, points: Both): TrieNode {
  const sources = new ChainSources(before, after, nameFrame, points);
  const all = sources.root();
  const waiting = new WidestFirst<Bundle>();
  const widest: Bundle[] = [];
  waiting.add(all);
  while (widest.length < MOST_FRAMES) {
    const next = waiting.take();
    if (next === undefined) break;
    widest.push(next);
    for (const callee of sources.calleesOf(next)) waiting.add(callee);
  }
  // Of frames that are as wide as one for which there is no room, none is drawn: which of them would be chance.
  const least = waiting.items.length === 0 ? 0 : (widest.at(-1) as Bundle).width;
  const root = trieNode(ROOT, all, sources);
  const made = new Map<Bundle | null, TrieNode>([[all, root]]);
  for (const list of [widest, waiting.items]) {
    for (const bundle of list) {
      const caller = made.get(bundle.caller);
      if (caller === undefined) continue;
      if (bundle.width > least) made.set(bundle, addCallee(caller, bundle, sources));
      else addRest(caller.rest, bundle);
    }
  }
  return root;
}

const ROOT: FrameName = { symbol: 'all', dso: null };

function addCallee({ children }: TrieNode, bundle: Bundle, sources: ChainSources): TrieNode {
  const name = sources.nameOf(bundle);
  const made = trieNode(name, bundle, sources);
  children.set(`${name.symbol}\0${name.dso ?? ''}`, made);
  return made;
}

function trieNode({ symbol, dso }: FrameName, bundle: Bundle, sources: ChainSources): TrieNode {
  return {
    name: symbol,
    dso,
    own: sources.ownOf(bundle),
    seen: { before: bundle.before > 0, after: bundle.after > 0 },
    children: new Map(),
    rest: { before: 0, after: 0, count: 0 },
  };
}

function addRest(rest: Rest, { before, after }: Bundle): void {
  rest.before += before;
  rest.after += after;
  rest.count++;
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
