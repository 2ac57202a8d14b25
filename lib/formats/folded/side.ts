import { CallTree } from '../../model/call-tree.ts';
import { CellTable } from '../../model/cell-table.ts';
import type { Level } from '../../model/entry.ts';
import { EntryTable, type RowNames } from '../../model/entry-table.ts';
import type { OwnSide } from '../../model/profile.ts';
import { WHOLE } from '../../model/share.ts';
import { annotationOf, nameOf, type StackLine } from './stack-line.ts';

/** A line of folded stacks and its number. */
export interface ReadStack extends StackLine {
  readonly line: number;
}

/** Chains with what they count, and for each chain its second count; null where there is only one. */
export interface CountedChains {
  readonly tree: CallTree;
  readonly second: Float64Array | null;
}

/** Returns the chains of stacks with their counts in one or two columns. */
export function chainsOf(stacks: readonly ReadStack[], columns: 1 | 2): CountedChains {
  const tree = CallTree.empty();
  const second: number[] = [];
  for (const { frames, counts, line } of stacks) {
    const own = frames.length > 1 ? frames.slice(1) : frames;
    let node = tree.root(frames.length > 1 ? (frames[0] ?? null) : null);
    for (const frame of own) node = tree.callee(node, frameOf(tree, frame));
    const chain = tree.add(node, Number(counts[0] ?? 0), line);
    second[chain] = (second[chain] ?? 0) + Number(counts[1] ?? 0);
  }
  return { tree, second: columns === 1 ? null : Float64Array.from(second) };
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
export function sidesOf({ tree, second }: CountedChains): CountedSides | null {
  const cells = cellsOf(tree, second);
  const names = namesOf(tree);
  const own = sideOf(tree, cells, names);
  if (own === null || second === null) return own === null ? null : { own, both: null };
  const before = sideOf(tree, cells, names, cells.periods);
  const after = sideOf(tree.reweighted(second), cells, names, cells.second);
  return before === null || after === null ? null : { own, both: { before, after } };
}

/** All cells, or those that count in a column. */
function sideOf(tree: CallTree, cells: Cells, names: RowNames, column: Float64Array | null = null): OwnSide | null {
  const total = tree.weight;
  if (!(total > 0)) return null;
  const counts = column ?? cells.periods;
  const kept = column === null ? counts.map((_, cell) => cell) : cellsThatCount(column);
  const ticks = new Float64Array(kept.length);
  const lastLines = new Int32Array(kept.length);
  for (let at = 0; at < kept.length; at++) {
    const cell = kept[at] as number;
    ticks[at] = Math.round(((counts[cell] as number) / total) * WHOLE);
    lastLines[at] = cells.lastLines[cell] as number;
  }
  const { heads, leaves, lines, samples } = cells.table.columns(kept);
  const entries = new EntryTable({
    names,
    ids: leaves,
    heads: { ids: heads, list: tree.comms.map((comm) => ({ ...NOBODY, comm })) },
    ticks,
    slack: 0,
    samples: null,
    period: null,
    line: lines,
    sums: { rows: samples, lastLines },
  });
  return { entries, label: null, stated: null, stacks: { unit: 'unknown', list: tree } };
}

function cellsThatCount(column: Float64Array): readonly number[] {
  const kept: number[] = [];
  for (let cell = 0; cell < column.length; cell++) if ((column[cell] as number) > 0) kept.push(cell);
  return kept;
}

const NOBODY = { comm: null, pid: null, cpu: null } as const;

/** What names the rows of each frame. */
function namesOf(tree: CallTree): RowNames {
  const isMarked = [...tree.comms, ...tree.frames.map(({ symbol }) => symbol)].some(
    (name) => name !== null && annotationOf(name) === 'k',
  );
  return tree.frames.map(({ symbol }) => ({
    ...NOBODY,
    dso: null,
    level: levelOf(symbol, isMarked),
    symbol: nameOf(symbol),
  }));
}

/** The chains by command and leaf: what counts, in place of a period, and how many chains; and of each the last line. */
interface Cells {
  readonly table: CellTable;
  readonly lastLines: readonly number[];
  readonly periods: Float64Array;
  /** What counts in the second column; nothing without one. */
  readonly second: Float64Array;
}

function cellsOf(tree: CallTree, second: Float64Array | null): Cells {
  const commands = tree.commandsOfNodes();
  const inlined = Uint8Array.from(tree.frames, (frame) => (frame.inlined ? 1 : 0));
  const table = new CellTable();
  const lastLines: number[] = [];
  const seconds: number[] = [];
  for (let chain = 0; chain < tree.length; chain++) {
    const end = tree.endOf(chain);
    const label = tree.labelOf(end);
    const leaf = inlined[label] === 0 ? label : leafOf(tree, end, inlined);
    const { rows, lastLine } = tree.sumsOf(chain);
    const cell = table.add(commands[end] as number, leaf, tree.lineOf(chain), rows, tree.weightOf(chain));
    lastLines[cell] = Math.max(lastLines[cell] ?? 0, lastLine);
    if (second !== null) seconds[cell] = (seconds[cell] ?? 0) + (second[chain] as number);
  }
  return { table, lastLines, periods: table.parts.periods, second: Float64Array.from(seconds) };
}

/** The frame of the function that holds the code: what was inlined into it is only in the chain. */
function leafOf(tree: CallTree, end: number, inlined: Uint8Array): number {
  for (let node = end; tree.labelOf(node) >= 0; node = tree.callerOf(node))
    if (inlined[tree.labelOf(node)] === 0) return tree.labelOf(node);
  return tree.labelOf(end);
}

/** Where some frames are marked as the kernel's, those that are not are of a program; where none is, nothing tells. */
function levelOf(frame: string, isMarked: boolean): Level | null {
  if (annotationOf(frame) === 'k') return 'k';
  return isMarked && !/^\[.*\]$/.test(frame) ? '.' : null;
}
