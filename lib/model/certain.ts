import type { Delta } from './comparison.ts';

/**
 * Returns how far a delta is from 0 at the least, in ticks: the end of its interval nearest to 0, 0 where it straddles.
 */
export function certainShift(delta: Pick<Delta, 'low' | 'high'>): number {
  if (delta.low > 0) return delta.low;
  return delta.high < 0 ? -delta.high : 0;
}
