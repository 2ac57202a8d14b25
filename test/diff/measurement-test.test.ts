/** p of differences between measurements; those of scipy's ttest_ind with unequal variances. */
import { expect, test } from 'vitest';
import { joinMeasurements } from '../../lib/diff/join-measurements.ts';
import { summarize } from '../../lib/diff/measure.ts';
import { testMeasurements } from '../../lib/diff/measurement-test.ts';
import type { MeasuredPair, MeasuredSide, Measurement } from '../../lib/model/measurement.ts';

const pairOf = (before: MeasuredSide, after: MeasuredSide): MeasuredPair => ({
  kind: 'k',
  name: 'n',
  unit: 'packet/s',
  role: 'rate',
  priority: 1,
  before,
  after,
  delta: 0,
  relative: null,
  test: null,
});
const worth = (values: readonly number[], independent: number): MeasuredSide => ({ ...summarize(values), independent });

test.each<[string, MeasuredSide, MeasuredSide, unknown]>([
  [
    'means of runs where both sides have several',
    summarize([9, 11, 12, 12], [2, 2]),
    summarize([20, 22, 27], [1, 1, 1]),
    { p: expect.closeTo(0.0173070412, 8), df: expect.closeTo(2.7379679, 6), of: 'runs', method: 'Welch t' },
  ],
  [
    'values, as many as are independent, where one side has a single run',
    worth([10, 12], 2),
    { ...summarize([20, 22, 27], [1, 1, 1]), independent: 3 },
    { p: expect.closeTo(0.0173070412, 8), df: expect.closeTo(2.7379679, 6), of: 'values', method: 'Welch t' },
  ],
  [
    'and the other way round',
    { ...summarize([20, 22, 27], [1, 1, 1]), independent: 3 },
    worth([10, 12], 2),
    { p: expect.closeTo(0.0173070412, 8), df: expect.closeTo(2.7379679, 6), of: 'values', method: 'Welch t' },
  ],
  ['none of a single value', worth([10], 1), worth([20, 22, 27], 3), null],
  ['none of values of which fewer than two are independent', worth([10, 12], 2), worth([20, 22, 27], 1.5), null],
  ['none where nothing varies', worth([10, 10], 2), worth([20, 20], 2), null],
])('%s', (_, before, after, expected) => {
  const [pair] = testMeasurements([pairOf(before, after)]);
  expect(pair?.test).toEqual(expected);
  expect([pair?.before, pair?.name]).toEqual([before, 'n']);
});

test('logs of one side are joined by kind, name and unit, each without its own warm-up', () => {
  const log = (name: string, values: readonly number[], changes: Partial<Measurement> = {}): Measurement => ({
    source: 'a',
    line: 1,
    endLine: 1,
    label: null,
    side: null,
    kind: 'k',
    name,
    unit: 'packet/s',
    role: 'rate',
    priority: 1,
    values,
    ...changes,
  });
  const joined = joinMeasurements([
    log('rx', [0, 10, 12]),
    log('tx', [5]),
    log('rx', [14], { source: 'b' }),
    log('rx', [7], { unit: 'byte/s' }),
    log('rx', [8], { kind: 'other' }),
  ]);
  expect(joined.map(({ kind, name, unit, source, values, logs }) => [kind, name, unit, source, values, logs])).toEqual([
    ['k', 'rx', 'packet/s', 'a', [10, 12, 14], [2, 1]],
    ['k', 'tx', 'packet/s', 'a', [5], [1]],
    ['k', 'rx', 'byte/s', 'a', [7], [1]],
    ['other', 'rx', 'packet/s', 'a', [8], [1]],
  ]);
});
