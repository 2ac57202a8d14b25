/**
 * Call graphs with bars (ui/stdio/hist.c `callchain__fprintf_graph`, `ipchain__fprintf_graph`). Each level is eleven
 * columns wide, whatever the figure takes, so that columns tell what hangs under what:
 *
 *             |
 *             ---0x55e2e156a540
 *                syscall
 *                |
 *                |--88.08%--entry_SYSCALL_64_after_hwframe
 *                |          do_syscall_64
 *                 --1.90%--[...]
 */
import type { Line } from '../../../model/line.ts';
import { type Figure, type GraphNode, parseFigure } from './printed-chain.ts';

/** A node in the making; `column` is where its further frames and the bars below it stand. */
interface Growing {
  readonly column: number;
  readonly frames: string[];
  readonly figure: Figure | null;
  readonly children: Growing[];
}

/** Columns from the mark of a branch, and of a root, to the frames below. */
const BRANCH_WIDTH = 10;
const ROOT_WIDTH = 3;
const BRANCH = /^--(\d{1,3}\.\d{2}%|\d{1,18})--/;
const ROOT = /^---(?!\d{1,18}(?:\.\d\d%)?--)/;

/** Returns whether graphs of this style begin with the line. */
export function beginsBars(text: string): boolean {
  return /^\s{4,}(?:\|\s*$|-{2,3}\S|\|--)/.test(text);
}

/** Returns the nodes at the root of the graph that lines draw; null where a line does not fit, as when blanks were lost. */
export function readBars(lines: readonly Line[]): readonly GraphNode[] | null {
  const texts = lines.map((line) => line.text).filter((text) => text.trim() !== '');
  const root: Growing = { column: (texts[0] ?? '').search(/\S/), frames: [], figure: null, children: [] };
  const path: Growing[] = [root];
  for (const text of texts) {
    const column = text.search(/[^ |]/);
    if (column >= 0 && !takeLine(path, column, text.slice(column))) return null;
  }
  return root.children;
}

function takeLine(path: Growing[], column: number, text: string): boolean {
  const branch = BRANCH.exec(text);
  const mark = branch?.[0] ?? ROOT.exec(text)?.[0];
  if (mark === undefined) return takeFrame(path, column, text);
  const parentColumn = branch === null ? column : column - 1;
  while ((path.at(-1)?.column ?? -1) > parentColumn) path.pop();
  const parent = path.at(-1);
  if (parent?.column !== parentColumn) return false;
  const figure = branch === null ? null : parseFigure(branch[1] ?? '');
  const width = branch === null ? ROOT_WIDTH : BRANCH_WIDTH;
  const node: Growing = { column: column + width, frames: [text.slice(mark.length)], figure, children: [] };
  parent.children.push(node);
  path.push(node);
  return true;
}

/** A frame without a mark continues the node above it. */
function takeFrame(path: Growing[], column: number, text: string): boolean {
  const node = path.at(-1);
  if (node === undefined || path.length < 2 || node.column !== column) return false;
  node.frames.push(text);
  return true;
}
