/** One mail of an input. */
export interface Message {
  /** Its place among the mails of the input, from 1. */
  readonly index: number;
  /** Its Message-ID without angle brackets; null where it has none. */
  readonly id: string | null;
  readonly subject: string | null;
  /** Its first and last line in the file, its header included. */
  readonly line: number;
  readonly endLine: number;
  /** Where its lines stand among those of the document: index of the first, and of the first behind them. */
  readonly from: number;
  readonly end: number;
}
