/** What the author of a mail says about one symbol: evidence for a move, never more. */
export interface Remark {
  readonly symbol: string;
  /** The author's words, e.g. `[no iov_iter_advance]`, `foo (now inline)`. */
  readonly words: string;
  /** True where the words say that the side they stand at does not have the symbol. */
  readonly absent: boolean;
  /** 1-based. */
  readonly line: number;
}
