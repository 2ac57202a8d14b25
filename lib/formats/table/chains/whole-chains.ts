import { alike, type Chain } from './printed-chain.ts';

/** Chains under the rows of one command, and the symbols' own weight: what no graph may exceed. */
export interface CumulativeChains {
  readonly chains: readonly Chain[];
  readonly selfOf: ReadonlyMap<string, number>;
}

/**
 * Returns the chains that are whole, out of those under the rows of a table of Children that stand leaf first: every
 * chain stands under each of its frames, from that frame to the root. What it weighs beyond the chains that are longer
 * by one callee is its own. Below `cut` perf leaves chains out: a smaller difference may be nothing but those.
 */
export function wholeChains({ chains, selfOf }: CumulativeChains, cut: number): readonly Chain[] {
  const longer = new Map<string, number>();
  for (const { frames, weight } of chains) {
    const key = keyOf(frames.slice(1));
    longer.set(key, (longer.get(key) ?? 0) + weight);
  }
  const own = chains.flatMap((chain) => {
    const key = keyOf(chain.frames);
    const rest = chain.weight - (longer.get(key) ?? 0);
    return rest > (longer.has(key) ? cut : 0) ? [{ ...chain, weight: rest }] : [];
  });
  return capped(own, selfOf);
}

/** A leaf's chains hold no more than its own weight; what they hold beyond it went to callees below the cut. */
function capped(chains: readonly Chain[], selfOf: ReadonlyMap<string, number>): readonly Chain[] {
  const sums = new Map<string, number>();
  for (const { frames, weight } of chains) sums.set(frames[0] ?? '', (sums.get(frames[0] ?? '') ?? 0) + weight);
  return chains.flatMap((chain) => {
    const leaf = chain.frames[0] ?? '';
    const sum = sums.get(leaf) ?? chain.weight;
    const factor = Math.min(1, (selfOf.get(alike(leaf)) ?? sum) / sum);
    return factor > 0 ? [{ ...chain, weight: chain.weight * factor }] : [];
  });
}

function keyOf(frames: readonly string[]): string {
  return frames.join('\n');
}
