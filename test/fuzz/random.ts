import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A source of choices that is the same on every machine. */
export interface Random {
  /** A whole number from 0 to below `count`. */
  readonly below: (count: number) => number;
  /** One of the values. */
  readonly pick: <T>(values: readonly T[]) => T;
  /** True once in `count` times. */
  readonly once: (count: number) => boolean;
}

/** Returns the choices of one case of a seed; cases do not depend on each other. */
export function randomOf(seed: number, index: number): Random {
  const source = xoroshiro128plus((Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) | 0);
  const below = (count: number): number => uniformInt(source, 0, Math.max(0, count - 1));
  return {
    below,
    pick: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error('nothing to pick from');
      return value;
    },
    once: (count) => below(count) === 0,
  };
}
