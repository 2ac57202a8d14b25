import { describe, expect, test } from 'vitest';
import { rankShifts, type Sort } from '../../lib/diff/rank.ts';
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

  test('a share that went to nothing has no ratio, and one of nothing is more than one that is not listed', () => {
    const rows = ['50.00 [kernel] [k] a', '20.00 [kernel] [k] b'];
    const zero = '0.00 [kernel] [k] zero';
    const ratio = compareTables(
      [...rows, '2.00 [kernel] [k] zero'],
      [...rows.slice(0, 1), '30.00 [kernel] [k] b', zero],
      'ratio',
    );
    expect(ratio.shifts.map(({ symbol }) => symbol)).toEqual(['b', 'a', 'zero']);
    const other = [...rows, '0.00 [kernel] [k] other'];
    const order = (sort: Sort) => compareTables([...rows, zero], other, sort).shifts.map(({ symbol }) => symbol);
    expect(order('before')).toEqual(['a', 'b', 'zero', 'other']);
    expect(order('after')).toEqual(['a', 'b', 'other', 'zero']);
  });

  test('a large bound does not make a row important', () => {
    const { shifts } = compareTables(
      ['40.00 [kernel] [k] a', '9.00 [kernel] [k] b'],
      ['45.00 [kernel] [k] c', '41.00 [kernel] [k] a'],
    );
    // c: 45.00 after, up to 51.00 before; nothing is certain. a grew by 0.99 at the least.
    expect(shifts[0]?.symbol).toBe('a');
  });

  test('by q what the runs tell best stands first, and what was not tested last', () => {
    const { shifts } = compareTables(BEFORE, AFTER);
    const q: Readonly<Record<string, number>> = { same: 0.5, down: 0.01, twice: 0.2 };
    const tested = shifts.map((shift) => {
      const of = q[shift.symbol];
      return of === undefined ? shift : ({ ...shift, test: { q: of } } as typeof shift);
    });
    const order = rankShifts(tested, 'q').map(({ symbol }) => symbol);
    expect(order.join(' ')).toBe('down twice same a_tie b_tie end fresh last');
  });

  test('an interval of a test decides where there is one', () => {
    const { shifts } = compareTables(BEFORE, AFTER);
    const tested = shifts.map((shift) => ({
      ...shift,
      interval: shift.symbol === 'same' ? { low: 9e6, high: 10e6, level: 0.95 } : { low: -1e6, high: 2e6, level: 0.95 },
    }));
    expect(rankShifts(tested).map(({ symbol }) => symbol)[0]).toBe('same');
  });

  test('equal names of several objects stand in the order of their objects', () => {
    const rows = ['[b]', '[c]', '[a]'].map((dso) => `20.00 ${dso} [k] f`);
    expect(compareTables(rows, rows).shifts.map(({ dso }) => dso)).toEqual(['[a]', '[b]', '[c]']);
  });

  test('names are ordered by code units, in every locale', () => {
    const rows = ['b', 'B', '_a', 'a'].map((name) => `20.00 [kernel] [k] ${name}`);
    expect(compareTables(rows, rows).shifts.map(({ symbol }) => symbol)).toEqual(['B', '_a', 'a', 'b']);
  });
});
