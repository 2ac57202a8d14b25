import { describe, expect, test } from 'vitest';
import { joinSeries } from '../../lib/diff/series.ts';
import type { SeriesRow } from '../../lib/model/series.ts';
import { compareTables } from './table.ts';

const kernel = (...rows: readonly string[]): readonly string[] => rows.map((row) => row.replace(' ', ' [kernel] [k] '));
/** Shares of each version, what it has at most where it does not list the row, and how each step went. */
const told = ({ symbol, sides, steps }: SeriesRow): string =>
  [
    symbol,
    ...sides.map(({ ticks, atMost }) => (ticks === null ? `<=${(atMost ?? 0) / 1e6}` : `${ticks / 1e6}`)),
    ...steps.map(({ status }) => status),
  ].join(' ');
const seriesOf = (...versions: readonly (readonly string[])[]) => {
  const [first = [], ...others] = versions;
  return joinSeries(others.map((other) => compareTables(first, other)));
};

describe('a series', () => {
  const v1 = kernel('50.00 a', '30.00 b', '20.00 c');
  const v2 = kernel('60.00 a', '30.00 b', '10.00 d');
  const v3 = kernel('45.00 a', '31.00 b', '4.00 e');

  test('has a row for every symbol of any version, the largest certain shift first', () => {
    const series = seriesOf(v1, v2, v3);
    expect(series.rows.map(told)).toEqual([
      // 19.99 at the least; then 20.00 less the bound of 4.00 and what is rounded.
      'c 20 <=0 <=4 gone shrank',
      // 9.99 up, as much as what is new, whose name comes later.
      'a 50 60 45 grew shrank',
      'd <=0 10 <=4 new unclear',
      'e <=0 <=0 4 same new',
      'b 30 30 31 same grew',
    ]);
    expect(series.versions.map(({ rows }) => rows)).toEqual([3, 3, 3]);
    expect(series.comparisons).toHaveLength(2);
  });

  test('knows no more of a row that two lists lack than their bounds', () => {
    const cut = (...rows: readonly string[]) => kernel('60.00 a', ...rows);
    const { rows } = seriesOf(cut('5.00 b'), cut('4.00 c'), cut('3.00 b'));
    const c = rows.find(({ symbol }) => symbol === 'c');
    expect(c && told(c)).toBe('c <=5 4 <=3 unclear unclear');
    // At most 5.005 before and 3.005 after.
    expect(c?.steps[1]?.delta).toEqual({ points: null, low: -5_010_000, high: 3_010_000 });
    expect([c?.steps[1]?.corrected, c?.steps[1]?.test]).toEqual([null, null]);
    expect(c?.sides[2]).toMatchObject({ range: { low: 0, high: 3_005_000 }, slack: 0, names: [], samples: null });
  });

  test('takes what a picked list leaves over for its bound', () => {
    const { rows } = seriesOf(kernel('60.00 a', '5.00 b'), kernel('60.00 a', '4.00 c'), kernel('20.00 a', '10.00 b'));
    const c = rows.find(({ symbol }) => symbol === 'c');
    expect(c?.sides[2]?.atMost).toBe(70e6);
  });

  test('tells objects apart that have a symbol in common in any of its comparisons', () => {
    const two = ['50.00 app [.] f', '50.00 lib.so [.] f'];
    const rows = seriesOf(['50.00 app [.] f', '50.00 app [.] g'], two).rows.map(
      ({ symbol, dso }) => `${symbol} ${dso}`,
    );
    expect(rows.sort()).toEqual(['f app', 'f lib.so', 'g app']);
  });

  test('equal shifts stand in the order of their names', () => {
    const { rows } = seriesOf(kernel('50.00 b', '50.00 a'), kernel('50.00 b', '50.00 a'));
    expect(rows.map(({ symbol }) => symbol)).toEqual(['a', 'b']);
  });

  test('is made of comparisons', () => {
    expect(() => joinSeries([])).toThrow(RangeError);
  });
});
