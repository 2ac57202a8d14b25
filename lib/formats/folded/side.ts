import { CallTree } from '../../model/call-tree.ts';
import { CellTable } from '../../model/cell-table.ts';
import type { Level } from '../../model/entry.ts';
import { EntryTable } from '../../model/entry-table.ts';
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
  const { cells, lastLines } = cellsOf(tree);
  const numbers = Int32Array.from({ length: cells.size }, (_, cell) => cell);
  const all = cells.columns(numbers);
  const kept = counted ? numbers.filter((cell) => (all.periods[cell] as number) > 0) : numbers;
  const { heads, leaves, lines, samples, periods } = counted ? cells.columns(kept) : all;
  const entries = new EntryTable({
    names: tree.frames.map(({ symbol }) => ({
      ...NOBODY,
      dso: null,
      level: levelOf(symbol, isMarked),
      symbol: nameOf(symbol),
    })),
    ids: leaves,
    heads: { ids: heads, list: tree.comms.map((comm) => ({ ...NOBODY, comm })) },
    ticks: periods.map((count) => Math.round((count / total) * WHOLE)),
    slack: 0,
    samples: null,
    period: null,
    line: lines,
    sums: { rows: samples, lastLines: Int32Array.from(kept, (cell) => lastLines[cell] as number) },
  });
  return { entries, label: null, stated: null, stacks: { unit: 'unknown', list: tree } };
}

const NOBODY = { comm: null, pid: null, cpu: null } as const;

/** The chains by command and leaf: what counts, in place of a period, and how many chains; and of each the last line. */
function cellsOf(tree: CallTree): { readonly cells: CellTable; readonly lastLines: readonly number[] } {
  const commands = tree.commandsOfNodes();
  const cells = new CellTable();
  const lastLines: number[] = [];
  for (let chain = 0; chain < tree.length; chain++) {
    const end = tree.endOf(chain);
    const { rows, lastLine } = tree.sumsOf(chain);
    const cell = cells.add(commands[end] as number, leafOf(tree, end), tree.lineOf(chain), rows, tree.weightOf(chain));
    lastLines[cell] = Math.max(lastLines[cell] ?? 0, lastLine);
  }
  return { cells, lastLines };
}

/** The frame of the function that holds the code: what was inlined into it is only in the chain. */
function leafOf(tree: CallTree, end: number): number {
  for (let node = end; tree.labelOf(node) >= 0; node = tree.callerOf(node))
    if (tree.frames[tree.labelOf(node)]?.inlined === false) return tree.labelOf(node);
  return tree.labelOf(end);
}

/** Where some frames are marked as the kernel's, those that are not are of a program; where none is, nothing tells. */
function levelOf(frame: string, isMarked: boolean): Level | null {
  if (annotationOf(frame) === 'k') return 'k';
  return isMarked && !/^\[.*\]$/.test(frame) ? '.' : null;
}
