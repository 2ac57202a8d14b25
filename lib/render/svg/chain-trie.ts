import type { Frame } from '../../model/stack.ts';
import type { Stacks } from '../../model/stacks.ts';
import type { NameFrame } from '../renderer.ts';

/** A frame with its callees while the chains of both sides are added. */
export interface TrieNode {
  readonly name: string;
  readonly dso: string | null;
  own: { before: number; after: number };
  /** Whether a chain of the side passes through it. */
  seen: { before: boolean; after: boolean };
  readonly children: Map<string, TrieNode>;
}

/** Returns the chains of both sides as one trie; a frame is who its normalized name and object say. */
export function buildTrie(before: Stacks, after: Stacks, nameFrame: NameFrame): TrieNode {
  const root = newNode('all', null);
  const names = new Map<string, { readonly name: string; readonly dso: string | null }>();
  const nameOf = (frame: Frame): { readonly name: string; readonly dso: string | null } => {
    const key = `${frame.symbol}\0${frame.dso}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const { symbol, dso } = nameFrame(frame);
    const named = { name: symbol, dso };
    names.set(key, named);
    return named;
  };
  for (const [side, { list }] of [
    ['before', before],
    ['after', after],
  ] as const) {
    for (const { comm, frames, weight } of list) {
      let node = root;
      node.seen[side] = true;
      if (comm !== null) node = step(node, comm, null, side);
      for (const frame of frames) {
        const { name, dso } = nameOf(frame);
        node = step(node, name, dso, side);
      }
      node.own[side] += weight;
    }
  }
  return root;
}

function step(node: TrieNode, name: string, dso: string | null, side: 'before' | 'after'): TrieNode {
  const key = `${name}\0${dso ?? ''}`;
  let child = node.children.get(key);
  if (child === undefined) {
    child = newNode(name, dso);
    node.children.set(key, child);
  }
  child.seen[side] = true;
  return child;
}

function newNode(name: string, dso: string | null): TrieNode {
  return {
    name,
    dso,
    own: { before: 0, after: 0 },
    seen: { before: false, after: false },
    children: new Map(),
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
    for (const [key, child] of source.children) {
      const same = into.children.get(key);
      if (same === undefined) into.children.set(key, child);
      else work.push([same, child]);
    }
  }
}
