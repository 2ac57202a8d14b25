import type { CallTree } from '../../model/call-tree.ts';
import type { Stacks } from '../../model/stacks.ts';
import { WholeWeights } from '../../model/whole-weights.ts';
import type { NameFrame } from '../renderer.ts';
import type { Both } from './tree.ts';

/** Who a frame of a picture is. */
export interface FrameName {
  readonly symbol: string;
  readonly dso: string | null;
}

/** What the nodes of a tree weigh on a side. */
interface SideWeights {
  readonly list: CallTree;
  readonly whole: WholeWeights;
}

/** The nodes of a tree that one side has, or both, with numbers of who their frames are. */
interface Source {
  readonly tree: CallTree;
  readonly frames: Int32Array;
  /** Of commands; NOBODY for one that is not told. */
  readonly commands: Int32Array;
  readonly before: SideWeights | null;
  readonly after: SideWeights | null;
}

const NOBODY = -1;

/** The nodes of both sides that are one frame: below one caller, and called the same. */
export interface Bundle {
  readonly caller: Bundle | null;
  /** The number of who it is; none for the root. */
  readonly name: number;
  /** Each the place of a source and a node of it, in turn. */
  readonly nodes: number[];
  /** What it weighs with all below it. */
  readonly before: number;
  readonly after: number;
  /** The larger of its sides, in points. */
  readonly width: number;
  /** What those below it hold that are no frames of their own. */
  readonly rest: Rest;
}

/** By name what the frames below one weigh, while they are added, 0 otherwise; and the first node of each with the place of its source. */
interface Below {
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly places: Int32Array;
  readonly nodes: Int32Array;
}

/** Takes what a node calls: its name, the place of its source, itself, and what it weighs on both sides. */
type TakeCallee = (name: number, place: number, node: number, before: number, after: number) => void;

/** Frames that are summed. */
export interface Rest {
  before: number;
  after: number;
  /** How many. */
  count: number;
}

/** The call chains of both sides, whose frames are who their normalized names and objects say. */
export class ChainSources {
  readonly #names: FrameName[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #sources: readonly Source[];
  readonly #points: Both;
  readonly #below: Below;

  /** `points` tells what a unit of a side is worth. */
  constructor(before: Stacks, after: Stacks, nameFrame: NameFrame, points: Both) {
    this.#points = points;
    const source = ({ list }: Stacks, sides: Pick<Source, 'before' | 'after'>): Source => ({
      tree: list,
      frames: Int32Array.from(list.frames, (frame) => this.#numberOf(nameFrame(frame))),
      commands: Int32Array.from(list.comms, (comm) =>
        comm === null ? NOBODY : this.#numberOf({ symbol: comm, dso: null }),
      ),
      ...sides,
    });
    const isOne = before.list.sharesNodes(after.list);
    const whole = new WholeWeights(before.list);
    const sides = {
      before: { list: before.list, whole },
      after: { list: after.list, whole: new WholeWeights(after.list, isOne ? whole : undefined) },
    };
    this.#sources = isOne
      ? [source(before, sides)]
      : [source(before, { ...sides, after: null }), source(after, { ...sides, before: null })];
    const { length } = this.#names;
    this.#below = {
      before: new Float64Array(length),
      after: new Float64Array(length),
      places: new Int32Array(length),
      nodes: new Int32Array(length),
    };
  }

  /** Returns the frame that holds all others. */
  root(): Bundle {
    const [sum, nodes] = [{ before: 0, after: 0 }, [] as number[]];
    for (const [place, { before, after }] of this.#sources.entries()) {
      nodes.push(place, 0);
      sum.before += before?.whole.of(0) ?? 0;
      sum.after += after?.whole.of(0) ?? 0;
    }
    return this.#bundle(null, NOBODY, nodes, sum.before, sum.after);
  }

  /** Returns who a frame is; not to be asked of the root. */
  nameOf({ name }: Bundle): FrameName {
    return this.#names[name] as FrameName;
  }

