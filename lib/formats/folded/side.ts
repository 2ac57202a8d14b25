import { CallTree } from '../../model/call-tree.ts';
import { CellTable } from '../../model/cell-table.ts';
import type { Level } from '../../model/entry.ts';
import { type EntryColumns, EntryTable, type RowNames } from '../../model/entry-table.ts';
import type { OwnSide } from '../../model/profile.ts';
import { WHOLE } from '../../model/share.ts';
import type { Frame } from '../../model/stack.ts';
import { type StackCellParts, StackCells } from './stack-cells.ts';
import { annotationOf, nameOf, type StackLine } from './stack-line.ts';

/** A line of folded stacks and its number. */
export interface ReadStack extends StackLine {
  readonly line: number;
}

/** Chains with what they count, and for each chain its second count; null where there is only one. */
export interface CountedChains {
  readonly tree: CallTree;
  readonly second: Float64Array | null;
  /** The same by command and leaf. */
  readonly cells: StackCellParts;
}

/** Returns the chains of stacks with their counts in one or two columns. */
export function chainsOf(stacks: readonly ReadStack[], columns: 1 | 2): CountedChains {
  const tree = CallTree.empty();
  const second: number[] = [];
  const cells = new StackCells();
  for (const { frames, counts, line } of stacks) {
    const own = frames.length > 1 ? frames.slice(1) : frames;
    const root = tree.root(frames.length > 1 ? (frames[0] ?? null) : null);
    let node = root;
    for (const frame of own) node = tree.callee(node, frameOf(tree, frame));
    const [count, other] = [Number(counts[0] ?? 0), Number(counts[1] ?? 0)];
    const chain = tree.add(node, count);
    second[chain] = (second[chain] ?? 0) + other;
    cells.add(-1 - tree.labelOf(root), leafOf(tree, node), line, count, other);
  }
  return { tree, second: columns === 1 ? null : Float64Array.from(second), cells: cells.parts };
}

/** Returns the number of a frame as it is written. */
export function frameOf(tree: CallTree, written: string): number {
  return tree.frame(written, null, annotationOf(written) === 'i');
}

/** What chains hold: of their first count, and of both where there are two. */
export interface CountedSides {
  readonly own: OwnSide;
  readonly both: { readonly before: OwnSide; readonly after: OwnSide } | null;
}

/**
 * Returns what chains hold, an entry for each command and leaf, in order of first appearance; null where the counts of a
 * column add up to nothing. What counts nothing in one of two columns is no entry of its side. The first frame of a chain
 * is the command; a lone frame is a leaf.
 */
export function sidesOf({ tree, second, cells }: CountedChains): CountedSides | null {
  const names = namesOf(tree);
  const { lastLines, second: seconds } = cells;
  const { periods: firsts } = cells.table;
  const table = CellTable.from(cells.table);
  const side = (list: CallTree, counts: Float64Array, keeps: (count: number) => boolean): OwnSide | null => {
    const total = list.weight;
    if (!(total > 0)) return null;
    const columns = (): EntryColumns => {
      const kept = placesOf(counts, keeps);
      const ticks = new Float64Array(kept.length);
      const ends = new Int32Array(kept.length);
      for (let at = 0; at < kept.length; at++) {
        const cell = kept[at] as number;
        ticks[at] = Math.round(((counts[cell] as number) / total) * WHOLE);
        ends[at] = lastLines[cell] as number;
      }
      const { heads, leaves, lines, samples } = table.columns(kept);
      return {
        names,
        ids: leaves,
        heads: { ids: heads, list: tree.comms.map((comm) => ({ ...NOBODY, comm })) },
        ticks,
        slack: 0,
        samples: null,
        period: null,
        line: lines,
        sums: { rows: samples, lastLines: ends },
      };
    };
    return { entries: new EntryTable(columns), label: null, stated: null, stacks: { unit: 'unknown', list } };
  };
  const own = side(tree, firsts, () => true);
  if (own === null || second === null) return own === null ? null : { own, both: null };
  const before = side(tree, firsts, isSome);
  const after = side(tree.reweighted(second), seconds, isSome);
  return before === null || after === null ? null : { own, both: { before, after } };
}

function isSome(count: number): boolean {
  return count > 0;
}

/** The places of the counts that are kept. */
function placesOf(counts: Float64Array, keeps: (count: number) => boolean): Int32Array {
  const places = new Int32Array(counts.length);
  let length = 0;
  for (let place = 0; place < counts.length; place++) if (keeps(counts[place] as number)) places[length++] = place;
  return places.subarray(0, length);
}

const NOBODY = { comm: null, pid: null, cpu: null } as const;

/** What names the rows of each frame. */
function namesOf(tree: CallTree): RowNames {
  const isMarked =
    tree.comms.some((comm) => comm !== null && annotationOf(comm) === 'k') ||
    tree.frames.some(({ symbol }) => annotationOf(symbol) === 'k');
  return tree.frames.map(({ symbol }) => ({
    ...NOBODY,
    dso: null,
    level: levelOf(symbol, isMarked),
    symbol: nameOf(symbol),
  }));
}

/** Returns the leaf of a chain that ends with a node: the frame of the function that holds the code; what was inlined into it is only in the chain. */
export function leafOf(tree: CallTree, end: number): number {
  const leaf = tree.labelOf(end);
  for (let node = end, label = leaf; label >= 0; node = tree.callerOf(node), label = tree.labelOf(node))
    if (!(tree.frames[label] as Frame).inlined) return label;
  return leaf;
}

/** Where some frames are marked as the kernel's, those that are not are of a program; where none is, nothing tells. */
function levelOf(frame: string, isMarked: boolean): Level | null {
  if (annotationOf(frame) === 'k') return 'k';
  return isMarked && !/^\[.*\]$/.test(frame) ? '.' : null;
}
