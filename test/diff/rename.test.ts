import { describe, expect, test } from 'vitest';
import { compareProfiles } from '../../lib/diff/compare.ts';
import type { Rename } from '../../lib/diff/rename.ts';
import type { Shift } from '../../lib/model/comparison.ts';
import { normalizeProfile } from '../../lib/symbols/merge.ts';
import { cellsOf, tableOf } from './table.ts';

function renamed(before: readonly string[], after: readonly string[], ...renames: readonly Rename[]): readonly Shift[] {
  return compareProfiles(normalizeProfile(tableOf(before)), normalizeProfile(tableOf(after)), { renames }).shifts;
}

const BEFORE = ['90.00 [kernel] [k] rest', '2.18 [kernel] [k] old', '0.35 [kernel] [k] last'];
const AFTER = ['90.00 [kernel] [k] rest', '1.70 [kernel] [k] new', '0.59 [kernel] [k] old', '0.35 [kernel] [k] last'];

describe('an accepted move', () => {
  test('sums both names on both sides, under the new one', () => {
    const shifts = renamed(BEFORE, AFTER, { from: 'old', to: 'new' });
    expect(shifts.map(({ symbol }) => symbol).sort()).toEqual(['last', 'new', 'rest']);
    const shift = shifts.find(({ symbol }) => symbol === 'new');
    expect(shift && cellsOf(shift)).toBe('2.18 2.29');
    expect(shift?.after.names).toEqual(['new', 'old']);
  });

  test('keeps the bound of a name that a side does not list', () => {
    const shift = renamed(BEFORE, AFTER, { from: 'old', to: 'new' }).find(({ symbol }) => symbol === 'new');
    expect([shift?.before.upTo, shift?.after.upTo]).toEqual([2.53e6, null]);
    expect([shift?.delta.points, shift?.status]).toEqual([null, 'unclear']);
    expect([shift?.delta.low, shift?.delta.high].map((ticks) => (ticks ?? 0) / 1e6)).toEqual([-0.26, 0.13]);
  });

  test('of names that no side lists twice has a bound for each', () => {
    const shift = renamed(['91.00 [kernel] [k] rest', '0.35 [kernel] [k] last'], AFTER, {
      from: 'old',
      to: 'new',
    }).find(({ symbol }) => symbol === 'new');
    expect(shift && cellsOf(shift)).toBe('<=0.70 2.29');
  });

  test.each<[string, readonly Rename[]]>([
    [
      'a chain',
      [
        { from: 'old', to: 'middle' },
        { from: 'middle', to: 'new' },
      ],
    ],
    [
      'its reverse order',
      [
        { from: 'middle', to: 'new' },
        { from: 'old', to: 'middle' },
      ],
    ],
  ])('follows %s', (_, renames) => {
    const shift = renamed(BEFORE, AFTER, ...renames).find(({ symbol }) => symbol === 'new');
    expect(shift && cellsOf(shift)).toBe('2.18 2.29');
  });

  test.each<[string, Rename]>([
    ['a name that nobody lists', { from: 'nobody', to: 'nothing' }],
    ['a name to itself', { from: 'old', to: 'old' }],
  ])('of %s changes nothing', (_, rename) => {
    expect(renamed(BEFORE, AFTER, rename)).toEqual(renamed(BEFORE, AFTER));
  });

  test('in a circle ends', () => {
    expect(renamed(BEFORE, AFTER, { from: 'old', to: 'new' }, { from: 'new', to: 'old' })).not.toEqual([]);
  });
});
