import { CallTree } from '../../model/call-tree.ts';
import type { Entry, Level } from '../../model/entry.ts';
import type { EntryList } from '../../model/entry-list.ts';
import { WHOLE } from '../../model/share.ts';
import { type FrameLine, levelOf, listedSymbol, UNKNOWN } from './frame-line.ts';
import type { Head, SampleLine } from './sample-line.ts';

/** What the samples of one event add up to while they are read. */
export interface Tally extends Omit<Counted, 'entries'> {
  endLine: number;
  samples: number;
  total: number;
  readonly cells: Map<string, Cell>;
}

/** What the samples of one event add up to. */
export interface Counted {
  readonly event: string | null;
  /** First and last line of its samples. */
  readonly line: number;
  readonly endLine: number;
  readonly samples: number;
  /** What their periods add up to. */
  readonly total: number;
  /** By falling period, ties in order of appearance. */
  readonly entries: EntryList;
  readonly tree: CallTree;
}

/** Returns what a tally comes to. */
export function countedOf({ cells, ...tally }: Tally): Counted {
  return { ...tally, entries: entriesOf([...cells.values()], tally.total) };
}

/** Everything that is one entry. */
export interface Cell {
  readonly line: number;
  readonly sample: Head;
  readonly symbol: string;
  readonly dso: string | null;
  readonly level: Level | null;
  samples: number;
  period: number;
}

/** Returns an empty tally for an event whose first sample stands at a line. */
export function newTally(event: string | null, line: number): Tally {
  return { event, line, endLine: line, samples: 0, total: 0, cells: new Map(), tree: CallTree.empty() };
}

/** Adds a sample with its frames, the leaf first. A sample without a period counts 1. */
export function addSample(tally: Tally, sample: SampleLine, frames: readonly FrameLine[], line: number): void {
  const period = sample.period ?? 1;
  tally.samples++;
  tally.total += period;
  // The leaf of perf report is the function that holds the code; what was inlined into it is only in the chain.
  const leaf = frames.find((frame) => !frame.inlined) ?? frames[0];
  const symbol = leaf === undefined ? UNKNOWN : listedSymbol(leaf);
  const level = leaf === undefined ? null : levelOf(leaf);
  const dso = leaf?.dso ?? null;
  const { comm, pid, cpu } = sample;
  const key = `${comm}\0${pid}\0${cpu}\0${level}\0${dso}\0${symbol}`;
  const cell = tally.cells.get(key);
  if (cell === undefined) tally.cells.set(key, { line, sample, symbol, dso, level, samples: 1, period });
  else {
    cell.samples++;
    cell.period += period;
  }
  const { tree } = tally;
  let node = tree.root(comm);
  for (let at = frames.length - 1; at >= 0; at--) {
    const frame = frames[at] as FrameLine;
    node = tree.callee(node, tree.frame(frame.symbol, frame.dso, frame.inlined));
  }
  tree.add(node, period);
}

function entriesOf(cells: readonly Cell[], total: number): readonly Entry[] {
  const sorted = cells.toSorted((a, b) => b.period - a.period || a.line - b.line);
  return sorted.map(({ line, sample, symbol, dso, level, samples, period }): Entry => {
    const { comm, pid, cpu } = sample;
    const overhead = { ticks: ticksOf(period, total), slack: 0 };
    return { line, overhead, samples, period, comm, pid, cpu, dso, level, symbol };
  });
}

/** Returns the share of a period, exact but for a millionth of a point; a recording whose periods are all 0 has none. */
export function ticksOf(period: number, total: number): number {
  return total === 0 ? 0 : Math.round((period / total) * WHOLE);
}
