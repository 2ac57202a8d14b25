import { CallTree } from '../model/call-tree.ts';
import type { Side } from '../model/comparison.ts';
import { TICKS_PER_POINT, toPoints } from '../model/share.ts';
import type { Stacks } from '../model/stacks.ts';
import type { ComparisonReport } from '../report/report.ts';
import type { Showing } from '../report/showing.ts';

/** What another viewer is given of one profile: chains that weigh, or its rows as chains of one frame. */
export interface ChainSide {
  readonly label: string;
  readonly event: string | null;
  readonly stacks: Stacks;
  /** Samples of each chain, where the chains have as many rows as the profile has samples; else null. */
  readonly counts: ((chain: number) => number) | null;
  /** What no chain holds, in percentage points; 0 where the weights are no shares. */
  readonly rest: number;
}

/** Returns the sides of a comparison: its call chains where both sides have them and rows are symbols, else its rows. */
export function sidesOf(report: ComparisonReport): { readonly before: ChainSide; readonly after: ChainSide } {
  const { comparison } = report;
  const { before, after } = comparison.stacks;
  if (before !== null && after !== null && report.rowTitle === 'symbol') {
    return { before: sideOfChains(before, comparison.before), after: sideOfChains(after, comparison.after) };
  }
  return { before: sideOfRows(report, 'before'), after: sideOfRows(report, 'after') };
}

/** Returns what a profile that is shown has: its call chains, else its rows. */
export function sideOfShowing({ side, entries, stacks }: Showing): ChainSide {
  if (stacks !== null) return sideOfChains(stacks, side);
  const list = treeOfRows(entries);
  const isCounted = entries.length > 0 && entries.every(({ samples }) => samples !== null);
  const counts = isCounted ? (chain: number): number => list.rowsOf(chain) : null;
  return { ...plainSide(side, { unit: 'share', list }), counts, rest: restOf(list, side) };
}

function plainSide({ label, facts }: Side, stacks: Stacks): ChainSide {
  return { label, event: facts.event, stacks, counts: null, rest: 0 };
}

function sideOfChains(stacks: Stacks, side: Side): ChainSide {
  const { list, unit } = stacks;
  const plain = plainSide(side, stacks);
  if (unit === 'share') return { ...plain, rest: restOf(list, side) };
  let rows = 0;
  for (let chain = 0; chain < list.length; chain++) rows += list.rowsOf(chain);
  const { samples } = side;
  const isCounted = unit !== 'unknown' && samples !== null && samples.low === rows && samples.high === rows;
  return { ...plain, counts: isCounted ? (chain) => list.rowsOf(chain) : null };
}

function sideOfRows(report: ComparisonReport, name: 'before' | 'after'): ChainSide {
  const rows = report.rows.map(({ subject }) => {
    if (subject.kind === 'group') return { symbol: subject.group.name, dso: null, ticks: subject.group[name].ticks };
    const { symbol, dso } = subject.shift;
    return { symbol, dso, ticks: subject.shift[name].ticks ?? 0 };
  });
  const side = report.comparison[name];
  const tree = treeOfRows(rows);
  return { ...plainSide(side, { unit: 'share', list: tree }), rest: restOf(tree, side) };
}

interface WeighedRow {
  readonly symbol: string;
  readonly dso: string | null;
  readonly ticks: number;
  readonly samples?: number | null;
}

/** Rows as chains of one frame, whose samples are the rows of the chain. */
function treeOfRows(rows: readonly WeighedRow[]): CallTree {
  const tree = CallTree.empty();
  for (const { symbol, dso, ticks, samples } of rows)
    tree.add(tree.callee(tree.root(null), tree.frame(symbol, dso, false)), toPoints(ticks), samples ?? 1);
  return tree;
}

/** What is neither listed nor rounding of what is. */
function restOf(tree: CallTree, { cut }: Pick<Side, 'cut'>): number {
  if (cut === 'none') return 0;
  return Math.max(0, Math.round((100 - tree.weight) * TICKS_PER_POINT) / TICKS_PER_POINT);
}
