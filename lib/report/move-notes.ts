import type { Move, RangeTicks } from '../model/comparison.ts';
import { formatPoints, formatShare } from './figures.ts';

/**
 * Returns a proposal in words: what it joins, what the symbols have together, what is left of their shifts, why they are
 * thought to be one, and how to accept it.
 */
export function describeMove(move: Move): string {
  const names = `${move.from.join(' + ')} -> ${move.to.join(' + ')}`;
  const sums = `together ${rangeText(move.before)} -> ${rangeText(move.after)}`;
  const net =
    move.net.points === null
      ? `${formatPoints(move.net.low)} to ${formatPoints(move.net.high)}`
      : formatPoints(move.net.points);
  return `moved? ${names}: ${sums}, net ${net}; ${move.evidence.join(', ')}; accept with ${acceptance(move)}`;
}

function rangeText({ low, high }: RangeTicks): string {
  return low === high ? formatShare(low) : `${formatShare(low)}..${formatShare(high)}`;
}

/** The option that joins all names under the first new one. */
function acceptance({ from, to }: Move): string {
  const [target = '', ...others] = to;
  return [...from, ...others].map((name) => `--rename ${name}=${target}`).join(' ');
}
