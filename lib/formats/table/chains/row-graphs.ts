import type { Entry } from '../../../model/entry.ts';
import { largestOf } from '../../../model/largest.ts';
import type { Line } from '../../../model/line.ts';
import type { Rows } from '../read-rows.ts';
import { beginsBars, readBars } from './bars.ts';
import { beginsFlat, beginsFolded, readFlat, readFolded } from './lists.ts';
import { alike, type GraphNode } from './printed-chain.ts';

/** A row and the call graph under it. */
export interface RowGraph {
  readonly entry: Entry;
  /** What the row holds in percentage points, callees included where the table has a column for that. */
  readonly whole: number;
  readonly nodes: readonly GraphNode[];
}

const POINTS = 1_000_000;

/** Returns the rows that have a call graph; null where a graph is damaged, or of the screen, which shows parts only. */
export function rowGraphs(lines: readonly Line[], rows: Rows, entries: readonly Entry[]): readonly RowGraph[] | null {
  const graphs: RowGraph[] = [];
  for (const [at, row] of rows.rows.entries()) {
    const entry = entries[at];
    const under = lines
      .slice(row.end, rows.rows[at + 1]?.at ?? rows.end)
      .filter(({ text }) => !/^\s*(?:#|$)/.test(text));
    if (entry === undefined || under.length === 0) continue;
    const nodes = readGraph(under);
    if (nodes === null) return null;
    const whole =
      largestOf(
        row.raw.shares.slice(0, 2).map((share) => share.ticks),
        0,
      ) / POINTS;
    graphs.push({ entry, whole, nodes });
  }
  return graphs.length === 0 ? null : graphs;
}

function readGraph(lines: readonly Line[]): readonly GraphNode[] | null {
  const first = lines[0]?.text ?? '';
  if (beginsBars(first)) return readBars(lines);
  if (beginsFlat(first)) return readFlat(lines);
  return beginsFolded(first) ? readFolded(lines, ';') : null;
}

/**
 * Returns whether the frames of graphs stand leaf first. A row that calls nobody is the leaf of its chains, and stands at
 * one end of them; in a table of Self that holds for every row.
 */
export function isLeafFirst(graphs: readonly RowGraph[], cumulative: boolean): boolean {
  let votes = 0;
  for (const { entry, whole, nodes } of graphs) {
    const callsNobody = entry.overhead.ticks > 0 && entry.overhead.ticks / POINTS >= whole - 0.005;
    const chain = longestOf(nodes);
    if ((cumulative && !callsNobody) || chain.length < 2 || !entry.symbol) continue;
    votes += whole * (likeness(entry, chain[0]) - likeness(entry, chain.at(-1)));
  }
  // Without a vote it is the order that perf takes by default.
  return cumulative ? votes > 0 : votes >= 0;
}

/** Returns how much a frame looks like the row's own: 2 where it is spelled alike, 1 where -w may have cut the row's. */
export function likeness(entry: Entry, frame: string | undefined): 0 | 1 | 2 {
  const name = alike(entry.symbol ?? '');
  if (frame === undefined || !alike(frame).startsWith(name)) return 0;
  return alike(frame) === name ? 2 : 1;
}

function longestOf(nodes: readonly GraphNode[]): readonly string[] {
  const [first] = nodes;
  return first === undefined ? [] : [...first.frames, ...longestOf(first.children)];
}
