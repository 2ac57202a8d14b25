import { CallTree } from '../../model/call-tree.ts';
import type { Entry, Level } from '../../model/entry.ts';
import type { OwnSide } from '../../model/profile.ts';
import { WHOLE } from '../../model/share.ts';
import { annotationOf, nameOf, type StackLine } from './stack-line.ts';

/** A line of folded stacks and its number. */
export interface ReadStack extends StackLine {
  readonly line: number;
}

/** Returns the chains of stacks with the counts of one of their columns. */
export function chainsOf(stacks: readonly ReadStack[], column: 0 | 1): CallTree {
  const tree = CallTree.empty();
  for (const { frames, counts, line } of stacks) {
    const own = frames.length > 1 ? frames.slice(1) : frames;
    let node = tree.root(frames.length > 1 ? (frames[0] ?? null) : null);
    for (const frame of own) node = tree.callee(node, frameOf(tree, frame));
    tree.add(node, Number(counts[column] ?? 0), line);
  }
  return tree;
}

/** Returns the number of a frame as it is written. */
export function frameOf(tree: CallTree, written: string): number {
  return tree.frame(written, null, annotationOf(written) === 'i');
}

/**
 * Returns what chains hold, an entry for each command and leaf, in order of first appearance; null where the counts add up
 * to nothing. Entries that count nothing are listed unless `counted`. The first frame of a chain is the command; a lone
 * frame is a leaf.
 */
export function ownSide(tree: CallTree, counted = false): OwnSide | null {
  const total = tree.weight;
  if (!(total > 0)) return null;
  const isMarked = [...tree.comms, ...tree.frames.map(({ symbol }) => symbol)].some(
    (name) => name !== null && annotationOf(name) === 'k',
  );
  const entries = cellsOf(tree)
    .filter(({ count }) => !counted || count > 0)
    .map((cell) => entryOf(cell, tree, total, isMarked));
  return { entries, label: null, stated: null, stacks: { unit: 'unknown', list: tree } };
}

interface Cell {
  readonly command: number;
  readonly leaf: number;
  readonly line: number;
  count: number;
  rows: number;
  lastLine: number;
}

function cellsOf(tree: CallTree): readonly Cell[] {
  const commands = tree.commandsOfNodes();
  const cells = new Map<number, Cell>();
  for (let chain = 0; chain < tree.length; chain++) {
    const end = tree.endOf(chain);
    const command = commands[end] as number;
    const leaf = leafOf(tree, end);
    const key = command * tree.frames.length + leaf;
    const cell = cells.get(key);
    const count = tree.weightOf(chain);
    const { rows, lastLine } = tree.sumsOf(chain);
    if (cell === undefined) cells.set(key, { command, leaf, line: tree.lineOf(chain), count, rows, lastLine });
    else {
      cell.count += count;
      cell.rows += rows;
      cell.lastLine = Math.max(cell.lastLine, lastLine);
    }
  }
  return [...cells.values()];
}

/** The frame of the function that holds the code: what was inlined into it is only in the chain. */
function leafOf(tree: CallTree, end: number): number {
  for (let node = end; tree.labelOf(node) >= 0; node = tree.callerOf(node))
    if (tree.frames[tree.labelOf(node)]?.inlined === false) return tree.labelOf(node);
  return tree.labelOf(end);
}

function entryOf(
  { command, leaf, line, count, rows, lastLine }: Cell,
  tree: CallTree,
  total: number,
  isMarked: boolean,
): Entry {
  const symbol = tree.frames[leaf]?.symbol ?? '';
  return {
    line,
    overhead: { ticks: Math.round((count / total) * WHOLE), slack: 0 },
    samples: null,
    period: null,
    comm: tree.comms[command] ?? null,
    pid: null,
    cpu: null,
    dso: null,
    level: levelOf(symbol, isMarked),
    symbol: nameOf(symbol),
    sums: { rows, lastLine },
  };
}

/** Where some frames are marked as the kernel's, those that are not are of a program; where none is, nothing tells. */
function levelOf(frame: string, isMarked: boolean): Level | null {
  if (annotationOf(frame) === 'k') return 'k';
  return isMarked && !/^\[.*\]$/.test(frame) ? '.' : null;
}
