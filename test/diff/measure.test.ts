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
    // Half of the median counts; that of an even number lies between the middle two.
    [
      [5, 10, 11],
      [5, 10, 11],
    ],
    [
      [4.9, 8, 12, 13],
      [8, 12, 13],
    ],
    [
      [5, 8, 12, 13],
      [5, 8, 12, 13],
    ],
    [[0, 0, 0, 5], [5]],
  ])('of %j leaves %j', (values, left) => {
    expect(withoutWarmUp(values)).toEqual(left);
  });

  test('is of rates only', () => {
    expect(withoutWarmUp([1, 10, 11], 'cost')).toEqual([1, 10, 11]);
    expect(withoutWarmUp([0, 0, 5], 'other')).toEqual([0, 0, 5]);
    expect(withoutWarmUp([0, 10, 11], 'other')).toEqual([10, 11]);
    expect(withoutWarmUp([0, 0, 5], 'rate')).toEqual([5]);
    expect(withoutWarmUp([0, 0, 5])).toEqual([5]);
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

  test('a spread, and an error of as many values as are independent', () => {
    // Six values of which neighbours are taken to have a correlation of a half are worth two.
    const { stdev, independent, error } = summarize([1, 3, 2, 3, 1, 2]);
    expect([stdev, independent]).toEqual([expect.closeTo(Math.sqrt(4 / 5), 12), expect.closeTo(2, 12)]);
    expect(error).toBeCloseTo(Math.sqrt(4 / 5 / 2), 12);
    // Three runs: sd(11, 14, 20) is sqrt(21); an empty log is none.
    expect(summarize([10, 12, 14, 20], [2, 1, 0, 1])).toMatchObject({
      runs: [11, 14, 20],
      independent: 3,
      error: expect.closeTo(Math.sqrt(21) / Math.sqrt(3), 12),
    });
  });

  test('stand in the order of the lines before, each under its own name', () => {
    const before = [rate([1], { name: 'late', line: 9 }), rate([2], { name: 'early', line: 3 })];
    const after = [rate([3], { name: 'early' }), rate([4], { name: 'late' })];
    expect(pairMeasurements(before, after).map(({ name, delta }) => [name, delta])).toEqual([
      ['early', 1],
      ['late', 3],
    ]);
    expect(pairMeasurements([rate([0])], [rate([3])])[0]?.relative).toBeNull();
    expect(pairMeasurements([rate([1])], [])).toEqual([]);
  });

  test('values that were joined before have lost their warm-up already', () => {
    const joined = rate([1, 10, 12], { logs: [1, 2] });
    expect(pairMeasurements([joined], [rate([1])])[0]?.before).toMatchObject({ values: [1, 10, 12], runs: [1, 11] });
  });

  test.each<[string, Partial<Measurement>]>([
    ['kind', { kind: 'other' }],
    ['unit', { unit: 'byte/s' }],
    ['role', { role: 'other' }],
    ['priority', { priority: 2 }],
  ])('a lone rate has no partner of another %s, which is not in its way either', (_, changes) => {
    const [own, other] = [rate([10]), rate([12], { name: 'c->d rx', ...changes })];
    expect(pairMeasurements([own], [other])).toEqual([]);
    const partner = rate([13], { name: 'e->f rx' });
    expect(pairMeasurements([own], [other, partner]).map(({ name }) => name)).toEqual(['a->b rx / e->f rx']);
    expect(pairMeasurements([own, other], [partner]).map(({ name }) => name)).toEqual(['a->b rx / e->f rx']);
    expect(pairMeasurements([own, rate([1], { name: 'g->h rx' })], [partner])).toEqual([]);
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
    const pair = (priority: number, before: number, after: number, role: Measurement['role'] = 'rate') =>
      pairMeasurements([rate([before], { priority, role })], [rate([after], { priority, role })])[0];
    const chosen = (...pairs: readonly ReturnType<typeof pair>[]) =>
      resultOf(pairs.filter((each) => each !== undefined))?.priority ?? null;
    expect(chosen(pair(3, 1, 1), pair(1, 1, 1), pair(2, 1, 1))).toBe(1);
    expect(chosen(pair(1, 0, 1), pair(2, 1, 0), pair(3, 1, 1))).toBe(3);
    expect(chosen(pair(1, 1, 1, 'other'), pair(2, 1, 1))).toBe(2);
    expect(chosen(pair(1, 1, 0))).toBeNull();
    expect(chosen(pair(1, 0, 1))).toBeNull();
  });
});
