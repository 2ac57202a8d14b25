import { describe, expect, test } from 'vitest';
import { pairMeasurements, rateOf, resultOf, summarize, withoutWarmUp } from '../../lib/diff/measure.ts';
import type { Measurement } from '../../lib/model/measurement.ts';

function rate(values: readonly number[], changes: Partial<Measurement> = {}): Measurement {
  const place = { source: 'a.txt', line: 1, endLine: 1, label: null, side: null };
  return {
    ...place,
    kind: 'xdp-bench',
    name: 'a->b rx',
    unit: 'packet/s',
    role: 'rate',
    priority: 1,
    values,
    ...changes,
  };
}

describe('warm-up', () => {
  test.each<[readonly number[], readonly number[]]>([
    [
      [0, 0, 10, 11],
      [10, 11],
    ],
    [
      [0, 1836864, 3722560, 3765056, 3598802],
      [1836864, 3722560, 3765056, 3598802],
    ],
    [
      [4, 10, 9],
      [10, 9],
    ],
    [
      [10, 0, 11],
      [10, 0, 11],
    ],
    [
      [0, 0],
      [0, 0],
    ],
    [[7], [7]],
  ])('of %j leaves %j', (values, left) => {
    expect(withoutWarmUp(values)).toEqual(left);
  });

  test('is of rates only', () => {
    expect(withoutWarmUp([1, 10, 11], 'cost')).toEqual([1, 10, 11]);
    expect(withoutWarmUp([0, 0, 5], 'other')).toEqual([0, 0, 5]);
    expect(withoutWarmUp([0, 10, 11], 'other')).toEqual([10, 11]);
  });
});

describe('pairs of measurements', () => {
  test('the rates of the two sides of a mail', () => {
    const [pair] = pairMeasurements([rate([16153328, 16152538, 16156331])], [rate([16105461, 16119550, 16092145])]);
    expect(pair?.before.mean).toBeCloseTo(16154065.67, 2);
    expect(pair?.after.mean).toBeCloseTo(16105718.67, 2);
    expect(pair?.delta).toBeCloseTo(-48347, 6);
    expect(pair?.relative).toBeCloseTo(-0.0029929, 7);
  });

  test('warm-up is in no figure of a side', () => {
    const [pair] = pairMeasurements([rate([0, 10, 12])], [rate([5, 10, 14])]);
    // Two seconds of one run are worth one value, whose error nothing tells.
    expect(pair?.before).toEqual({
      values: [10, 12],
      mean: 11,
      min: 10,
      max: 12,
      stdev: Math.SQRT2,
      runs: [11],
      independent: 1,
      error: null,
    });
    expect(pair && rateOf(pair.before, 'packet/s')).toEqual({
      value: 11,
      unit: 'packet/s',
      n: 2,
      min: 10,
      max: 12,
      stdev: Math.SQRT2,
      error: null,
    });
  });

  test('logs are runs, whose means tell the error', () => {
    // sd(11, 14) / sqrt(2) = 1.5
    expect(summarize([10, 12, 14], [2, 1])).toMatchObject({
      runs: [11, 14],
      independent: 2,
      error: expect.closeTo(1.5, 12),
    });
  });

  test('one value has no spread', () => {
    expect(summarize([5])).toEqual({
      values: [5],
      mean: 5,
      min: 5,
      max: 5,
      stdev: null,
      runs: [5],
      independent: 1,
      error: null,
    });
  });

  test('of one name in a file the nearest counts, of several files all do', () => {
    const before = [rate([10]), rate([20], { line: 9 }), rate([0, 30], { source: 'b.txt' })];
    expect(pairMeasurements(before, [rate([1])])[0]?.before.values).toEqual([10, 30]);
  });

  test('lone rates pair under two names, several do not', () => {
    const other = rate([12], { name: 'c->d rx' });
    expect(pairMeasurements([rate([10])], [other])[0]?.name).toBe('a->b rx / c->d rx');
    expect(pairMeasurements([rate([10])], [other, rate([13], { name: 'e->f rx' })])).toEqual([]);
    expect(pairMeasurements([rate([10], { role: 'cost' })], [{ ...other, role: 'cost' }])).toEqual([]);
  });

  test('the result is the most telling rate above 0', () => {
    const all = [
      rate([0]),
      rate([7], { name: 'a->b xmit', priority: 3 }),
      rate([8], { name: 'err', role: 'other', priority: 9 }),
    ];
    expect(resultOf(pairMeasurements(all, all))?.name).toBe('a->b xmit');
    expect(resultOf([])).toBeNull();
  });
});
