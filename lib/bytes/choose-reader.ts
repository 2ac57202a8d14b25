import { columnsAt, folded } from '../formats/folded/folded.ts';
import { perfScript } from '../formats/perf-script/perf-script.ts';
import { frequencyOf, headerEnd } from '../formats/perf-script/script-header.ts';
import { FORMATS } from '../formats/registry.ts';
import type { ChooseReader, ReadBytes } from '../model/bytes.ts';
import type { Line } from '../model/line.ts';
import { readLines } from '../source/lines.ts';
import { FoldedBytes } from './folded-bytes.ts';
import { ScriptBytes } from './script-bytes.ts';
import { eachPiece } from './whole-lines.ts';

/** How a format is read by its bytes, as the lines show with which an input begins; null where it takes lines after all. */
type FromBytes = (name: string, lines: readonly Line[], size: number | undefined) => ReadBytes | null;

/** The formats of which inputs can be so large that it matters. */
const READERS: Readonly<Record<string, FromBytes>> = {
  [folded.name]: (name, lines, size) => {
    const columns = columnsAt(lines, 0);
    return (source) => {
      const reader = new FoldedBytes(columns);
      return eachPiece(source, (piece) => reader.take(piece), size) ? reader.finish(name) : null;
    };
  },
  [perfScript.name]: (name, lines, size) => {
    const end = headerEnd(lines, 0) ?? 0;
    return (source) => {
      const reader = new ScriptBytes({ lines: end, frequency: frequencyOf(lines, 0, end) });
      return eachPiece(source, (piece) => reader.take(piece), size) ? reader.finish(name) : null;
    };
  },
};

/** The count behind a stack, the time of a sample, a header of perf. */
const COUNT = /^ \d[^\n ]*\n/;
const TIME = /\d\.\d{6}(?:\d{3})?:\s/;

/** A stack and its count, a sample with its time, a header of perf: what else an input begins with takes lines. */
function isWorthALook(text: string): boolean {
  if (text.startsWith('# =')) return true;
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end + 1);
  if (TIME.test(first)) return true;
  const count = first.lastIndexOf(' ');
  return count > first.indexOf(';') && first.includes(';') && COUNT.test(first.slice(count));
}

/** Bytes with which an input begins that are looked at. */
const LOOKED_AT = 1 << 16;

/**
 * Returns what chooses how to read an input of the format `from`, of any where that is null, by its bytes. `size` is that
 * of the pieces which are read at once.
 */
export function chooseReader(from: string | null, size?: number): ChooseReader {
  return (name, head) => {
    const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, LOOKED_AT)).toString('latin1');
    if (!isWorthALook(text)) return null;
    const document = readLines(name, text.slice(0, text.lastIndexOf('\n') + 1));
    if (document.messages !== undefined) return null;
    const formats = from === null ? FORMATS : FORMATS.filter((format) => format.name === from);
    const format = formats.find((each) => each.begins(document.lines, 0));
    return format === undefined ? null : (READERS[format.name]?.(name, document.lines, size) ?? null);
  };
}
