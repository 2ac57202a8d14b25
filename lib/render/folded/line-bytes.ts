/** Bytes of lines before they are handed on. */
const PIECE = 1 << 18;
const FEED = 0x0a;
const BLANK = 0x20;
const ZERO = 0x30;
/** A count below takes no more digits. */
const DIGITS = 16;

const ENCODER = new TextEncoder();

/**
 * Lines that mostly begin like the one above, as bytes: what they begin with is kept, and a line costs a copy of that.
 */
export class LineBytes {
  #piece = new Uint8Array(PIECE);
  #at = 0;
  #prefix = new Uint8Array(1 << 10);
  #prefixLength = 0;
  /** Where the last line begins in the piece, and how much of it is still what lines begin with. */
  #last = 0;
  #same = 0;
  readonly #digits = new Uint8Array(DIGITS);

  /** What lines begin with, in bytes. */
  get prefixLength(): number {
    return this.#prefixLength;
  }

  /** Adds to what the next lines begin with. */
  begin(name: Uint8Array, from: number, to: number): void {
    const length = this.#prefixLength + to - from;
    if (length > this.#prefix.length) this.#prefix = grown(this.#prefix, length);
    for (let at = from, into = this.#prefixLength; at < to; ) this.#prefix[into++] = name[at++] as number;
    this.#prefixLength = length;
  }

  /** Forgets all that lines begin with beyond a length. */
  cut(length: number): void {
    this.#prefixLength = length;
    if (length < this.#same) this.#same = length;
  }

  /** Returns what is full where a line does not fit any more; null otherwise. */
  full(name: number, counts: number): Uint8Array | null {
    const wanted = this.#prefixLength + name + counts * 32 + 2;
    if (this.#at + wanted <= this.#piece.length) return null;
    const done = this.#piece.subarray(0, this.#at);
    // What was handed on is not written to again.
    this.#piece = new Uint8Array(Math.max(PIECE, wanted));
    this.#at = 0;
    this.#same = 0;
    return done.length === 0 ? null : done;
  }

  /** Adds a line's beginning and the name that ends it; `full` has been asked. */
  name(name: Uint8Array, from: number, to: number): void {
    const piece = this.#piece;
    const prefix = this.#prefix;
    const start = this.#at;
    // Most of it stands in the line above.
    if (this.#same > 0) piece.copyWithin(start, this.#last, this.#last + this.#same);
    let at = start + this.#same;
    for (let next = this.#same; next < this.#prefixLength; ) piece[at++] = prefix[next++] as number;
    this.#last = start;
    this.#same = this.#prefixLength;
    for (let next = from; next < to; ) piece[at++] = name[next++] as number;
    this.#at = at;
  }

  /** Adds a blank and a count to the line. */
  count(count: number): void {
    const piece = this.#piece;
    piece[this.#at++] = BLANK;
    if (!Number.isSafeInteger(count) || count < 0) {
      this.#at += ENCODER.encodeInto(String(count), piece.subarray(this.#at)).written;
      return;
    }
    const digits = this.#digits;
    let first = DIGITS;
    let rest = count;
    do {
      const tenth = Math.floor(rest / 10);
      digits[--first] = ZERO + rest - tenth * 10;
      rest = tenth;
    } while (rest > 0);
    while (first < DIGITS) piece[this.#at++] = digits[first++] as number;
  }

  /** Ends the line. */
  end(): void {
    this.#piece[this.#at++] = FEED;
  }

  /** Returns what has not been handed on yet. */
  rest(): Uint8Array {
    const done = this.#piece.subarray(0, this.#at);
    this.#at = 0;
    this.#piece = new Uint8Array(0);
    return done;
  }
}

function grown(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(length * 2);
  more.set(bytes);
  return more;
}
