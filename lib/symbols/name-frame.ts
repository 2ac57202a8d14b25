import type { Frame } from '../model/stack.ts';
import { identify, type Suffixes } from './identify.ts';

/** What FlameGraph's collapsers put behind a name: kernel, inlined, JIT, worker. */
const ANNOTATION = /_\[[kijw]\]$/;

/**
 * Returns a frame of a call chain under its normalized name and object, so that BPF tags, compiler suffixes and paths do
 * not tell two recordings apart. The annotation of a folded frame stays behind its name.
 */
export function nameFrame(
  { symbol, dso }: Frame,
  suffixes: Suffixes = 'fold',
): { readonly symbol: string; readonly dso: string | null } {
  const annotation = ANNOTATION.exec(symbol)?.[0] ?? '';
  const written = symbol.slice(0, symbol.length - annotation.length);
  if (written === '') return { symbol, dso };
  const entry = {
    line: 1,
    overhead: { ticks: 0, slack: 0 },
    samples: null,
    period: null,
    comm: null,
    pid: null,
    cpu: null,
  };
  const identity = identify({ ...entry, dso, level: null, symbol: written }, suffixes);
  return { symbol: identity.symbol + annotation, dso: identity.dso };
}
