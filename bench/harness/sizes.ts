import type { Sizes } from './row.ts';

const MB = 1e6;

/** What is promised, and to what sizes cost is followed. */
export const FULL: Sizes = {
  scriptBytes: 200 * MB,
  stacks: 950_000,
  pastedBytes: 200 * MB,
  samples: 300_000,
  runs: 20,
  symbols: 20_000,
  sweep: [1 * MB, 4 * MB, 16 * MB, 64 * MB, 256 * MB, 500 * MB, 1000 * MB, 2000 * MB],
};

/** What takes a minute: the same shapes, where start-up weighs more. */
export const QUICK: Sizes = {
  scriptBytes: 16 * MB,
  stacks: 40_000,
  pastedBytes: 16 * MB,
  samples: 20_000,
  runs: 5,
  symbols: 2000,
  sweep: [1 * MB, 4 * MB, 16 * MB],
};
