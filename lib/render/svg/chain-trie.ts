import type { Stacks } from '../../model/stacks.ts';
import type { NameFrame } from '../renderer.ts';
import { addTo, type Bundle, ChainSources, type FrameName, type Rest } from './chain-sources.ts';
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

/** No picture has room for more frames; the smallest of more are summed before anything is made of them. */
const MOST_FRAMES = 5_000;

/**
 * Returns the chains of both sides as one trie; a frame is who its normalized name and object say. `points` tells what a
 * unit of a side is worth. No frame is wider than its caller, so the widest are found from the root on, and the many
 * that no picture has room for are never looked at.
 */
export function buildTrie(before: Stacks, after: Stacks, nameFrame: NameFrame, points: Both): TrieNode {
  const sources = new ChainSources(before, after, nameFrame, points);
  const { widest, least } = widestOf(sources);
  const made = new Map<Bundle, TrieNode>();
  for (const bundle of widest) {
    const caller = bundle.caller === null ? null : made.get(bundle.caller);
    if (caller === null) made.set(bundle, trieNode(ROOT, bundle, sources));
    else if (caller !== undefined && bundle.width > least) made.set(bundle, addCallee(caller, bundle, sources));
    else if (caller !== undefined) addTo(caller.rest, bundle.before, bundle.after);
  }
  return made.get(widest[0] as Bundle) as TrieNode;
}

/** The widest frames, callers first; those that are no wider than `least` have no room. What is left is in the rests of its callers. */
function widestOf(sources: ChainSources): { readonly widest: readonly Bundle[]; readonly least: number } {
  const waiting = new WidestFirst<Bundle>();
  const widest: Bundle[] = [];
  let least = 0;
  waiting.add(sources.root());
  while (widest.length < MOST_FRAMES) {
    const next = waiting.take();
    if (next === undefined) return { widest, least };
    widest.push(next);
    for (const callee of sources.calleesOf(next, least)) waiting.add(callee);
    if (widest.length + waiting.items.length > 2 * MOST_FRAMES) {
      // Of frames that are as wide as one for which there is no room, none is drawn: which of them would be chance.
      least = nthWidth([...widest, ...waiting.items], MOST_FRAMES);
      for (const narrow of waiting.drop(least)) addRest(narrow);
    }
  }
  const isWhole = least === 0 && waiting.items.length === 0;
  for (const narrow of waiting.items) addRest(narrow);
  return { widest, least: isWhole ? 0 : (widest.at(-1) as Bundle).width };
}

function addRest(bundle: Bundle): void {
  if (bundle.caller !== null) addTo(bundle.caller.rest, bundle.before, bundle.after);
}

/** The width of the bundle that would stand at a place, counted from 1, if they were sorted. */
function nthWidth(bundles: readonly Bundle[], place: number): number {
  return Float64Array.from(bundles, ({ width }) => width).sort()[bundles.length - place] as number;
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
    rest: bundle.rest,
  };
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
