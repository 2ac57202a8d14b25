/**
 * The text of `perf script` with call chains (builtin-script.c `process_event`, util/evsel_fprintf.c
 * `sample__fprintf_callchain`, perf 6.1):
 *
 *     storage server  2365 [003]  1960.376368:    1003009 cycles:P:
 *     <TAB>ffffffff8254fc7a tcp_enqueue_list.isra.0+0x12a ([kernel.kallsyms])
 *     <TAB>ffffffff82000001 do_syscall_64+0x37 ([kernel.kallsyms])
 */
import { callTree } from './call-tree.ts';
import { frameOf } from './folded.ts';
import type { Place } from './names.ts';
import { type Random, randomOf, zipf } from './random.ts';

/** What is written; the same options give the same bytes. */
export interface PerfScriptOptions {
  /** Bytes that are written at least; the sample that reaches them is the last. */
  readonly bytes: number;
  /** Distinct stacks at most: with fewer samples not all come up. */
  readonly stacks?: number;
  readonly seed?: number;
  /** The events, of which each sample has one. */
  readonly events?: readonly string[];
}

/** What was written, told by the writer and not by any reader. */
export interface PerfScriptTruth {
  samples: number;
  /** The sum of the periods by event and by folded stack as stackcollapse-perf.pl names it. */
  readonly weights: Map<string, Map<string, number>>;
}

/** A chain as text, so that a sample costs a few joins. */
interface Chain {
  readonly folded: string;
  readonly comm: string;
  readonly leaf: Place;
  readonly isInlined: boolean;
  /** The frames above the leaf, printed from different call sites. */
  readonly callers: readonly string[];
}

/** Call sites of a function, and ways of a chain through them: texts differ, names do not. */
const SITES = 3;
const INSTRUCTIONS = 800;
const CPUS = 8;

/** Yields samples; `truth` is filled as they are taken. */
export function* perfScript(
  options: PerfScriptOptions,
  truth: PerfScriptTruth = noTruth(),
): Generator<string, PerfScriptTruth> {
  const { bytes, stacks = 20_000, seed = 1, events = ['cycles:P'] } = options;
  const random = randomOf(seed + 2);
  const chains = chainsOf(random, stacks, seed);
  let written = 0;
  let time = 1_960_376_368;
  while (written < bytes) {
    const chain = chains[zipf(random, chains.length)];
    if (chain === undefined) continue;
    const event = events[random.below(events.length)] ?? '';
    const period = 1_000_000 + random.below(20_000);
    time += 1 + random.below(900);
    const sample =
      headLine(random, chain.comm, time, period, event) + leafLine(random, chain) + random.pick(chain.callers);
    addWeight(truth, event, chain.folded, period);
    written += sample.length;
    yield sample;
  }
  return truth;
}

/** Returns the truth of nothing. */
export function noTruth(): PerfScriptTruth {
  return { samples: 0, weights: new Map() };
}

function addWeight(truth: PerfScriptTruth, event: string, folded: string, period: number): void {
  truth.samples++;
  let weights = truth.weights.get(event);
  if (weights === undefined) {
    weights = new Map();
    truth.weights.set(event, weights);
  }
  weights.set(folded, (weights.get(folded) ?? 0) + period);
}

function headLine(random: Random, comm: string, time: number, period: number, event: string): string {
  const thread = comm === 'swapper' ? '0' : String(2000 + (comm.length * 37 + random.below(12)));
  const cpu = String(random.below(CPUS)).padStart(3, '0');
  const seconds = Math.floor(time / 1e6);
  const micros = String(time - seconds * 1e6).padStart(6, '0');
  return `${comm} ${thread.padStart(5)} [${cpu}] ${String(seconds).padStart(5)}.${micros}: ${String(period).padStart(10)} ${event}: \n`;
}

/** The leaf is hit where its function spends its time: at few of its instructions most often, at any of them now and then. */
function leafLine(random: Random, { leaf, isInlined }: Chain): string {
  return frameLine(leaf, zipf(random, 1 + zipf(random, INSTRUCTIONS)) * 5, isInlined);
}

function frameLine({ symbol, dso, address }: Place, offset: number, isInlined: boolean): string {
  const digits = offset.toString(16);
  const where = (address + digits.padStart(3, '0')).padStart(16);
  const name = symbol === '[unknown]' ? symbol : `${symbol}+0x${digits}`;
  return `\t${where} ${name} (${isInlined ? 'inlined' : dso})\n`;
}

function chainsOf(random: Random, stacks: number, seed: number): readonly Chain[] {
  const tree = callTree(stacks, seed);
  const chains: Chain[] = [];
  for (const [at, { comm, places }] of tree.paths.entries()) {
    const front = [comm.replaceAll(' ', '_'), ...places.map(frameOf)].join(';');
    for (let below = 0; below < tree.leavesEach && chains.length < stacks; below++) {
      const leaf = tree.leaf(at, below);
      // What is inlined lies in an object of a program; perf leaves the kernel's alone.
      const isInlined = !leaf.address.startsWith('ffff') && random.chance(0.1);
      const callers = Array.from({ length: SITES }, () => callersOf(random, places));
      chains.push({ folded: `${front};${frameOf(leaf)}`, comm, leaf, isInlined, callers });
    }
  }
  return shuffled(random, chains);
}

/** The frames above the leaf, the nearest first, and the blank line behind them. */
function callersOf(random: Random, places: readonly Place[]): string {
  // Mostly a function calls what it calls from one place.
  const site = (): number => (random.chance(0.9) ? 0 : random.below(SITES));
  const lines = places.map((place) => frameLine(place, 0x1c + 0x31 * site(), false));
  return `${lines.reverse().join('')}\n`;
}

/** Heavy chains shall stand anywhere in the alphabet. */
function shuffled<T>(random: Random, items: T[]): readonly T[] {
  for (let at = items.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    const [one, two] = [items[at], items[other]];
    if (one === undefined || two === undefined) continue;
    items[at] = two;
    items[other] = one;
  }
  return items;
}
