import { append } from '../../model/append.ts';
import { mergeInto, type TrieNode } from './chain-trie.ts';

/**
 * Pairs frames that the two sides call differently, and returns what was paired, in words: a frame of the same name
 * whose object differs, and the one command of either side, which is often the same program under another file name.
 * Each only where nothing else could be meant.
 */
export function pairFrames(root: TrieNode): readonly string[] {
  const notes = pairCommands(root);
  const work: TrieNode[] = [root];
  const objects = new Set<string>();
  for (let node = work.pop(); node !== undefined; node = work.pop()) {
    for (const [before, after] of pairObjects(node)) {
      if (before.dso !== null && after.dso !== null) objects.add(`${before.dso} and ${after.dso}`);
    }
    append(work, node.children.values());
  }
  return [
    ...notes,
    ...[...objects]
      .sort()
      .slice(0, MOST)
      .map((pair) => `frames of ${pair} are paired by their names`),
  ];
}

/** Pairs of objects that are told. */
const MOST = 3;

function onlyIn(nodes: readonly TrieNode[], side: 'before' | 'after'): readonly TrieNode[] {
  const other = side === 'before' ? 'after' : 'before';
  return nodes.filter((node) => node.seen[side] && !node.seen[other]);
}

function pairCommands(root: TrieNode): readonly string[] {
  const nodes = [...root.children.values()];
  const [before, ...moreBefore] = onlyIn(nodes, 'before');
  const [after, ...moreAfter] = onlyIn(nodes, 'after');
  if (before === undefined || after === undefined || moreBefore.length + moreAfter.length > 0) return [];
  const shared = [...before.children.keys()].some((key) => after.children.has(key));
  if (!shared) return [];
  const name = `${before.name} -> ${after.name}`;
  const both: TrieNode = { ...before, name };
  mergeInto(both, after);
  for (const [key, node] of root.children) if (node === before || node === after) root.children.delete(key);
  root.children.set(`${name}\0`, both);
  return [`${name}: the only command that each side has for itself, calling the same; drawn as one`];
}

function pairObjects(node: TrieNode): readonly (readonly [TrieNode, TrieNode])[] {
  if (node.children.size < 2) return [];
  const byName = new Map<string, TrieNode[]>();
  for (const child of node.children.values()) byName.set(child.name, [...(byName.get(child.name) ?? []), child]);
  const pairs: (readonly [TrieNode, TrieNode])[] = [];
  for (const nodes of byName.values()) {
    const [before, after, ...more] = [...onlyIn(nodes, 'before'), ...onlyIn(nodes, 'after')];
    if (before === undefined || after === undefined || more.length > 0) continue;
    if (!before.seen.before || !after.seen.after) continue;
    pairs.push([before, after]);
    mergeInto(after, before);
    for (const [key, child] of node.children) if (child === before) node.children.delete(key);
  }
  return pairs;
}
