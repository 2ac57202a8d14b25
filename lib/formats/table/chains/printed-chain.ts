/** A figure beside a chain: `12.34%` of something, or a number of samples or of what the event counts. */
export interface Figure {
  readonly value: number;
  readonly percent: boolean;
}

/** A node of a call graph: frames without a fork between them, in the order of the print. */
export interface GraphNode {
  readonly frames: readonly string[];
  /** Null where perf prints none, because the node holds all of what stands above it. */
  readonly figure: Figure | null;
  readonly children: readonly GraphNode[];
}

/** A chain of frames in the order of the print, and what it weighs. */
export interface Chain {
  readonly frames: readonly string[];
  readonly weight: number;
  /** True where other chains go on from its end. */
  readonly forks: boolean;
}

/** Returns the figure that a text states, or null (util/callchain.c `callchain_node__scnprintf_value`). */
export function parseFigure(text: string): Figure | null {
  const match = /^(?:(\d{1,3}\.\d{2})%|(\d{1,18}))$/.exec(text);
  if (match === null) return null;
  return { value: Number(match[1] ?? match[2]), percent: match[1] !== undefined };
}

/** Returns a symbol as frames and rows spell it alike: a row pads an address with zeros, a frame does not. */
export function alike(symbol: string): string {
  return /^(?:0x)?[0-9a-f]{6,}$/.test(symbol) ? symbol.replace(/^(?:0x)?0*/, '') : symbol;
}
