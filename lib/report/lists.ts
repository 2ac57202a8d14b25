import type { Side } from '../model/comparison.ts';
import { HUNDREDTH, WHOLE } from '../model/share.ts';
import { formatCount, formatShare } from './figures.ts';

/** Returns how a side's list ends and what that means for a row that it does not hold. */
export function describeList(side: Side): string {
  return `${formatCount(side.rows, 'row')}, ${formatShare(side.listedTicks)} listed, ${describeBound(side)}`;
}

/** Returns the bound of a row that is not listed: of each one, of all together, or of both where either may bound it once figures are rounded. */
export function describeBound(side: Side): string {
  if (side.cut === 'none') return 'complete';
  const left = Math.max(0, WHOLE - side.listedTicks);
  const inAll = `<=${formatShare(left)} in all`;
  if (side.cut !== 'size' || side.floorTicks === null) return `others ${inAll}`;
  const each = `<=${formatShare(side.floorTicks)} each`;
  if (side.floorTicks <= left) return `others ${each}`;
  const bounds = side.floorTicks + HUNDREDTH / 2 < left + (side.rows * HUNDREDTH) / 2;
  return bounds ? `others ${inAll}, ${each}` : `others ${inAll}`;
}

/** Returns the samples behind a side, such as `2536` or `2000 to 2999`; null when the input has none. */
export function describeSamples(side: Side): string | null {
  if (side.samples === null) return null;
  const { low, high } = side.samples;
  return low === high ? String(low) : `${low} to ${high}`;
}

/** Returns the event of a side with how it was sampled, such as `cycles, 4000 Hz`; null when the input names none. */
export function describeEvent(side: Side): string | null {
  const { event, frequency, sampleEvery } = side.facts;
  if (event === null) return null;
  if (frequency !== null) return `${event}, ${frequency} Hz`;
  return sampleEvery === null ? event : `${event}, every ${sampleEvery}`;
}
