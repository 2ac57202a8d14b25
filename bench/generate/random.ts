/** A source of numbers that are the same on every machine; never runs out. */
export interface Random {
  /** A number from 0 up to 1. */
  uniform(): number;
  /** A whole number from 0 up to `end`, which it never is. */
  below(end: number): number;
  /** One of the items, each as likely. */
  pick<T>(items: readonly T[]): T;
  /** True in a share of the calls. */
  chance(share: number): boolean;
}

/** Returns the source of a seed: sfc32 of PractRand, http://pracrand.sourceforge.net. */
export function randomOf(seed: number): Random {
  let [a, b, c, counter] = [0x9e3779b9, seed | 0, (seed / 2 ** 32) | 0, 1];
  const next = (): number => {
    const mixed = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + mixed;
    return mixed >>> 0;
  };
  for (let round = 0; round < 16; round++) next();
  const uniform = (): number => next() / 2 ** 32;
  const below = (end: number): number => Math.floor(uniform() * end);
  return {
    uniform,
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    chance: (share) => uniform() < share,
  };
}

/** Returns a rank from 0 up to `end`; rank k is about 1 / (k + 1) as likely as rank 0 (Zipf's law). */
export function zipf(random: Random, end: number): number {
  return Math.min(end - 1, Math.floor((end + 1) ** random.uniform()) - 1);
}

/** Returns a whole number of at least 1 with a heavy tail: one of ten draws is above 10, one of a thousand above 1000. */
export function heavy(random: Random, most = 1e9): number {
  return Math.min(most, Math.floor(1 / (1 - random.uniform())));
}

/** Returns a standard normal value: the sum of twelve uniforms less 6, whose tails end at 6. */
export function nearlyNormal(random: Random): number {
  let sum = -6;
  for (let draw = 0; draw < 12; draw++) sum += random.uniform();
  return sum;
}
