import type { Entry, Level } from '../../model/entry.ts';
import type { OwnSide } from '../../model/profile.ts';
import { WHOLE } from '../../model/share.ts';
import type { Frame, Stack } from '../../model/stack.ts';
import { annotationOf, nameOf, type StackLine } from './stack-line.ts';

/** A line of folded stacks and its number. */
export interface ReadStack extends StackLine {
  readonly line: number;
}

/**
 * Returns what the stacks hold by one of their columns of counts, an entry a line, in order; null where the counts add
 * up to nothing. The first frame of a chain is the command; a lone frame is a leaf.
 */
export function ownSide(stacks: readonly ReadStack[], column: 0 | 1): OwnSide | null {
  const total = stacks.reduce((sum, stack) => sum + countOf(stack, column), 0);
  if (!(total > 0)) return null;
  const isMarked = stacks.some(({ frames }) => frames.some((frame) => annotationOf(frame) === 'k'));
  const entries = stacks.map((stack) => entryOf(stack, countOf(stack, column), total, isMarked));
  return { entries, label: null, stated: null, stacks: { unit: 'unknown', list: chainsOf(stacks, column) } };
}

/** Returns a side without the lines that count nothing in it. */
export function listedSide(side: OwnSide, stacks: readonly ReadStack[], column: 0 | 1): OwnSide {
  const counted = new Set(stacks.filter((stack) => countOf(stack, column) > 0).map(({ line }) => line));
  return { ...side, entries: side.entries.filter(({ line }) => counted.has(line)) };
}

function countOf({ counts }: ReadStack, column: 0 | 1): number {
  return Number(counts[column] ?? 0);
}

function entryOf({ frames, line }: ReadStack, count: number, total: number, isMarked: boolean): Entry {
  const own = frames.slice(frames.length > 1 ? 1 : 0);
  const leaf = own.findLast((frame) => annotationOf(frame) !== 'i') ?? own.at(-1) ?? '';
  return {
    line,
    overhead: { ticks: Math.round((count / total) * WHOLE), slack: 0 },
    samples: null,
    period: null,
    comm: frames.length > 1 ? (frames[0] ?? null) : null,
    pid: null,
    cpu: null,
    dso: null,
    level: levelOf(leaf, isMarked),
    symbol: nameOf(leaf),
  };
}

/** Where some frames are marked as the kernel's, those that are not are of a program; where none is, nothing tells. */
function levelOf(frame: string, isMarked: boolean): Level | null {
  if (annotationOf(frame) === 'k') return 'k';
  return isMarked && !/^\[.*\]$/.test(frame) ? '.' : null;
}

/** Each chain once, without those that count nothing. */
function chainsOf(stacks: readonly ReadStack[], column: 0 | 1): readonly Stack[] {
  const chains = new Map<string, { comm: string | null; frames: readonly Frame[]; weight: number }>();
  for (const stack of stacks) {
    const weight = countOf(stack, column);
    if (weight === 0) continue;
    const { frames } = stack;
    const key = frames.join(';');
    const chain = chains.get(key);
    if (chain !== undefined) chain.weight += weight;
    else chains.set(key, { ...chainOf(frames), weight });
  }
  return [...chains.values()];
}

function chainOf(frames: readonly string[]): Pick<Stack, 'comm' | 'frames'> {
  const [root = ''] = frames;
  const own = frames.length > 1 ? frames.slice(1) : frames;
  return {
    comm: frames.length > 1 ? root : null,
    frames: own.map((symbol) => ({ symbol, dso: null, inlined: annotationOf(symbol) === 'i' })),
  };
}
