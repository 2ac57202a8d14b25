import { describe, expect, test } from 'vitest';
import type { Sort } from '../../lib/diff/rank.ts';
import { compareTables } from './table.ts';

const BEFORE = [
  '30.00 [kernel] [k] same',
  '20.00 [kernel] [k] down',
  '8.00 [kernel] [k] twice',
  '4.00 [kernel] [k] b_tie',
  '4.00 [kernel] [k] a_tie',
  '1.00 [kernel] [k] end',
];
const AFTER = [
  '30.00 [kernel] [k] same',
  '16.00 [kernel] [k] twice',
  '15.00 [kernel] [k] down',
  '6.00 [kernel] [k] fresh',
  '3.00 [kernel] [k] a_tie',
  '3.00 [kernel] [k] b_tie',
  '2.99 [kernel] [k] last',
];

describe('rank', () => {
  test.each<[Sort, string]>([
    // Certain: twice 7.99, fresh 6.00-1.00-0.01 = 4.99, down 4.99, last 1.98, both ties 0.99; end and same nothing.
    ['delta', 'twice down fresh last a_tie b_tie end same'],
    // 2, 4/3, 4/3, 1.333 (20/15), 1; not listed on a side comes last.
    ['ratio', 'twice a_tie b_tie down same end fresh last'],
    ['before', 'same down twice a_tie b_tie end fresh last'],
    ['after', 'same twice down fresh a_tie b_tie last end'],
    ['symbol', 'a_tie b_tie down end fresh last same twice'],
  ])('by %s', (sort, order) => {
    const { shifts } = compareTables(BEFORE, AFTER, sort);
    expect(shifts.map(({ symbol }) => symbol).join(' ')).toBe(order);
    expect(shifts.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('a large bound does not make a row important', () => {
    const { shifts } = compareTables(
      ['40.00 [kernel] [k] a', '9.00 [kernel] [k] b'],
      ['45.00 [kernel] [k] c', '41.00 [kernel] [k] a'],
    );
    // c: 45.00 after, up to 51.00 before; nothing is certain. a grew by 0.99 at the least.
    expect(shifts[0]?.symbol).toBe('a');
  });

  test('names are ordered by code units, in every locale', () => {
    const rows = ['b', 'B', '_a', 'a'].map((name) => `20.00 [kernel] [k] ${name}`);
    expect(compareTables(rows, rows).shifts.map(({ symbol }) => symbol)).toEqual(['B', '_a', 'a', 'b']);
  });
});
