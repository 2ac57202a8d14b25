import type { Move, RangeTicks } from '../model/comparison.ts';
import { TICKS_PER_POINT } from '../model/share.ts';
import { formatPoints, formatShare } from './figures.ts';

/**
 * Returns a proposal in words: what it joins, what the symbols have together, what is left of their shifts, why they are
 * thought to be one, and how to accept it.
 */
export function describeMove(move: Move): string {
  const isKnown = move.net.high - move.net.low <= WIDEST;
  const names = `${move.from.join(' + ')} -> ${move.to.join(' + ')}`;
  const sums = `together ${rangeText(move.before)} -> ${rangeText(move.after)}`;
  const net =
    move.net.points === null
      ? `${formatPoints(move.net.low)} to ${formatPoints(move.net.high)}`
      : formatPoints(move.net.points);
  return `moved? ${names}: ${sums}, ${isKnown ? `net ${net}` : 'net not known'}; ${move.evidence.join(', ')}; accept with ${acceptance(move)}`;
}

function rangeText({ low, high }: RangeTicks): string {
  return low === high ? formatShare(low) : `${formatShare(low)}..${formatShare(high)}`;
}

/** A net shift that may lie anywhere within more than 20 points says nothing. */
const WIDEST = 20 * TICKS_PER_POINT;

/** The option that joins all names under the first new one. */
function acceptance({ from, to }: Move): string {
  const [target = '', ...others] = to;
  return [...from, ...others].map((name) => `--rename ${name}=${target}`).join(' ');
}
