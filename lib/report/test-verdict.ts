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
  const { shifts, before, after, composition, testing } = comparison;
  const tested = shifts.filter((shift) => shift.test !== null);
  const alpha = testing?.alpha ?? 0.05;
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
function byComposition(shifts: readonly Shift[], comparison: Comparison): readonly string[] {
  const { composition } = comparison;
  const moved = shifts.filter((shift) => shift.byComposition);
  if (moved.length === 0 || composition === null) return [];
  const size = composition.factor > 1 ? 'smaller' : 'larger';
  const have = moved.length === 1 ? 'has' : 'have';
  return [`${countNames(moved)} ${have} a ${size} share only because ${causeOf(comparison)}`];
}

/** Up to three by name, more as a number with the first of them. */
function countNames(shifts: readonly Shift[]): string {
  const names = shifts.map((shift) => shift.symbol);
  if (names.length <= MOST_NAMES) return listNames(names);
  return `${names.length} symbols (${names.slice(0, MOST_NAMES).join(', ')}, ...)`;
}

/** What made the total grow or shrink: the symbols that certainly did, or the total where none alone did. */
function causeOf({ shifts, composition, testing }: Comparison): string {
  const grew = (composition?.factor ?? 1) > 1;
  const causes = shifts.filter(({ test, interval }) => {
    if (test?.on !== 'corrected' || interval === null || test.q >= (testing?.alpha ?? 0)) return false;
    return grew ? interval.low > 0 : interval.high < 0;
  });
  const names = causes.toSorted((a, b) => sizeOf(b) - sizeOf(a)).map((shift) => shift.symbol);
  return `${names.length === 0 ? 'the total' : listNames(names)} ${grew ? 'grew' : 'shrank'}`;
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
  if (more > 0) return `${names.slice(0, MOST_NAMES).join(', ')} and ${more} more`;
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
