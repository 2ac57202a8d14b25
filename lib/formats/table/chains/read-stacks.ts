import { callTree } from '../../../model/call-tree.ts';
import type { Entry } from '../../../model/entry.ts';
import { largestOf } from '../../../model/largest.ts';
import type { Line } from '../../../model/line.ts';
import type { Facts } from '../../../model/profile.ts';
import { WHOLE } from '../../../model/share.ts';
import type { Frame, Stack } from '../../../model/stack.ts';
import type { Stacks } from '../../../model/stacks.ts';
import type { Column } from '../columns.ts';
import { holdsShare } from '../columns.ts';
import type { Rows } from '../read-rows.ts';
import { alike, type Chain } from './printed-chain.ts';
import { isLeafFirst, likeness, type RowGraph, rowGraphs } from './row-graphs.ts';
import { cutOf, type Scale, scaleOf, weighChains, withoutCutShort } from './weigh.ts';
import { wholeChains } from './whole-chains.ts';

/** What a table says beside its rows. */
export interface TableHead {
  readonly columns: readonly Column[];
  readonly facts: Facts;
}

/**
 * Returns the call chains that are printed under the rows of a table, root first; null where there are none, or where
 * lines are damaged. A weight is in the unit of the print: percentage points of the whole (those of `-g fractal` are
 * turned into that), samples, or what the event counted.
 */
export function readStacks(
  lines: readonly Line[],
  rows: Rows,
  entries: readonly Entry[],
  head: TableHead,
): Stacks | null {
  const graphs = rowGraphs(lines, rows, entries);
  const scale = graphs === null ? null : scaleOf(graphs, head.facts);
  if (graphs === null || scale === null) return null;
  const cumulative = head.columns.some((column) => column.kind === 'children');
  const leafFirst = isLeafFirst(graphs, cumulative);
  const whole = graphs.map((graph) => ({ ...graph, nodes: withFirst(graph, head.columns, cumulative || leafFirst) }));
  return { unit: scale.unit, list: callTree(merged(stacksOf(whole, entries, scale, { cumulative, leafFirst }))) };
}

function stacksOf(
  graphs: readonly RowGraph[],
  entries: readonly Entry[],
  scale: Scale,
  order: { readonly cumulative: boolean; readonly leafFirst: boolean },
): readonly Stack[] {
  if (!order.leafFirst) return rootFirstStacks(graphs, scale, order.cumulative);
  return order.cumulative ? cumulativeStacks(graphs, entries, scale) : leafFirstStacks(graphs, scale);
}

/** Where symbols come first in the sort order, perf does not repeat the row's own in a graph with one root. */
function withFirst({ entry, nodes }: RowGraph, columns: readonly Column[], ownFirst: boolean): RowGraph['nodes'] {
  const first = columns.find(({ kind }) => !holdsShare(kind) && kind !== 'samples' && kind !== 'period');
  const [only] = nodes;
  if (first?.kind !== 'symbol' || !ownFirst || only === undefined || nodes.length > 1 || only.figure !== null)
    return nodes;
  const symbol = entry.symbol ?? '';
  if (alike(only.frames[0] ?? '').startsWith(alike(symbol))) return nodes;
  return [{ ...only, frames: [symbol, ...only.frames] }];
}

function rootFirstStacks(graphs: readonly RowGraph[], scale: Scale, cumulative: boolean): readonly Stack[] {
  return graphs.flatMap((graph) => {
    const chains = weighChains(graph, scale).filter((chain) => !chain.forks);
    const own = ownChains(graph, chains, cumulative);
    return own.map((chain) => stackOf(chain, graph.entry.comm, false, graph.entry.dso));
  });
}

/** Under a row of Children hang its callees too; its own chains are those that end with it. */
function ownChains({ entry, whole }: RowGraph, chains: readonly Chain[], cumulative: boolean): readonly Chain[] {
  if (!entry.symbol) return chains;
  const best = largestOf(
    chains.map(({ frames }) => likeness(entry, frames.at(-1))),
    1,
  );
  const callsNobody = entry.overhead.ticks / WHOLE >= (whole - 0.005) / 100;
  return chains.filter(({ frames }) => {
    const alone = cumulative && frames.length === 1 && !callsNobody;
    return !alone && likeness(entry, frames.at(-1)) === best;
  });
}

function leafFirstStacks(graphs: readonly RowGraph[], scale: Scale): readonly Stack[] {
  const chains = graphs.flatMap((graph) =>
    weighChains(graph, scale).map((chain) => ({ ...chain, comm: graph.entry.comm, dso: graph.entry.dso })),
  );
  return withoutCutShort(chains, scale).map((chain) => stackOf(chain, chain.comm, true, chain.dso));
}

function cumulativeStacks(graphs: readonly RowGraph[], entries: readonly Entry[], scale: Scale): readonly Stack[] {
  const comms = [...new Set(graphs.map(({ entry }) => entry.comm))];
  return comms.flatMap((comm) => {
    const printed = graphs.filter(({ entry }) => entry.comm === comm).flatMap((graph) => weighChains(graph, scale));
    const chains = withoutCutShort(printed, scale);
    const selfOf = new Map<string, number>();
    for (const { comm: other, symbol, overhead } of entries) {
      if (other !== comm) continue;
      const name = alike(symbol ?? '');
      selfOf.set(name, (selfOf.get(name) ?? 0) + (overhead.ticks / WHOLE) * scale.total);
    }
    return wholeChains({ chains, selfOf }, cutOf(scale)).map((chain) => stackOf(chain, comm, true, null));
  });
}

function stackOf({ frames, weight }: Chain, comm: string | null, leafFirst: boolean, dso: string | null): Stack {
  const ordered = (leafFirst ? [...frames].reverse() : frames).map(frameOf);
  const leaf = ordered.at(-1);
  const named = leaf === undefined || dso === null ? ordered : [...ordered.slice(0, -1), { ...leaf, dso }];
  return { comm, frames: named, weight };
}

function frameOf(text: string): Frame {
  const inlined = text.endsWith(' (inlined)');
  return { symbol: inlined ? text.slice(0, -' (inlined)'.length) : text, dso: null, inlined };
}

/** Each chain once: rows of several threads or CPUs may hold the same, one of them with the object of its leaf. */
function merged(stacks: readonly Stack[]): readonly Stack[] {
  const list = new Map<string, Stack>();
  for (const stack of stacks) {
    const key = JSON.stringify([stack.comm, stack.frames.map((frame) => [frame.symbol, frame.inlined])]);
    const before = list.get(key);
    list.set(key, before === undefined ? stack : { ...before, weight: before.weight + stack.weight });
  }
  return [...list.values()];
}
