import type { Frame } from '../model/stack.ts';
import type { Suffixes } from './identify.ts';
import { namer } from './namer.ts';

/** What FlameGraph's collapsers put behind a name: kernel, inlined, JIT, worker. */
const ANNOTATION = /_\[[kijw]\]$/;

/** What else names a row; a frame has none of it. */
const NO_CELLS = { comm: null, pid: null, cpu: null, level: null } as const;

/**
 * Returns what names the frames of call chains, so that BPF tags, compiler suffixes and paths do not tell two recordings apart.
 * The annotation of a folded frame stays behind its name.
 */
export function frameNamer(
  suffixes: Suffixes = 'fold',
): (frame: Frame) => { readonly symbol: string; readonly dso: string | null } {
  const nameOf = namer(suffixes);
  return ({ symbol, dso }) => {
    const annotation = symbol.endsWith(']') ? (ANNOTATION.exec(symbol)?.[0] ?? '') : '';
    const written = symbol.slice(0, symbol.length - annotation.length);
    if (written === '') return { symbol, dso };
    const { identity } = nameOf({ ...NO_CELLS, dso, symbol: written });
    return { symbol: identity.symbol + annotation, dso: identity.dso };
  };
}
