/** A queue from which the widest comes first; of such as are equally wide, whichever. */
export class WidestFirst<T extends { readonly width: number }> {
  /** A binary heap: none is wider than the one at half its place. */
  #items: T[] = [];

  /** Those that are in the queue, in no order. */
  get items(): readonly T[] {
    return this.#items;
  }

  add(item: T): void {
    const items = this.#items;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = items[above] as T;
      if (other.width >= item.width) break;
      items[at] = other;
      at = above;
    }
    items[at] = item;
  }

  /** Takes out all that are no wider than something, in no order. */
  drop(least: number): readonly T[] {
    const all = this.#items;
    this.#items = [];
    const narrow: T[] = [];
    for (const item of all) {
      if (item.width <= least) narrow.push(item);
      else this.add(item);
    }
    return narrow;
  }

  /** Takes the widest out; undefined where there is none. */
  take(): T | undefined {
    const items = this.#items;
    const [widest] = items;
    const last = items.pop();
    if (last === undefined || items.length === 0) return widest;
    let at = 0;
    for (let below = 1; below < items.length; below = 2 * at + 1) {
      const right = items[below + 1];
      if (right !== undefined && right.width > (items[below] as T).width) below++;
      const other = items[below] as T;
      if (other.width <= last.width) break;
      items[at] = other;
      at = below;
    }
    items[at] = last;
    return widest;
  }
}
