import type { BytesRead } from './bytes.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Message } from './message.ts';

/** One physical line of an input, cleaned of what mail and terminals put around it. */
export interface Line {
  /** 1-based number in the file as the user sees it, before any cleaning. */
  readonly number: number;
  /** The text without quote marks, terminal codes and trailing blanks. */
  readonly text: string;
  /** How many quote marks stood before the text. */
  readonly depth: number;
  /** True where a terminal was told to clear its screen before this line: a new screen of perf top begins. */
  readonly clears: boolean;
  /** The quote marks themselves, where there are any: the rest of a wrapped row may begin with `>`. */
  readonly marks?: string;
  /** How many characters the line had that was too long to be read, and whose text is empty for that; else absent. */
  readonly left?: number;
}

/** Says that the lines of a document are not those of the input, but what a program printed of it. */
export interface Generated {
  /** The format of the input itself. */
  readonly format: 'perf-data';
  /** What was noted while it was printed. */
  readonly diagnostics: readonly Diagnostic[];
}

/** An input that was read: its name as diagnostics print it, and its lines in order. */
export interface Document {
  readonly name: string;
  readonly lines: readonly Line[];
  /** The mails of the input in order; absent where it is none. */
  readonly messages?: readonly Message[];
  /** What was noted while the lines were made out; absent where it is nothing. */
  readonly diagnostics?: readonly Diagnostic[];
  /** Present where the bytes were read without making lines of them; then there are none. */
  readonly read?: BytesRead;
  /** Present where the lines were printed from something else; their numbers then mean nothing to the user. */
  readonly generated?: Generated;
  /** Throws an InputError where what was made of the lines fills the memory; called now and then while they are read. */
  readonly checkRoom?: () => void;
}