  /** Returns what a frame weighs on both sides without those below it. */
  ownOf({ nodes }: Bundle): Both {
    const own = { before: 0, after: 0 };
    for (let at = 0; at < nodes.length; at += 2) {
      const { tree, before, after } = this.#sources[nodes[at] as number] as Source;
      const chain = tree.chainAt(nodes[at + 1] as number);
      if (chain < 0) continue;
      own.before += before?.list.weightOf(chain) ?? 0;
      own.after += after?.list.weightOf(chain) ?? 0;
    }
    return own;
  }

  /** Returns the frames below a frame that are wider than `least`, each once; the others are added to its rest. */
  calleesOf(caller: Bundle, least: number): readonly Bundle[] {
    const { before: sumsBefore, after: sumsAfter, places, nodes } = this.#below;
    const names: number[] = [];
    let isOnce = true;
    this.#eachCallee(caller.nodes, (name, place, node, before, after) => {
      if (sumsBefore[name] === 0 && sumsAfter[name] === 0) {
        names.push(name);
        places[name] = place;
        nodes[name] = node;
      } else isOnce = false;
      sumsBefore[name] = (sumsBefore[name] as number) + before;
      sumsAfter[name] = (sumsAfter[name] as number) + after;
    });
    const bundles: Bundle[] = [];
    for (const name of names) {
      const before = sumsBefore[name] as number;
      const after = sumsAfter[name] as number;
      sumsBefore[name] = sumsAfter[name] = 0;
      // Of most frames nothing is made: they have no room.
      if (this.#widthOf(before, after) > least) {
        const own = isOnce ? [places[name] as number, nodes[name] as number] : [];
        bundles.push(this.#bundle(caller, name, own, before, after));
      } else addTo(caller.rest, before, after);
    }
    if (!isOnce) this.#addNodes(caller, bundles);
    return bundles;
  }

  /** Adds their nodes to the frames below one of which some have several. */
  #addNodes(caller: Bundle, callees: readonly Bundle[]): void {
    const byName = new Map(callees.map((callee) => [callee.name, callee]));
    this.#eachCallee(caller.nodes, (name, place, node) => void byName.get(name)?.nodes.push(place, node));
  }

  /** Hands on what nodes call that weighs anything, with its name and what it weighs. */
  #eachCallee(nodes: readonly number[], take: TakeCallee): void {
    for (let at = 0; at < nodes.length; at += 2) {
      const place = nodes[at] as number;
      const { tree } = this.#sources[place] as Source;
      const above = nodes[at + 1] as number;
      for (let node = tree.firstCallee(above); node !== 0; node = tree.nextCallee(node)) this.#hand(place, node, take);
    }
  }

  #hand(place: number, node: number, take: TakeCallee): void {
    const { tree, frames, commands, before, after } = this.#sources[place] as Source;
    const ownBefore = before === null ? 0 : before.whole.of(node);
    const ownAfter = after === null ? 0 : after.whole.of(node);
    if (!(ownBefore > 0 || ownAfter > 0)) return;
    const label = tree.labelOf(node);
    const name = (label < 0 ? commands[-1 - label] : frames[label]) as number;
    if (name === NOBODY) this.#eachCallee([place, node], take);
    else take(name, place, node, ownBefore, ownAfter);
  }

  #bundle(caller: Bundle | null, name: number, nodes: number[], before: number, after: number): Bundle {
    const rest = { before: 0, after: 0, count: 0 };
    return { caller, name, nodes, before, after, width: this.#widthOf(before, after), rest };
  }

  #widthOf(before: number, after: number): number {
    return Math.max(before * this.#points.before, after * this.#points.after);
  }

  #numberOf({ symbol, dso }: FrameName): number {
    const key = `${symbol}\0${dso ?? ''}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#names.length);
    return this.#names.push({ symbol, dso }) - 1;
  }
}

/** Adds a frame to those that are summed. */
export function addTo(rest: Rest, before: number, after: number): void {
  rest.before += before;
  rest.after += after;
  rest.count++;
}
