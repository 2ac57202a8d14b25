import { certainShift } from '../model/certain.ts';
import type { Comparison, Shift } from '../model/comparison.ts';
import { formatCount, formatFactor, formatPoints } from './figures.ts';
import { listNames, MOST_NAMES } from './names.ts';

/**
 * Returns the sentences that stand first where repeated runs were tested: what shifted and by how much, what the total
 * did, which shares moved only because of that, and how it was tested.
 */
export function testVerdict(comparison: Comparison): readonly string[] {
  const { shifts, before, after, testing } = comparison;
  const tested = shifts.filter((shift) => shift.test !== null);
  const alpha = testing?.alpha ?? 0.05;
  const found = tested.filter((shift) => (shift.test?.q ?? 1) < alpha);
  const on = tested[0]?.test?.on === 'corrected' ? ' at equal cost' : '';
  const names = found.toSorted((a, b) => sizeOf(b) - sizeOf(a)).map((shift) => `${shift.symbol} ${pointsOf(shift)}`);
  return [
    found.length === 0
      ? `none of ${formatCount(tested.length, 'tested symbol')} shifted${on} by more than the runs vary (q < ${alpha})`
      : `${found.length} of ${formatCount(tested.length, 'tested symbol')} shifted${on} (q < ${alpha}): ${listNames(names)}`,
    ...compositionSentences(comparison),
    `${before.runs} + ${after.runs} runs, quasi-Poisson F test with shrunken dispersion; ~ cannot be told, - not tested`,
  ];
}

/** Returns what the total did as far as it can be told, and which shares moved only because of that. */
export function compositionSentences(comparison: Comparison): readonly string[] {
  const { composition, shifts } = comparison;
  if (composition === null) return ['the change of the total cost cannot be told from the shares'];
  return [totalOf(composition), ...byComposition(shifts, comparison)];
}

function totalOf({ factor, low, high, method }: NonNullable<Comparison['composition']>): string {
  const range = formatFactor(factor, low, high);
  if (method === 'shares' && low <= 1 && high >= 1)
    return `whether the total cost changed cannot be told from the shares: ${range}`;
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
  const causes = shifts.filter(({ test, noise, interval }) => {
    const isCertain = test === null ? noise?.verdict === 'above' : test.q < (testing?.alpha ?? 0);
    const range = interval ?? noise?.interval ?? null;
    if (!isCertain || (test ?? noise)?.on !== 'corrected' || range === null) return false;
    return grew ? range.low > 0 : range.high < 0;
  });
  const names = causes.toSorted((a, b) => sizeOf(b) - sizeOf(a)).map((shift) => shift.symbol);
  return `${names.length === 0 ? 'the total' : listNames(names)} ${grew ? 'grew' : 'shrank'}`;
}

function pointsOf(shift: Shift): string {
  const delta = shift.test?.on === 'corrected' ? shift.corrected : shift.delta;
  return delta?.points == null ? '' : formatPoints(delta.points);
}

function sizeOf({ interval, noise }: Shift): number {
  const range = interval ?? noise?.interval ?? null;
  return range === null ? 0 : certainShift(range);
}
