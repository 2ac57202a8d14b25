import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callTree } from '../../../lib/model/call-tree.ts';
import type { Stack } from '../../../lib/model/stack.ts';
import { buildTrie, type TrieNode } from '../../../lib/render/svg/chain-trie.ts';
import { WidestFirst } from '../../../lib/render/svg/widest-first.ts';

test('of frames that wait the widest comes first', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.array(fc.integer({ min: 0, max: 50 })), (some, more) => {
      const queue = new WidestFirst<{ width: number }>();
      for (const width of some) queue.add({ width });
      const left = [...some].sort((a, b) => b - a);
      if (some.length > 0) expect(queue.take()?.width).toBe(left.shift());
      for (const width of more) queue.add({ width });
      const taken: (number | undefined)[] = [];
      for (let next = queue.take(); next !== undefined; next = queue.take()) taken.push(next.width);
      expect(taken).toEqual([...left, ...more].sort((a, b) => b - a));
      expect(queue.items).toEqual([]);
    }),
  );
});

const stacks = (list: readonly Stack[]) => ({ unit: 'samples', list: callTree(list) }) as const;
const chain = (comm: string | null, names: string, weight: number): Stack => ({
  comm,
  frames: names.split('').map((symbol) => ({ symbol, dso: null, inlined: false })),
  weight,
});

/** A frame as `name own: callees`, with what is summed below it. */
function written({ name, own, rest, children }: TrieNode): string {
  const inner = [...children.values()].map(written).sort();
  const more = rest.count === 0 ? [] : [`+${rest.count} ${rest.before}/${rest.after}`];
  return `${name} ${own.before}/${own.after}(${[...inner, ...more].join(' ')})`;
}

describe('the chains of two sides', () => {
  const even = { before: 1, after: 1 };

  test('are one tree, in which frames of one name below one caller are one', () => {
    const before = stacks([chain('a', 'xy', 1), chain('a', 'xz', 2), chain(null, 'w', 4)]);
    const after = stacks([chain('a', 'xY', 8), chain('a', 'x', 16), chain('b', 'xy', 32)]);
    const lower = buildTrie(before, after, ({ symbol, dso }) => ({ symbol: symbol.toLowerCase(), dso }), even);
    expect(written(lower)).toBe('all 0/0(a 0/0(x 0/16(y 1/8() z 2/0())) b 0/0(x 0/0(y 0/32())) w 4/0())');
  });

  test('of which one weighs nothing on either side is no frame', () => {
    const before = stacks([chain('a', 'xy', 1), chain('b', 'z', 0)]);
    expect(written(buildTrie(before, before, (frame) => frame, even))).toBe('all 0/0(a 0/0(x 0/0(y 1/1())))');
  });

  test('of which too many are equally wide are sums, and take no time', () => {
    const even = Array.from({ length: 200_000 }, (_, at) => ({
      comm: 'a',
      frames: ['b', `f${at}`].map((symbol) => ({ symbol, dso: null, inlined: false })),
      weight: 1,
    }));
    const began = process.cpuUsage().user;
    const root = buildTrie(stacks(even), stacks(even), (frame) => frame, { before: 1, after: 1 });
    expect(written(root)).toBe('all 0/0(a 0/0(b 0/0(+200000 200000/200000)))');
    expect((process.cpuUsage().user - began) / 1e6).toBeLessThan(10);
  });

  test('beyond what a picture has room for are sums below their callers, and nothing is lost', () => {
    const many = Array.from({ length: 30_000 }, (_, at) => ({
      comm: `c${at % 7}`,
      frames: [`f${at % 90}`, `g${at}`].map((symbol) => ({ symbol, dso: null, inlined: false })),
      weight: 1 + ((at * 7919) % 1000),
    }));
    const [before, after] = [stacks(many), stacks(many.filter((_, at) => at % 3 > 0))];
    const root = buildTrie(before, after, (frame) => frame, { before: 1, after: 2 });
    const sums = { before: 0, after: 0 };
    const widths: number[] = [];
    const ends = new Set<string>();
    const way = [root];
    for (let node = way.pop(); node !== undefined; node = way.pop()) {
      sums.before += node.own.before + node.rest.before;
      sums.after += node.own.after + node.rest.after;
      if (node.name.startsWith('g')) {
        widths.push(Math.max(node.own.before, 2 * node.own.after));
        ends.add(node.name);
      }
      way.push(...node.children.values());
    }
    expect(sums).toEqual({ before: before.list.weight, after: after.list.weight });
    const least = Math.min(...widths);
    const wide = many.filter(({ weight }, at) => (at % 3 > 0 ? 2 * weight : weight) >= least);
    expect(ends).toEqual(new Set(wide.map(({ frames }) => frames[1]?.symbol)));
    expect(ends.size).toBeGreaterThan(1000);
    expect(ends.size).toBeLessThan(many.length / 2);
  });
});
