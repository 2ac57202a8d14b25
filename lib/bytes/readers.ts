import { columnsAt, folded } from '../formats/folded/folded.ts';
import { perfReport } from '../formats/perf-report/perf-report.ts';
import { perfScript } from '../formats/perf-script/perf-script.ts';
import { frequencyOf, headerEnd } from '../formats/perf-script/script-header.ts';
import type { Line } from '../model/line.ts';
import { FoldedBytes } from './folded-bytes.ts';
import type { RowMemory } from './known-rows.ts';
import type { PartReader, Reader } from './reader.ts';
import { ScriptBytes, type ScriptHead } from './script-bytes.ts';
import { TableBytes } from './table-bytes.ts';
import { type TableHead, tableHead } from './table-head.ts';

/** How an input is read: the name of its format and what its beginning says, as plain values. */
export interface Reading {
  readonly format: string;
  readonly head: unknown;
}

/** What is known of an input before it is read. */
export interface BytesInput {
  /** 0 where nobody knows. */
  readonly bytes: number;
  /** True of what does not stand at the beginning of the input. */
  readonly isRest?: boolean;
  /** What inputs before it had in rows. */
  readonly memory: RowMemory;
}

/** How a format is read by its bytes. */
export type BytesFormat = WholeFormat | CutFormat;

interface HeadFormat {
  /** Returns what the lines say with which an input begins, as plain values; null where it takes lines. */
  readonly headOf: (lines: readonly Line[]) => unknown;
}

interface WholeFormat extends HeadFormat {
  /** Returns a reader of an input that begins so. */
  readonly make: (head: unknown, input: BytesInput) => Reader;
  readonly border: null;
}

/** A format that can be cut in two. */
export interface CutFormat extends HeadFormat {
  readonly make: (head: unknown, input: BytesInput) => PartReader<unknown>;
  /** What stands before a place where an input can be cut. */
  readonly border: RegExp;
  /** What part of it the thread that began is to read: more than half, because the other has to begin first. */
  readonly first: number;
}

/** The formats of which inputs can be so large that it matters. */
export const READERS: Readonly<Record<string, BytesFormat>> = {
  [folded.name]: {
    headOf: (lines) => columnsAt(lines, 0),
    make: (columns, { bytes }) => asReader(new FoldedBytes(columns as 1 | 2, bytes)),
    border: /\n/,
    first: 0.64,
  },
  [perfScript.name]: {
    headOf: (lines): ScriptHead => {
      const end = headerEnd(lines, 0) ?? 0;
      return { lines: end, frequency: frequencyOf(lines, 0, end) };
    },
    make: (head, { bytes, isRest }) =>
      asReader(new ScriptBytes(isRest === true ? NO_HEAD : (head as ScriptHead), bytes)),
    // A sample without frames may stand behind a blank line as well, but not one of its frames.
    border: /\n\n(?=[^\s])/,
    // What is new costs most, and is new to both.
    first: 0.53,
  },
  [perfReport.name]: {
    headOf: tableHead,
    make: (head, { bytes, memory }) => new TableBytes(head as TableHead, memory, bytes),
    border: null,
  },
};

/** Returns whether an input can be cut in two, and either half read by a thread of its own; what cannot is a table. */
export function canBeCut({ format }: Reading): boolean {
  return READERS[format]?.border != null;
}

const NO_HEAD: ScriptHead = { lines: 0, frequency: null };

/** A reader whose parts were made by one of its kind. */
function asReader<Part>(reader: PartReader<Part>): PartReader<unknown> {
  return {
    room: (size) => reader.room?.(size) ?? null,
    take: (piece) => reader.take(piece),
    part: () => reader.part(),
    add: (part) => reader.add(part as Part),
    finish: (source) => reader.finish(source),
  };
}
