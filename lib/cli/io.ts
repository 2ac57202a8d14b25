import type { Output } from '../model/output.ts';
import type { Terminal } from './terminal.ts';

/** The world around a run: where text goes, and what the terminal is. */
export interface Io extends Terminal {
  readonly stdout: (text: Output) => void;
  readonly stderr: (text: string) => void;
  /** Where configurations are looked for; the current directory where absent. */
  readonly cwd?: string;
  /** The script that a second thread runs; absent where there is none. */
  readonly second?: string;
  /** True where standard error is a terminal too; absent where it is not known to be. */
  readonly isErrorTTY?: boolean;
}
