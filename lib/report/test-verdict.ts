import { certainShift } from '../model/certain.ts';
import type { Comparison, Shift } from '../model/comparison.ts';
import { formatCount, formatPoints } from './figures.ts';

/** Names that are listed in a sentence before the others are counted. */
const MOST_NAMES = 3;

/**
 * Returns the sentences that stand first where repeated runs were tested: what shifted and by how much, what the total
 * did, which shares moved only because of that, and how it was tested.
 */
export function testVerdict(comparison: Comparison): readonly string[] {
  const { shifts, before, after, composition } = comparison;
  const tested = shifts.filter((shift) => shift.test !== null);
  const level = tested[0]?.interval?.level ?? 0.95;
  const alpha = Number((1 - level).toFixed(6));
  const found = tested.filter((shift) => (shift.test?.q ?? 1) < alpha);
  const on = tested[0]?.test?.on === 'corrected' ? ' at equal cost' : '';
  const names = found.toSorted((a, b) => sizeOf(b) - sizeOf(a)).map((shift) => `${shift.symbol} ${pointsOf(shift)}`);
  return [
    found.length === 0
      ? `none of ${formatCount(tested.length, 'tested symbol')} shifted${on} by more than the runs vary (q < ${alpha})`
      : `${found.length} of ${formatCount(tested.length, 'tested symbol')} shifted${on} (q < ${alpha}): ${listNames(names)}`,
    ...(composition === null
      ? ['the change of the total cost cannot be told from the shares']
      : [totalOf(composition)]),
    ...byComposition(shifts, comparison),
    `${before.runs} + ${after.runs} runs, quasi-Poisson F test with shrunken dispersion; ~ cannot be told, - not tested`,
  ];
}

function totalOf({ factor, low, high, method }: NonNullable<Comparison['composition']>): string {
  const range = `x${factor.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
  return `the total cost changed by ${range}, ${method === 'measured' ? 'as the rates say' : 'as the shares imply'}`;
}

/** Shares that shifted only because others did. */
function byComposition(shifts: readonly Shift[], { composition }: Comparison): readonly string[] {
  const moved = shifts.filter((shift) => shift.byComposition);
  if (moved.length === 0 || composition === null) return [];
  const [size, why] = composition.factor > 1 ? ['smaller', 'grew'] : ['larger', 'shrank'];
  const have = moved.length === 1 ? 'has' : 'have';
  return [`${listNames(moved.map((shift) => shift.symbol))} ${have} a ${size} share only because the total ${why}`];
}

function pointsOf(shift: Shift): string {
  const delta = shift.test?.on === 'corrected' ? shift.corrected : shift.delta;
  return delta?.points == null ? '' : formatPoints(delta.points);
}

function sizeOf({ interval }: Shift): number {
  return interval === null ? 0 : certainShift({ points: null, ...interval });
}

function listNames(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
