/**
 * Chains one by one: `-g flat` (ui/stdio/hist.c `callchain__fprintf_flat`) prints the figure and below it a frame a line,
 * `-g folded` (`callchain__fprintf_folded`) the figure and the frames in one line from the margin on:
 *
 *            18.63%                                26.70% f_leaf;main
 *                 veth_xdp_rcv_one                 933 f_leaf;main
 *                 veth_xdp_rcv
 */
import type { Line } from '../../../model/line.ts';
import { type GraphNode, parseFigure } from './printed-chain.ts';

const FLAT = /^ {8,}(\d{1,3}\.\d{2}%|\d{1,18})$/;
const FOLDED = /^(\d{1,3}\.\d{2}%|\d{1,18}) (\S.*)$/;

/** Returns whether chains of `-g flat` begin with the line. */
export function beginsFlat(text: string): boolean {
  return FLAT.test(text);
}

/** Returns whether the line is a chain of `-g folded`. */
export function beginsFolded(text: string): boolean {
  return FOLDED.test(text);
}

/** Returns the chains that lines list below their figures; null where a line does not fit. */
export function readFlat(lines: readonly Line[]): readonly GraphNode[] | null {
  const nodes: { readonly node: GraphNode; readonly frames: string[] }[] = [];
  for (const { text } of lines) {
    if (text.trim() === '') continue;
    const figure = FLAT.exec(text)?.[1];
    const last = nodes.at(-1);
    if (figure !== undefined) {
      const frames: string[] = [];
      nodes.push({ frames, node: { frames, figure: parseFigure(figure), children: [] } });
    } else if (last !== undefined && /^ {10,}\S/.test(text)) last.frames.push(text.trim());
    else return null;
  }
  return nodes.map(({ node }) => node);
}

/** Returns the chains that lines list each on its own; null where a line does not fit. */
export function readFolded(lines: readonly Line[], separator: string): readonly GraphNode[] | null {
  const nodes: GraphNode[] = [];
  for (const { text } of lines) {
    if (text.trim() === '') continue;
    const match = FOLDED.exec(text);
    if (match === null) return null;
    const frames = (match[2] ?? '').split(separator).map((frame) => frame.trim());
    nodes.push({ frames, figure: parseFigure(match[1] ?? ''), children: [] });
  }
  return nodes;
}
