import { describe, expect, test } from 'vitest';
import type { Shift, ShiftSide } from '../../lib/model/comparison.ts';
import {
  formatCost,
  formatCostDelta,
  formatCount,
  formatDelta,
  formatFactor,
  formatNumber,
  formatPercent,
  formatPoints,
  formatShare,
  formatSide,
  formatWithin,
} from '../../lib/report/figures.ts';

/** A hundredth of a point is 10,000 ticks. */
const H = 10_000;

function delta(points: number | null, low: number, high: number): Shift {
  return { delta: { points, low, high } } as Shift;
}

function side(ticks: number | null, atMost: number | null, upTo: number | null = null): ShiftSide {
  return { ticks, atMost, slack: H / 2, upTo } as ShiftSide;
}

test.each([
  [1315 * H, '13.15'],
  [0, '0.00'],
  [7 * H, '0.07'],
  [100 * 100 * H, '100.00'],
  [960 * H, '9.60'],
])('a share of %i ticks is %s', (ticks, text) => {
  expect(formatShare(ticks, H / 2)).toBe(text);
});

test('a share that was printed with one decimal is printed with one', () => {
  expect(formatShare(960 * H, 5 * H)).toBe('9.6');
  expect(formatShare(900 * H, 50 * H)).toBe('9.0');
  // The sum of a coarse and a fine one needs both decimals.
  expect(formatShare(965 * H, 5 * H)).toBe('9.65');
});

test.each([
  [-73 * H, '-0.73'],
  [39 * H, '+0.39'],
  [0, '0.00'],
  [-0, '0.00'],
  [-1, '0.00'],
  [4_999, '0.00'],
  [-159 * H, '-1.59'],
  [1234 * H, '+12.34'],
])('points of %i ticks are %s', (ticks, text) => {
  expect(formatPoints(ticks)).toBe(text);
});

describe('the cell of a side', () => {
  test('is the share, also a share of 0', () => {
    expect(formatSide(side(170 * H, null), 'new')).toBe('1.70');
    expect(formatSide(side(0, null), 'new')).toBe('0.00');
  });

  test('is a bound where the row is not listed', () => {
    expect(formatSide(side(null, 35 * H), 'grew')).toBe('<=0.35');
    expect(formatSide(side(null, 0), 'unclear')).toBe('<=0.00');
  });

  test('is what the listed names have and what all can have where a rename joined some that are not listed', () => {
    expect(formatSide(side(218 * H, null, 253 * H), 'unclear')).toBe('2.18..2.53');
  });

  test('is a word where a complete list lacks the row', () => {
    expect(formatSide(side(null, 0), 'new')).toBe('new');
    expect(formatSide(side(null, 0), 'gone')).toBe('gone');
  });
});

test.each([
  ['known on both sides', delta(-73 * H, -74 * H, -72 * H), '-0.73'],
  ['both known and equal', delta(0, -H, H), '0.00'],
  ['bounded, grew', delta(null, 134 * H, 171 * H), '>=1.34'],
  ['bounded, shrank', delta(null, -124 * H, -123 * H), '<=-1.23'],
  ['bounded, open', delta(null, -H, 36 * H), '?'],
  ['bounded, touches 0 from above', delta(null, 0, 36 * H), '?'],
  ['bounded, touches 0 from below', delta(null, -36 * H, 0), '?'],
])('a delta that is %s', (_, shift, text) => {
  expect(formatDelta(shift.delta)).toBe(text);
});

test('what others shift by at the most has no sign', () => {
  const deltas = [delta(-5 * H, -6 * H, -4 * H), delta(null, -H, 3 * H)].map((shift) => shift.delta);
  expect(formatWithin(deltas)).toBe('0.06');
  expect(formatWithin([])).toBe('0.00');
});

test('one is singular', () => {
  expect([0, 1, 2].map((count) => formatCount(count, 'row'))).toEqual(['0 rows', '1 row', '2 rows']);
});

test.each([
  [16_154_065.666, '16,154,066'],
  [1_234_567.5, '1,234,568'],
  [1000, '1,000'],
  [999.5, '999.5'],
  [7.537, '7.537'],
  [10.49, '10.49'],
  [16, '16'],
  [0, '0'],
])('the number %f is %s', (value, text) => expect(formatNumber(value)).toBe(text));

test.each([
  [-0.0029929, '-0.30 %'],
  [1, '+100.00 %'],
  [0, '0.00 %'],
  [-0.00001, '0.00 %'],
])('a relative change of %f is %s', (value, text) => expect(formatPercent(value)).toBe(text));

test.each([
  ['known', { value: -0.4288, low: -0.44, high: -0.42 }, '-0.43'],
  ['nothing', { value: -0.001, low: -0.01, high: 0.01 }, '0.00'],
  ['at least so much up, rounded to the safe side', { value: null, low: 0.8397, high: 1.1 }, '>=0.83'],
  ['at least so much down', { value: null, low: -3, high: -0.831 }, '<=-0.83'],
  ['open', { value: null, low: -0.1, high: 0.3 }, '?'],
  ['too small to be sure of a digit', { value: null, low: 0.004, high: 0.3 }, '?'],
])('a delta of costs that is %s', (_, delta, text) => expect(formatCostDelta(delta)).toBe(text));

test('a cost has two decimals', () => expect(formatCost(61.9039)).toBe('61.90'));

test('a factor has its interval, one that is stated has none', () => {
  expect(formatFactor(1.0554, 1.014, 1.0968)).toBe('x1.055 (1.014 to 1.097)');
  expect(formatFactor(1.0766, 1.0766, 1.0766)).toBe('x1.077');
});
