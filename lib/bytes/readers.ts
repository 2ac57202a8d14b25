import { columnsAt, folded } from '../formats/folded/folded.ts';
import { perfScript } from '../formats/perf-script/perf-script.ts';
import { frequencyOf, headerEnd } from '../formats/perf-script/script-header.ts';
import type { Line } from '../model/line.ts';
import { FoldedBytes } from './folded-bytes.ts';
import type { Reader } from './reader.ts';
import { ScriptBytes, type ScriptHead } from './script-bytes.ts';

/** How a format is read by its bytes. */
export interface BytesFormat {
  /** Returns what the lines say with which an input begins, as plain values. */
  readonly headOf: (lines: readonly Line[]) => unknown;
  /** Returns a reader for an input of so many bytes, 0 where nobody knows; `isRest` for what does not stand at its beginning. */
  readonly make: (head: unknown, bytes: number, isRest?: boolean) => Reader<unknown>;
  /** What stands before a place where an input can be cut in two. */
  readonly border: RegExp;
}

/** Bytes of folded stacks for each node of their tree, or more. */
const BYTES_A_NODE = 128;

/** The formats of which inputs can be so large that it matters. */
export const READERS: Readonly<Record<string, BytesFormat>> = {
  [folded.name]: {
    headOf: (lines) => columnsAt(lines, 0),
    make: (columns, bytes) => asReader(new FoldedBytes(columns as 1 | 2, Math.ceil(bytes / BYTES_A_NODE))),
    border: /\n/,
  },
  [perfScript.name]: {
    headOf: (lines): ScriptHead => {
      const end = headerEnd(lines, 0) ?? 0;
      return { lines: end, frequency: frequencyOf(lines, 0, end) };
    },
    make: (head, _, isRest) => asReader(new ScriptBytes(isRest === true ? NO_HEAD : (head as ScriptHead))),
    // A sample without frames may stand behind a blank line as well, but not one of its frames.
    border: /\n\n(?=[^\s])/,
  },
};

const NO_HEAD: ScriptHead = { lines: 0, frequency: null };

/** A reader whose parts were made by one of its kind. */
function asReader<Part>(reader: Reader<Part>): Reader<unknown> {
  return {
    take: (piece) => reader.take(piece),
    part: () => reader.part(),
    add: (part) => reader.add(part as Part),
    finish: (source) => reader.finish(source),
  };
}
