/**
 * Two files of folded stacks as stackcollapse-perf.pl writes them, of one program before and after a change. Each has
 * the same number of distinct stacks; most stand in both, with counts that vary as counts do; some are gone, some new,
 * and what ends in certain functions became cheaper or dearer.
 */
import { callTree } from './call-tree.ts';
import { heavy, nearlyNormal, randomOf } from './random.ts';

/** What is written; the same options give the same bytes. */
export interface FoldedOptions {
  /** Distinct stacks of each side. */
  readonly stacks: number;
  readonly seed?: number;
  /** The share of the stacks of a side that the other does not have. */
  readonly differing?: number;
}

/** A stack with its counts; 0 on the side that does not have it. */
export interface FoldedPair {
  readonly stack: string;
  readonly before: number;
  readonly after: number;
}

/** Returns the stacks of both sides in the order of their bytes, as every stackcollapse script writes them. */
export function foldedPairs(options: FoldedOptions): readonly FoldedPair[] {
  return [...pairsByPath(options)].sort((a, b) => (a.stack < b.stack ? -1 : 1));
}

function* pairsByPath({ stacks, seed = 1, differing = 0.04 }: FoldedOptions): Generator<FoldedPair> {
  const random = randomOf(seed + 1);
  const alone = Math.floor(stacks * differing);
  const tree = callTree(stacks + alone, seed);
  // A stride that shares no factor with the number of stacks spreads those that are alone evenly.
  const total = stacks + alone;
  const stride = coprime(Math.floor(total * 0.618), total);
  let index = 0;
  for (const [at, path] of tree.paths.entries()) {
    const front = [path.comm.replaceAll(' ', '_'), ...path.places.map(frameOf)].join(';');
    for (let below = 0; below < tree.leavesEach && index < total; below++, index++) {
      const leaf = tree.leaf(at, below);
      const rank = (index * stride) % total;
      const weight = heavy(random, 1e6);
      const varied = Math.max(1, Math.round(weight * changeOf(leaf.symbol) + Math.sqrt(weight) * nearlyNormal(random)));
      const stack = `${front};${frameOf(leaf)}`;
      yield { stack, before: rank < stacks ? weight : 0, after: rank >= alone ? varied : 0 };
    }
  }
}

/** Returns the lines of one side. */
export function* foldedSide(options: FoldedOptions, side: 'before' | 'after'): Generator<string> {
  for (const pair of foldedPairs(options)) if (pair[side] > 0) yield `${pair.stack} ${pair[side]}\n`;
}

/** Yields the lines of both sides with two counts each, 0 where a side lacks a stack. */
export function* foldedBoth(options: FoldedOptions): Generator<string> {
  for (const { stack, before, after } of foldedPairs(options)) yield `${stack} ${before} ${after}\n`;
}

/** Returns a frame as stackcollapse-perf.pl names it: a frame without a symbol by its object in brackets. */
export function frameOf({ symbol, dso }: { readonly symbol: string; readonly dso: string }): string {
  if (symbol !== '[unknown]' || dso === '[unknown]') return symbol;
  return `[${dso.replace(/^.*\//, '')}]`;
}

/** One of eight functions costs other than before: half, or half as much again. */
function changeOf(symbol: string): number {
  let sum = 0;
  for (let at = 0; at < symbol.length; at++) sum = (sum * 31 + symbol.charCodeAt(at)) % 65521;
  if (sum % 16 === 0) return 0.5;
  return sum % 16 === 1 ? 1.5 : 1;
}

function coprime(from: number, total: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let stride = Math.max(1, from);
  while (divisor(stride, total) !== 1) stride++;
  return stride;
}

/** Yields lines of the same stacks again and again with other counts, as files that were put one behind the other have. */
export function* foldedRepeated(options: { bytes: number; stacks: number; seed?: number }): Generator<string> {
  const { bytes, stacks, seed = 1 } = options;
  const random = randomOf(seed + 5);
  const names = foldedPairs({ stacks, seed, differing: 0 }).map(({ stack }) => stack);
  for (let written = 0; written < bytes; ) {
    for (const name of names) {
      const line = `${name} ${heavy(random, 1e6)}\n`;
      written += line.length;
      yield line;
      if (written >= bytes) return;
    }
  }
}
