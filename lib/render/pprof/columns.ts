import type { ChainSide } from '../chain-sides.ts';

/** The unit of a share: parts of a thousand millions of the whole, so that no digit of a table is lost. */
export const SHARE_UNIT = 'ppb';
/** Parts in a percentage point. */
export const PER_POINT = 1e7;

/** A type of value, and what a chain of a side counts in it. */
export interface Column {
  readonly type: string;
  readonly unit: string;
  readonly of: (side: ChainSide, chain: number, whole: number) => number;
}

/** Returns the types of value that all sides have. A pair always has shares; a profile has them where nothing else is exact. */
export function columnsOf(sides: readonly [ChainSide, ...ChainSide[]], isPair: boolean): readonly Column[] {
  const [{ stacks, event: first }] = sides;
  const event = sides.every((side) => side.event === first) ? first : null;
  const isWhole =
    stacks.unit !== 'share' && sides.every((side) => side.stacks.unit === stacks.unit && hasWholeWeights(side.stacks));
  const samples = sides.every(({ counts }) => counts !== null) ? [SAMPLES] : [];
  const weights = isWhole ? weightColumn(stacks.unit, event, samples.length > 0) : [];
  const shares =
    isPair || !isWhole ? [{ type: isWhole ? 'share' : (event ?? 'share'), unit: SHARE_UNIT, of: shareOf }] : [];
  return [...samples, ...weights, ...shares];
}

const SAMPLES: Column = { type: 'samples', unit: 'count', of: ({ counts }, chain) => counts?.(chain) ?? 0 };
/** Events that count nanoseconds; all others count what they are named by. */
const CLOCK = /clock|^cpu$/;

/** What chains weigh; nothing where that is samples, and they are there already. */
function weightColumn(unit: string, event: string | null, hasSamples: boolean): readonly Column[] {
  if (unit === 'samples' && hasSamples) return [];
  const type = unit === 'samples' ? 'samples' : (event ?? 'weight');
  const of: Column['of'] = ({ stacks }, chain) => stacks.list.weightOf(chain);
  return [{ type, unit: CLOCK.test(type) ? 'nanoseconds' : 'count', of }];
}

function shareOf({ stacks }: ChainSide, chain: number, whole: number): number {
  const weight = stacks.list.weightOf(chain);
  return Math.round(stacks.unit === 'share' ? weight * PER_POINT : (weight / whole) * 100 * PER_POINT);
}

function hasWholeWeights({ list }: ChainSide['stacks']): boolean {
  for (let chain = 0; chain < list.length; chain++) if (!Number.isSafeInteger(list.weightOf(chain))) return false;
  return true;
}
