import type { Output } from './output.ts';
import type { Terminal } from './terminal.ts';

/** The world around a run: where text goes, and what the terminal is. */
export interface Io extends Terminal {
  readonly stdout: (text: Output) => void;
  readonly stderr: (text: string) => void;
  /** Writes to the terminal of standard error; absent where it is none. */
  readonly progress?: ((text: string) => void) | undefined;
}
