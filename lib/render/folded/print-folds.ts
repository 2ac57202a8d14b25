import { CallTree } from '../../model/call-tree.ts';
import { mapTree } from '../../model/map-tree.ts';
import type { Stacks } from '../../model/stacks.ts';
import { foldedNames } from './fold.ts';

/** Returns rows as lines of folded stacks, sorted, each with its counts. */
export function printCounts(folds: ReadonlyMap<string, readonly number[]>): string {
  const lines = [...folds].map(([stack, counts]) => `${stack} ${counts.join(' ')}\n`);
  return lines.sort().join('');
}

/**
 * Returns call chains as lines of folded stacks, sorted, with a count for each of the columns; `root` stands before each.
 * Chains that have one folded name are one line. They are sorted frame by frame on the way through their tree: whole lines
 * are long and mostly begin alike.
 */
export function printFolds(columns: readonly Stacks[], root = ''): string {
  const folds = new Folds(columns.length);
  for (const [column, stacks] of columns.entries()) folds.add(stacks, column);
  return folds.print(root);
}

/** A line, or all lines below a node. */
interface Item {
  /** What it is sorted by: as much of the line as tells it from its neighbours. */
  readonly key: string;
  /** Null for a line. */
  readonly node: number | null;
}

class Folds {
  readonly #tree = new CallTree();
  readonly #columns: number;
  /** For each node its counts and whether a line ends there. */
  #counts = new Float64Array(1 << 10);

  constructor(columns: number) {
    this.#columns = columns;
  }

  add(stacks: Stacks, column: number): void {
    const { list, unit } = stacks;
    const { frames, commands } = foldedNames(stacks);
    const numberOf = (name: string): number => this.#tree.frame(name, null, false);
    const nodes = mapTree(list, this.#tree, {
      frames: frames.map(numberOf),
      commands: commands.map((name) => (name === null ? null : numberOf(name))),
    });
    this.#makeRoom();
    const stride = this.#columns + 1;
    for (let chain = 0; chain < list.length; chain++) {
      const weight = list.weightOf(chain);
      if (weight === 0) continue;
      const at = (nodes[list.endOf(chain)] as number) * stride;
      // Printed shares have two decimals; a consumer of folded stacks expects whole counts.
      this.#counts[at + column] =
        (this.#counts[at + column] as number) + (unit === 'share' ? Math.round(weight * 100) : weight);
      this.#counts[at + this.#columns] = 1;
    }
  }

  print(root: string): string {
    const lines: string[] = [];
    const work: { readonly prefix: string; readonly item: Item }[] = [{ prefix: root, item: { key: '', node: 0 } }];
    for (let next = work.pop(); next !== undefined; next = work.pop()) {
      const { prefix, item } = next;
      if (item.node === null) {
        lines.push(prefix, item.key, '\n');
        continue;
      }
      const below = prefix + item.key;
      for (const each of this.#itemsBelow(item.node).toReversed()) work.push({ prefix: below, item: each });
    }
    return lines.join('');
  }

  /** The lines that end a frame below a node, and the nodes below it that lead on, sorted. */
  #itemsBelow(node: number): readonly Item[] {
    const items: Item[] = [];
    const stride = this.#columns + 1;
    for (let callee = this.#tree.firstCallee(node); callee !== 0; callee = this.#tree.nextCallee(callee)) {
      const name = this.#tree.frames[this.#tree.labelOf(callee)]?.symbol ?? '';
      const at = callee * stride;
      if (this.#counts[at + this.#columns] === 1) {
        const counts = this.#counts.subarray(at, at + this.#columns);
        items.push({ key: `${name} ${counts.join(' ')}`, node: null });
      }
      if (this.#tree.firstCallee(callee) !== 0) items.push({ key: `${name};`, node: callee });
    }
    return items.length > 1 ? items.sort((a, b) => (a.key < b.key ? -1 : 1)) : items;
  }

  #makeRoom(): void {
    const wanted = this.#tree.size * (this.#columns + 1);
    if (wanted <= this.#counts.length) return;
    const more = new Float64Array(wanted);
    more.set(this.#counts);
    this.#counts = more;
  }
}
