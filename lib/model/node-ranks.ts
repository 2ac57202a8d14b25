/**
 * Some of many nodes, numbered in their order: a bit for each node, and for every 32 of them how many of those stand before.
 * Takes a sixteenth of what a number for each node does.
 */
export class NodeRanks {
  readonly #bits: Int32Array;
  readonly #before: Int32Array;
  /** How many they are. */
  readonly length: number;

  /** Of so many nodes those of which a test is true. */
  constructor(nodes: number, has: (node: number) => boolean) {
    this.#bits = new Int32Array((nodes >> 5) + 1);
    this.#before = new Int32Array(this.#bits.length);
    let count = 0;
    for (let node = 0; node < nodes; node++) {
      const word = node >> 5;
      if ((node & 31) === 0) this.#before[word] = count;
      if (!has(node)) continue;
      this.#bits[word] = (this.#bits[word] as number) | (1 << (node & 31));
      count++;
    }
    this.length = count;
  }

  /** Returns the number of a node, from 0; -1 where it is none of them. */
  of(node: number): number {
    const word = node >> 5;
    const bits = this.#bits[word] as number;
    const bit = 1 << (node & 31);
    return (bits & bit) === 0 ? -1 : (this.#before[word] as number) + bitsIn(bits & (bit - 1));
  }
}

/** Returns how many bits are set: sums of two, four, eight of them side by side, and of all by a product. */
function bitsIn(word: number): number {
  const twos = word - ((word >>> 1) & 0x55555555);
  const fours = (twos & 0x33333333) + ((twos >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
