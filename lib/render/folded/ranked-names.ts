/**
 * The names of frames in the order in which lines with them are sorted. A name stands there twice: as the end of a stack,
 * and with the `;` that leads on, because "ab" stands between "a" and "a;".
 */
export class RankedNames {
  /** UTF-8 of all names, one behind the other. */
  readonly bytes: Uint8Array;
  /** Where each name begins in `bytes`, by its number; the last ends them. */
  readonly begins: Int32Array;
  readonly #numberOfRank: Int32Array;
  readonly #rankAsEnd: Int32Array;
  readonly #rankAsCaller: Int32Array;

  constructor(names: readonly string[]) {
    const { length } = names;
    const keys = [...names, ...names.map((name) => `${name};`)];
    const order = keys.map((_, at) => at).sort((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1));
    this.#numberOfRank = new Int32Array(length * 2);
    this.#rankAsEnd = new Int32Array(length);
    this.#rankAsCaller = new Int32Array(length);
    for (const [rank, key] of order.entries()) {
      this.#numberOfRank[rank] = key < length ? key : key - length;
      if (key < length) this.#rankAsEnd[key] = rank;
      else this.#rankAsCaller[key - length] = rank;
    }
    const encoder = new TextEncoder();
    const encoded = names.map((name) => encoder.encode(name));
    this.begins = new Int32Array(length + 1);
    for (const [at, { length: size }] of encoded.entries()) this.begins[at + 1] = (this.begins[at] as number) + size;
    this.bytes = new Uint8Array(this.begins[length] as number);
    for (const [at, bytes] of encoded.entries()) this.bytes.set(bytes, this.begins[at] as number);
  }

  /** Where a name stands as the last of a stack. */
  rankAsEnd(name: number): number {
    return this.#rankAsEnd[name] as number;
  }

  /** Where a name stands with frames behind it. */
  rankAsCaller(name: number): number {
    return this.#rankAsCaller[name] as number;
  }

  /** Returns the name of a rank, and whether it stands there as the last of a stack. */
  nameOf(rank: number): number {
    return this.#numberOfRank[rank] as number;
  }

  /** Whether a rank is that of a name as the last of a stack. */
  isEnd(rank: number): boolean {
    return this.#rankAsEnd[this.nameOf(rank)] === rank;
  }
}
