import { describe, expect, test } from 'vitest';
import { deltaOf, pointsOf } from '../../lib/diff/delta.ts';
import type { ShiftSide } from '../../lib/model/comparison.ts';
import { compareTables } from './table.ts';

const point = (ticks: number | null): number | null => (ticks === null ? null : ticks / 1e6);

/** Delta and status of the row `foo`, as the contract writes it. */
function fooOf(before: readonly string[], after: readonly string[]): unknown {
  const shift = compareTables(before, after).shifts.find(({ symbol }) => symbol === 'foo');
  if (shift === undefined) throw new Error('no foo');
  const { points, low, high } = shift.delta;
  return [point(points), point(low), point(high), shift.status];
}

function foo(share: string): string {
  return `${share} [kernel] [k] foo`;
}
const BIG = '55.00 [kernel] [k] big';
const END = '0.35 [kernel] [k] end';
const FULL = '87.58 [kernel] [k] big';

describe('delta and status', () => {
  test.each<[string, readonly string[], readonly string[], readonly unknown[]]>([
    ['both listed', [BIG, foo('13.15')], [BIG, foo('12.42')], [-0.73, -0.74, -0.72, 'shrank']],
    ['both listed, more', [BIG, foo('12.42')], [BIG, foo('13.15')], [0.73, 0.72, 0.74, 'grew']],
    ['the same figure', [BIG, foo('1.00')], [BIG, foo('1.00')], [0, -0.01, 0.01, 'same']],
    ['a last digit is rounding', [BIG, foo('1.00')], [BIG, foo('1.01')], [0.01, 0, 0.02, 'same']],
    ['a last digit less is rounding too', [BIG, foo('1.01')], [BIG, foo('1.00')], [-0.01, -0.02, 0, 'same']],
    ['two last digits are not', [BIG, foo('1.00')], [BIG, foo('1.02')], [0.02, 0.01, 0.03, 'grew']],
    ['no binary dust', [BIG, foo('0.30')], [BIG, foo('0.10')], [-0.2, -0.21, -0.19, 'shrank']],
    ['not listed before', [BIG, END], [BIG, foo('1.70')], [null, 1.34, 1.71, 'grew']],
    ['not listed after', [BIG, foo('1.70')], [BIG, END], [null, -1.71, -1.34, 'shrank']],
    ['below the bound', [BIG, END], [BIG, foo('0.36')], [null, 0, 0.37, 'unclear']],
    ['above the bound by a digit', [BIG, END], [BIG, foo('0.37')], [null, 0.01, 0.38, 'grew']],
    ['new', [FULL, '12.42 [kernel] [k] bar'], [BIG, foo('1.70')], [1.7, 1.69, 1.71, 'new']],
    ['gone', [BIG, foo('1.70')], [FULL, '12.42 [kernel] [k] bar'], [-1.7, -1.71, -1.69, 'gone']],
    ['printed 0.00', [BIG, foo('0.00')], [BIG, foo('0.00')], [0, -0.01, 0.01, 'same']],
    ['a bound of 0.00 is not complete', [BIG, '0.00 [kernel] [k] end'], [BIG, foo('0.50')], [null, 0.49, 0.51, 'grew']],
    ['one decimal', [BIG, foo('3.8')], [BIG, foo('3.5')], [-0.3, -0.4, -0.2, 'shrank']],
    ['one decimal against two', [BIG, foo('3.8')], [BIG, foo('3.83')], [0.03, -0.03, 0.09, 'same']],
    ['a bound of one decimal', [BIG, '0.3 [kernel] [k] end'], [BIG, foo('0.80')], [null, 0.44, 0.81, 'grew']],
  ])('%s', (_, before, after, expected) => {
    expect(fooOf(before, after)).toEqual(expected);
  });

  test('each row that was merged adds half of its last digit', () => {
    const parts = ['2.00 [kernel] [k] foo.cold', '1.00 [kernel] [k] foo.isra.0'];
    expect(fooOf([BIG, foo('3.00'), ...parts], [BIG, foo('7.00')])).toEqual([1, 0.98, 1.02, 'grew']);
    expect(fooOf([BIG, foo('3.00'), ...parts], [BIG, foo('6.02')])).toEqual([0.02, 0, 0.04, 'same']);
  });

  test('what a list leaves over is as uncertain as all of its rows', () => {
    const picked = ['20.00 [kernel] [k] a', '10.00 [kernel] [k] b', '5.00 [kernel] [k] c', '4.00 [kernel] [k] d'];
    expect(fooOf(picked, ['70.00 [kernel] [k] foo'])).toEqual([null, 8.97, 70.01, 'grew']);
  });

  test('the smallest share bounds only as far as the list leaves room', () => {
    const before = ['60.00 [kernel] [k] a', '39.90 [kernel] [k] b'];
    expect(fooOf(before, [BIG, foo('0.50')])).toEqual([null, 0.38, 0.51, 'grew']);
  });
});

describe('ratio', () => {
  test.each([
    [[BIG, foo('2.00')], [BIG, foo('3.00')], 1.5],
    [[BIG, foo('0.00')], [BIG, foo('3.00')], null],
    [[BIG, foo('2.00')], [BIG, foo('0.00')], 0],
    [[BIG, END], [BIG, foo('3.00')], null],
    [[BIG, foo('3.00')], [BIG, END], null],
  ])('%j to %j', (before, after, ratio) => {
    expect(compareTables(before, after).shifts.find(({ symbol }) => symbol === 'foo')?.ratio).toBe(ratio);
  });
});

test('exact figures stay exact, all others are rounded outwards', () => {
  const third = { low: 33_333_333, high: 33_333_333 };
  const half = { low: 50_000_000, high: 50_000_000 };
  const wide = { low: 50_000_000, high: 50_000_001 };
  expect(deltaOf(third, half, 16_666_667)).toEqual({ points: 16_666_667, low: 16_666_667, high: 16_666_667 });
  expect(deltaOf(third, wide, null)).toEqual({ points: null, low: 16_660_000, high: 16_670_000 });
  expect(deltaOf(wide, third, null)).toEqual({ points: null, low: -16_670_000, high: -16_660_000 });
});

test('what ends at nothing ends at nothing, and not below it', () => {
  const { high } = deltaOf({ low: 10_000_000, high: 10_000_000 }, { low: 9_900_000, high: 9_996_000 }, null);
  expect(Object.is(high, 0)).toBe(true);
});

test('a side that may have more than it lists leaves the difference open', () => {
  const side = (ticks: number | null, upTo: number | null): ShiftSide => ({ ticks, upTo }) as ShiftSide;
  const cut = { before: false, after: false };
  expect(pointsOf(side(5, null), side(7, null), cut)).toBe(2);
  expect(pointsOf(side(5, null), side(7, 8), cut)).toBeNull();
  expect(pointsOf(side(5, 6), side(7, null), cut)).toBeNull();
  expect(pointsOf(side(null, null), side(7, null), cut)).toBeNull();
  expect(pointsOf(side(null, null), side(7, null), { before: true, after: false })).toBe(7);
  expect(pointsOf(side(7, null), side(null, null), { before: false, after: true })).toBe(-7);
});
