/**
 * The file format of speedscope (https://www.speedscope.app/file-format-schema.json): frames that all profiles share, and a
 * profile a side, each with its stacks, the root first, and what they weigh.
 *
 *     { "shared": { "frames": [{ "name": "dd" }, { "name": "read", "file": "libc.so.6" }] },
 *       "profiles": [{ "type": "sampled", "name": "before.txt", "unit": "none", "samples": [[0, 1]], "weights": [12] }] }
 *
 * A comparison is two profiles under the same names, to be looked at in turn. Shares are in percentage points. Stacks stand in
 * the order of their tree, so that the view by time has callers in one piece.
 */
import type { CallTree } from '../../model/call-tree.ts';
import type { Report } from '../../report/report.ts';
import type { Showing } from '../../report/showing.ts';
import { type ChainSide, sideOfShowing, sidesOf } from '../chain-sides.ts';
import { printJson } from '../json/print.ts';
import type { NameFrame, RenderOptions } from '../renderer.ts';

const SCHEMA = 'https://www.speedscope.app/file-format-schema.json';

interface SpeedscopeFrame {
  readonly name: string;
  readonly file?: string;
}

/** Returns comparisons as a file of speedscope, the sides before and after of each in turn. */
export function renderSpeedscope({ comparisons }: Report, { nameFrame }: RenderOptions): string {
  const sides = comparisons.flatMap((each) => {
    const { before, after } = sidesOf(each);
    const place = each.place === null ? '' : `${each.place} `;
    return [
      { side: before, name: `${place}before: ${before.label}` },
      { side: after, name: `${place}after: ${after.label}` },
    ];
  });
  return fileOf(sides, nameFrame);
}

/** Returns one profile as a file of speedscope. */
export function renderShowSpeedscope(showing: Showing): string {
  const side = sideOfShowing(showing);
  return fileOf([{ side, name: side.label }], undefined);
}

function fileOf(
  sides: readonly { readonly side: ChainSide; readonly name: string }[],
  nameFrame: NameFrame | undefined,
): string {
  const frames: SpeedscopeFrame[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (name: string, file: string | null): number => {
    const key = `${name}\0${file ?? '\0'}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, frames.length);
    frames.push(file === null ? { name } : { name, file });
    return frames.length - 1;
  };
  const profiles = sides.map(({ side, name }) => profileOf(side, name, numberOf, nameFrame));
  const document = {
    $schema: SCHEMA,
    exporter: 'perfshift',
    name: sides.map(({ name }) => name).join(', '),
    activeProfileIndex: 0,
    shared: { frames },
    profiles,
  };
  return printJson(document, 0);
}

function profileOf(
  { stacks, rest, event }: ChainSide,
  name: string,
  numberOf: (name: string, file: string | null) => number,
  nameFrame: NameFrame | undefined,
): object {
  const { list, unit } = stacks;
  const frames = list.frames.map((frame) => {
    const { symbol, dso } = nameFrame === undefined || unit === 'unknown' ? frame : nameFrame(frame);
    return numberOf(symbol, dso);
  });
  const comms = list.comms.map((comm) => (comm === null ? null : numberOf(comm, null)));
  const samples: number[][] = [];
  const weights: number[] = [];
  for (const chain of inOrderOfTree(list)) {
    const weight = list.weightOf(chain);
    if (weight === 0) continue;
    const way: number[] = [];
    let node = list.endOf(chain);
    for (let label = list.labelOf(node); label >= 0; label = list.labelOf(node)) {
      way.push(frames[label] as number);
      node = list.callerOf(node);
    }
    const comm = comms[-1 - list.labelOf(node)] ?? null;
    samples.push(comm === null ? way.reverse() : [...way, comm].reverse());
    weights.push(weight);
  }
  if (rest > 0) {
    samples.push([numberOf('[not listed]', null)]);
    weights.push(rest);
  }
  return {
    type: 'sampled',
    name: unit === 'share' ? `${name} (%)` : name,
    unit: unit === 'period' && event !== null && /clock|^cpu$/.test(event) ? 'nanoseconds' : 'none',
    startValue: 0,
    endValue: weights.reduce((sum, weight) => sum + weight, 0),
    samples,
    weights,
  };
}

/** The chains of a tree, those that begin alike together, callers in order of first appearance. */
function inOrderOfTree(list: CallTree): readonly number[] {
  const place = new Float64Array(list.size);
  let next = 0;
  const work = [0];
  for (let node = work.pop(); node !== undefined; node = work.pop()) {
    place[node] = next++;
    // The callee that was added last comes first here, and so is taken last.
    for (let callee = list.firstCallee(node); callee !== 0; callee = list.nextCallee(callee)) work.push(callee);
  }
  return Array.from({ length: list.length }, (_, chain) => chain).sort(
    (a, b) => (place[list.endOf(a)] as number) - (place[list.endOf(b)] as number),
  );
}
