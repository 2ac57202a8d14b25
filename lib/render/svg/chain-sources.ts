import type { CallTree } from '../../model/call-tree.ts';
import type { Stacks } from '../../model/stacks.ts';
import { wholeWeights } from '../../model/whole-weights.ts';
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
  /** For each node all that ends with it or below it. */
  readonly whole: Float64Array;
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
  before: number;
  after: number;
  /** The larger of its sides, in points. */
  width: number;
}

/** The call chains of both sides, whose frames are who their normalized names and objects say. */
export class ChainSources {
  readonly #names: FrameName[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #sources: readonly Source[];
  readonly #points: Both;

  /** `points` tells what a unit of a side is worth. */
  constructor(before: Stacks, after: Stacks, nameFrame: NameFrame, points: Both) {
    this.#points = points;
    const weights = ({ list }: Stacks): SideWeights => ({ list, whole: wholeWeights(list) });
    const source = ({ list }: Stacks, sides: Pick<Source, 'before' | 'after'>): Source => ({
      tree: list,
      frames: Int32Array.from(list.frames, (frame) => this.#numberOf(nameFrame(frame))),
      commands: Int32Array.from(list.comms, (comm) =>
        comm === null ? NOBODY : this.#numberOf({ symbol: comm, dso: null }),
      ),
      ...sides,
    });
    const sides = { before: weights(before), after: weights(after) };
    this.#sources = before.list.sharesNodes(after.list)
      ? [source(before, sides)]
      : [source(before, { ...sides, after: null }), source(after, { ...sides, before: null })];
  }

  /** Returns the frame that holds all others. */
  root(): Bundle {
    const root: Bundle = { caller: null, name: NOBODY, nodes: [], before: 0, after: 0, width: 0 };
    for (const place of this.#sources.keys()) this.#join(root, place, 0);
    return root;
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

  /** Returns the frames below a frame that weigh anything, each once. */
  calleesOf(caller: Bundle): Iterable<Bundle> {
    const bundles = new Map<number, Bundle>();
    for (let at = 0; at < caller.nodes.length; at += 2)
      this.#addCallees(bundles, caller, caller.nodes[at] as number, caller.nodes[at + 1] as number);
    return bundles.values();
  }

  #addCallees(bundles: Map<number, Bundle>, caller: Bundle, place: number, above: number): void {
    const { tree, frames, commands, before, after } = this.#sources[place] as Source;
    for (let node = tree.firstCallee(above); node !== 0; node = tree.nextCallee(node)) {
      if (!((before?.whole[node] ?? 0) > 0 || (after?.whole[node] ?? 0) > 0)) continue;
      const label = tree.labelOf(node);
      const name = (label < 0 ? commands[-1 - label] : frames[label]) as number;
      if (name === NOBODY) {
        this.#addCallees(bundles, caller, place, node);
        continue;
      }
      let bundle = bundles.get(name);
      if (bundle === undefined) {
        bundle = { caller, name, nodes: [], before: 0, after: 0, width: 0 };
        bundles.set(name, bundle);
      }
      this.#join(bundle, place, node);
    }
  }

  #join(bundle: Bundle, place: number, node: number): void {
    const { before, after } = this.#sources[place] as Source;
    bundle.nodes.push(place, node);
    bundle.before += before?.whole[node] ?? 0;
    bundle.after += after?.whole[node] ?? 0;
    bundle.width = Math.max(bundle.before * this.#points.before, bundle.after * this.#points.after);
  }

  #numberOf({ symbol, dso }: FrameName): number {
    const key = `${symbol}\0${dso ?? ''}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#names.length);
    return this.#names.push({ symbol, dso }) - 1;
  }
}
