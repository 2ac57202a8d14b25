import { type Label, Sample } from 'pprof-format';
import { CallTree } from '../../model/call-tree.ts';
import { doubled } from '../../model/doubled.ts';
import type { Entry, Level } from '../../model/entry.ts';
import { largestOf } from '../../model/largest.ts';
import { type Share, WHOLE } from '../../model/share.ts';
import { type Numeric, type Tables, textsOf } from './tables.ts';
import type { Measure } from './value-types.ts';
import { checkField, fieldsOf, WireError } from './wire.ts';

/** What the samples of one side add up to. */
export interface Tally {
  readonly tree: CallTree;
  /** For each measure what each chain weighs. */
  readonly weights: Float64Array[];
  readonly cells: Map<string, Cell>;
  /** For each measure the sum of all, and the samples behind it. */
  readonly totals: number[];
  readonly samples: number[];
  /** For each measure what no row lists, as perfshift writes it. */
  readonly rest: number[];
}

/** Everything that is one entry. */
interface Cell {
  readonly labels: Labels;
  readonly leaf: number;
  readonly values: number[];
  readonly samples: number[];
}

interface Labels {
  readonly comm: string | null;
  readonly pid: string | null;
  readonly level: Level | null;
  /** True where the sample is of the base of a difference. */
  readonly isBase: boolean;
}

/** The function that stands for what a table does not list; no symbol is called so. */
export const NOT_LISTED = '[not listed]';
/** pprof's own mark on the samples of a base (profile/profile.go `DiffBaseSample`). */
export const BASE_LABEL = 'pprof::base';

/** The labels of perf_to_profile (perf_data_converter) for the CPU mode. */
const LEVELS: ReadonlyMap<string, Level> = new Map([
  ['Host Kernel', 'k'],
  ['Host User', '.'],
  ['Guest Kernel', 'g'],
  ['Guest User', 'u'],
  ['Hypervisor', 'H'],
]);
const NO_LABELS: Labels = { comm: null, pid: null, level: null, isBase: false };

/** Returns the samples of a profile added up: those of a base, and all others. Throws a WireError where one is damaged. */
export function tallySamples(
  bytes: Uint8Array,
  tables: Tables,
  measures: readonly Measure[],
): { readonly base: Tally | null; readonly own: Tally } {
  const own = newTally(measures.length);
  let base: Tally | null = null;
  const text = textsOf(tables.strings);
  const room = { frames: FRAMES_ANYWAY + bytes.length * FRAMES_A_BYTE };
  let index = 0;
  for (const field of fieldsOf(bytes)) {
    if (field.number !== 2) continue;
    index++;
    checkField(field);
    const { locationId, value, label } = Sample.decode(field.value);
    if (value.length !== tables.types.length)
      throw new WireError(field.at, `sample ${index} has ${value.length} values for ${tables.types.length} types`);
    const labels = label.length === 0 ? NO_LABELS : labelsOf(label, text);
    if (labels.isBase) base ??= newTally(measures.length);
    const sign = labels.isBase ? -1 : 1;
    const values = value.map((each) => sign * signed(each));
    addSample(labels.isBase ? (base as Tally) : own, { locationId, values, labels, index, room }, tables, measures);
  }
  return { base, own };
}

function newTally(measures: number): Tally {
  const zeros = (): number[] => new Array<number>(measures).fill(0);
  return {
    tree: CallTree.empty(),
    weights: Array.from({ length: measures }, () => new Float64Array(1 << 8)),
    cells: new Map(),
    totals: zeros(),
    samples: zeros(),
    rest: zeros(),
  };
}

/** Frames that a profile may unfold to, and more for each of its bytes: a location that holds very many may stand in every sample. */
const FRAMES_ANYWAY = 1 << 22;
const FRAMES_A_BYTE = 16;

interface ReadSample {
  /** How many frames the profile may still unfold to. */
  readonly room: { frames: number };
  readonly locationId: readonly Numeric[];
  readonly values: readonly number[];
  readonly labels: Labels;
  readonly index: number;
}

