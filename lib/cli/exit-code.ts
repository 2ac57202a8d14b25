/** What the exit status says; documented in --help. */
export const EXIT = {
  /** Done. */
  ok: 0,
  /** A condition of --fail-on is met. */
  gate: 1,
  /** The command line is wrong. */
  usage: 2,
  /** An input cannot be read, holds no profile or no pair, or cannot be compared. */
  input: 3,
  /** A bug. */
  bug: 70,
} as const;

/** The error that ends a run because of the command line. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
