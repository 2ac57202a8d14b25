import type { Share } from './share.ts';

/**
 * Where the CPU was when the sample hit, perf's letter in brackets before a symbol (util/sort.c
 * `_hist_entry__sym_snprintf`): host kernel, host user, guest kernel, guest user, hypervisor or unresolvable.
 */
export type Level = 'k' | '.' | 'g' | 'u' | 'H';

/** One row of a profile as the input lists it, cells as written. Null means that the input has no such column. */
export interface Entry {
  readonly line: number;
  /** The share that counts: Overhead, or Self where Children and Self stand side by side. */
  readonly overhead: Share;
  readonly samples: number | null;
  readonly period: number | null;
  readonly comm: string | null;
  readonly pid: string | null;
  readonly cpu: string | null;
  readonly dso: string | null;
  readonly level: Level | null;
  /** The symbol cell; empty where perf printed an empty name, null where the table has no symbol column. */
  readonly symbol: string | null;
  /**
   * Set by documents that carry a bound in place of a figure (perfshift's own): the row is not listed there, its
   * overhead is 0 and its share is at most this many ticks.
   */
  readonly atMost?: number;
  /** Set beside a bound of 0 where the document says that the row is not there at all, not only below what it prints. */
  readonly absent?: true;
  /** Set by the same documents where a figure stands for some of a row's names only: what all of them have at most. */
  readonly upTo?: number;
  /** How many rows of the input it sums up, and the line of the last one; absent where it is a row. */
  readonly sums?: { readonly rows: number; readonly lastLine: number };
  /** Standard deviation of the share over the runs that it is the mean of, in ticks; absent where the input has none. */
  readonly spread?: number;
}