function addSample(tally: Tally, sample: ReadSample, tables: Tables, measures: readonly Measure[]): void {
  const { values, labels } = sample;
  if (values.some((value) => value < 0)) {
    const message = `sample ${sample.index} counts ${-largestOf(
      values.map((value) => -value),
      0,
    )}, as where one profile was taken from another`;
    throw new WireError(0, message, 'what was counted; give the two profiles');
  }
  const { node, leaf, isRest } = chainOf(tally.tree, sample, tables);
  if (isRest) {
    for (const [at, { value }] of measures.entries())
      tally.rest[at] = (tally.rest[at] as number) + (values[value] ?? 0);
    return;
  }
  const key = `${leaf}\0${labels.comm}\0${labels.pid}\0${labels.level}`;
  const cell = tally.cells.get(key) ?? { labels, leaf, values: measures.map(() => 0), samples: measures.map(() => 0) };
  tally.cells.set(key, cell);
  const [first] = measures;
  const counted = first?.samples === null || first === undefined ? 1 : (values[first.samples] ?? 0);
  const chain = tally.tree.add(node, 0, counted);
  for (const [at, measure] of measures.entries()) {
    const value = values[measure.value] ?? 0;
    const samples = measure.samples === null ? 0 : (values[measure.samples] ?? 0);
    const weights = weightsOf(tally, at, chain);
    weights[chain] = (weights[chain] as number) + value;
    cell.values[at] = (cell.values[at] as number) + value;
    cell.samples[at] = (cell.samples[at] as number) + samples;
    tally.totals[at] = (tally.totals[at] as number) + value;
    tally.samples[at] = (tally.samples[at] as number) + samples;
  }
}

/** The node with which a chain ends, and the frame that stands for its row: pprof's own, the innermost function. */
function chainOf(
  tree: CallTree,
  { locationId, labels, index, room }: ReadSample,
  { locations }: Tables,
): { readonly node: number; readonly leaf: number; readonly isRest: boolean } {
  let node = tree.root(labels.comm);
  let leaf = -1;
  for (let at = locationId.length - 1; at >= 0; at--) {
    const frames = locations.get(locationId[at] as Numeric);
    if (frames === undefined)
      throw new WireError(0, `sample ${index} names location ${locationId[at]}, which is not there`);
    room.frames -= frames.length;
    if (room.frames < 0)
      throw new WireError(0, `sample ${index} is where its frames are too many for its bytes`, 'at most 16 a byte');
    for (let line = frames.length - 1; line >= 0; line--) {
      const { symbol, dso, inlined } = frames[line] as (typeof frames)[number];
      if (symbol === NOT_LISTED && locationId.length === 1) return { node, leaf, isRest: true };
      leaf = tree.frame(symbol, dso, inlined);
      node = tree.callee(node, leaf);
    }
  }
  if (leaf >= 0) return { node, leaf, isRest: false };
  leaf = tree.frame('[unknown]', null, false);
  return { node: tree.callee(node, leaf), leaf, isRest: false };
}

function weightsOf(tally: Tally, measure: number, chain: number): Float64Array {
  const weights = tally.weights[measure] as Float64Array;
  if (chain < weights.length) return weights;
  const more = doubled(weights);
  tally.weights[measure] = more;
  return more;
}

function labelsOf(labels: readonly Label[], text: (index: Numeric) => string): Labels {
  let { comm, pid, level, isBase } = NO_LABELS;
  for (const { key, str, num } of labels) {
    const name = text(key);
    if (name === 'comm') comm = text(str);
    else if (name === 'pid') pid = Number(str) === 0 ? String(num) : text(str);
    else if (name === 'execution_mode') level = LEVELS.get(text(str)) ?? null;
    else if (name === BASE_LABEL) isBase = text(str) === 'true';
  }
  return { comm, pid, level, isBase };
}

/** Returns the entries of a measure by falling value, ties in order of appearance; those that count nothing are left out. */
export function entriesOf(tally: Tally, at: number, { unit, samples }: Measure): readonly Entry[] {
  const cells = [...tally.cells.values()].filter(({ values }) => values[at] !== 0);
  cells.sort((a, b) => (b.values[at] as number) - (a.values[at] as number));
  const shareOf = unit === 'share' ? printedShares(cells, at) : exactShares(tally.totals[at] as number);
  return cells.map((cell): Entry => {
    const { symbol, dso } = tally.tree.frames[cell.leaf] as { symbol: string; dso: string | null };
    const { comm, pid, level } = cell.labels;
    const value = cell.values[at] as number;
    return {
      line: 1,
      overhead: shareOf(value),
      samples: samples === null ? null : (cell.samples[at] as number),
      period: unit === 'period' ? value : null,
      comm,
      pid,
      cpu: null,
      dso,
      level,
      symbol,
    };
  });
}

function exactShares(total: number): (value: number) => Share {
  return (value) => ({ ticks: Math.round((value / total) * WHOLE), slack: 0 });
}

/** A tick is so many parts of the unit of a share. */
const PER_TICK = 10;

/** Shares have as many digits as the finest of them; perf printed no more. */
function printedShares(cells: readonly Cell[], at: number): (value: number) => Share {
  let step = 1e7;
  while (step > 1 && cells.some(({ values }) => (values[at] as number) % step !== 0)) step /= 10;
  const slack = step / PER_TICK / 2;
  return (value) => ({ ticks: Math.round(value / PER_TICK), slack });
}

/** A value is a signed number of 64 bits; pprof-format takes what is negative for huge. */
function signed(value: Numeric): number {
  return typeof value === 'number' ? value : Number(BigInt.asIntN(64, value));
}
