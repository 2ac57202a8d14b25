import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareProfiles } from '../../lib/diff/compare.ts';
import {
  type CostBasis,
  costOf,
  measuredComposition,
  measuredFactor,
  withCorrection,
  withCost,
} from '../../lib/diff/cost.ts';
import type { ShareErrors } from '../../lib/diff/share-errors.ts';
import type { Comparison, Rate, Shift } from '../../lib/model/comparison.ts';
import { WHOLE } from '../../lib/model/share.ts';
import { normalizeProfile } from '../../lib/symbols/merge.ts';
import { tableOf } from './table.ts';

const rate = (value: number, min = value, max = value, stdev = 1): Rate => {
  return { value, unit: 'packet/s', n: 3, min, max, stdev, error: null };
};
const CPUS = { before: 1, after: 1, assumed: true };

/** The rates of the mail that the seed's tables stand in: means of three lines a side. */
const BASIS: CostBasis = {
  before: rate(48462197 / 3, 16152538, 16156331, 2001.2),
  after: rate(48317156 / 3, 16092145, 16119550, 13704.3),
  cpus: CPUS,
  unit: null,
  ghz: null,
  link: null,
};

function compared(before: readonly string[], after: readonly string[], basis: CostBasis = BASIS): Comparison {
  return compareProfiles(normalizeProfile(tableOf(before)), normalizeProfile(tableOf(after)), { cost: basis });
}

describe('the cost of a unit', () => {
  test('is CPUs times a second over the rate', () => {
    const cost = costOf(BASIS);
    expect([cost.unit, cost.before.toFixed(2), cost.after.toFixed(2), cost.delta.toFixed(2)]).toEqual([
      'ns/packet',
      '61.90',
      '62.09',
      '0.19',
    ]);
    expect(cost.budget).toBeNull();
  });

  test.each<[string, Partial<CostBasis>, string, string, string]>([
    ['two busy CPUs before', { cpus: { before: 2, after: 1, assumed: false } }, 'ns/packet', '123.81', '62.09'],
    ['a clock of 3 GHz', { ghz: 3 }, 'cycle/packet', '185.71', '186.27'],
    ['a unit of the user', { unit: 'frame' }, 'ns/frame', '61.90', '62.09'],
  ])('with %s', (_, changes, unit, before, after) => {
    const cost = costOf({ ...BASIS, ...changes });
    expect([cost.unit, cost.before.toFixed(2), cost.after.toFixed(2)]).toEqual([unit, before, after]);
  });

  test.each([
    ['100G', 100e9, '6.72'],
    ['25G', 25e9, '26.88'],
    ['10G', 10e9, '67.20'],
  ])('a link of %s leaves so much', (name, bitsPerSec, left) => {
    expect(costOf({ ...BASIS, link: { name, bitsPerSec } }).budget?.value.toFixed(2)).toBe(left);
  });

  test('a clock counts the budget in cycles too', () => {
    expect(costOf({ ...BASIS, ghz: 3, link: { name: '100G', bitsPerSec: 100e9 } }).budget?.value.toFixed(2)).toBe(
      '20.16',
    );
  });

  test('its change is the composition factor, with two standard errors on either side', () => {
    // Three seconds of one run are worth one value: hypot(2001.2 / 16154066, 13704.3 / 16105719) x 1.96 = 0.00169.
    const { factor, low, high } = measuredComposition(measuredFactor(BASIS, costOf(BASIS)));
    expect([factor, low, high].map((each) => each.toFixed(4))).toEqual(['1.0030', '1.0013', '1.0047']);
  });
});

describe('the cost of a row', () => {
  const ROWS = compared(
    ['13.15 [kernel] [k] __xdp_return', '2.18 [kernel] [k] old', '0.35 [kernel] [k] a'],
    ['12.42 [kernel] [k] __xdp_return', '1.70 [kernel] [k] new', '0.35 [kernel] [k] a'],
  );

  test('is its share of the total', () => {
    const cost = ROWS.shifts.find(({ symbol }) => symbol === '__xdp_return')?.cost;
    expect([cost?.before?.toFixed(2), cost?.after?.toFixed(2), cost?.delta.value?.toFixed(2)]).toEqual([
      '8.14',
      '7.71',
      '-0.43',
    ]);
  });

  test('is bounded where the share is', () => {
    const cost = ROWS.shifts.find(({ symbol }) => symbol === 'new')?.cost;
    // Picked tables: the before side leaves over 100 - 15.68 points, and half a digit for each of its three rows.
    expect([cost?.before, cost?.after?.toFixed(3), cost?.delta.value]).toEqual([null, '1.056', null]);
    expect(cost?.delta.low).toBeLessThan(0);
    expect(cost?.delta.high.toFixed(2)).toBe('1.06');
  });

  test('of all rows and of what no row lists is the total', () => {
    const percents = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 11 });
    fc.assert(
      fc.property(percents, fc.integer({ min: 1_000, max: 1e9 }), (shares, perSecond) => {
        const rows = shares.map((share, at) => `${(share / 100).toFixed(2)} [kernel] [k] fn_${at}`);
        const { shifts, before, cost } = compared(rows, rows, { ...BASIS, before: rate(perSecond) });
        const listed = shifts.reduce((sum, shift) => sum + (shift.cost?.before ?? 0), 0);
        const total = cost?.before ?? 0;
        expect((listed + (before.restTicks / WHOLE) * total) / total).toBeCloseTo(1, 9);
      }),
    );
  });

  test('corrected is after times the factor minus before', () => {
    const { shifts } = compared(
      ['60.00 [kernel] [k] a', '40.00 [kernel] [k] b'],
      ['48.00 [kernel] [k] a', '52.00 [kernel] [k] b'],
      { ...BASIS, before: rate(100), after: rate(80) },
    );
    expect(shifts.map(({ symbol, corrected }) => [symbol, (corrected?.points ?? 0) / 1e6]).sort()).toEqual([
      ['a', 0],
      ['b', 25],
    ]);
  });
});

describe('a row in detail', () => {
  const RATES: CostBasis = {
    ...BASIS,
    before: { ...rate(1000), error: 10 },
    after: { ...rate(800), error: 16 },
  };
  const COST = costOf(RATES);
  const ERRORS: ShareErrors = { before: 0.01, after: 0.02, critical: 2, level: 0.95 };
  const side = (points: number | null) => ({
    ticks: points === null ? null : points * 1e6,
    range: points === null ? { low: 0, high: 1e6 } : { low: points * 1e6 - 5000, high: points * 1e6 + 5000 },
  });
  const shift = (before: number | null, after: number | null, points: number | null = null): Shift =>
    ({
      before: side(before),
      after: side(after),
      delta: { points: points ?? (before === null || after === null ? null : (after - before) * 1e6) },
    }) as unknown as Shift;
  const close = (value: number) => expect.closeTo(value, 3);

  test('costs its share of the total, with what the figures guarantee', () => {
    // A million ns a unit before, 1.25 million after: 0.3 and 0.5 of them, five thousandths of a point more or less.
    expect(withCost(shift(30, 50), COST, null, RATES).cost).toEqual({
      before: close(300_000),
      after: close(625_000),
      delta: { value: close(325_000), low: close(324_887.5), high: close(325_112.5) },
      interval: null,
    });
    expect(withCost(shift(null, 50), COST, null, RATES).cost).toMatchObject({ before: null, delta: { value: null } });
    expect(withCost(shift(30, null), COST, null, RATES).cost).toMatchObject({
      after: null,
      delta: { value: null, low: close(-300_050), high: close(-287_450) },
    });
    // Missing from a complete list it costs nothing there.
    expect(withCost(shift(null, 50, 50e6), COST, null, RATES).cost?.delta.value).toBeCloseTo(625_000, 3);
    expect(withCost(shift(30, null, -30e6), COST, null, RATES).cost?.delta.value).toBeCloseTo(-300_000, 3);
  });

  test('is known to the errors of shares and rates together', () => {
    // Errors of a hundredth and two of the shares, of one and two percent of the rates; twice what they come to.
    const reach = 2 * Math.hypot(1e6 * Math.hypot(0.01, 0.3 * 0.01), 1.25e6 * Math.hypot(0.02, 0.5 * 0.02));
    expect(withCost(shift(30, 50), COST, ERRORS, RATES).cost?.interval).toEqual({
      low: close(325_000 - reach),
      high: close(325_000 + reach),
      level: 0.95,
    });
    const gone = 2 * Math.hypot(1e6 * Math.hypot(0.01, 0.3 * 0.01), 1.25e6 * 0.02);
    expect(withCost(shift(30, null, -30e6), COST, ERRORS, RATES).cost?.interval?.high).toBeCloseTo(gone - 300_000, 3);
    const come = 2 * Math.hypot(1e6 * 0.01, 1.25e6 * Math.hypot(0.02, 0.5 * 0.02));
    expect(withCost(shift(null, 50, 50e6), COST, ERRORS, RATES).cost?.interval?.high).toBeCloseTo(come + 625_000, 3);
  });

  test.each<[string, Shift, ShareErrors | null, CostBasis]>([
    ['errors of the shares', shift(30, 50), null, RATES],
    ['a shift', shift(null, 50), ERRORS, RATES],
    ['an error of the rate before', shift(30, 50), ERRORS, { ...RATES, before: rate(1000) }],
    ['an error of the rate after', shift(30, 50), ERRORS, { ...RATES, after: rate(800) }],
  ])('without %s it has no interval', (_, row, errors, basis) => {
    expect(withCost(row, COST, errors, basis).cost?.interval).toBeNull();
  });

  test('at equal cost has the range of the factor where the shares tell it, else that of the figures', () => {
    const told = { factor: 1.2, low: 1.1, high: 1.3 };
    // 49.995 x 1.1 - 30.005 = 24.9895 and 50.005 x 1.3 - 29.995 = 35.0115; by 1.2 alone 29.989 and 30.011.
    expect(withCorrection(shift(30, 50), { ...told, method: 'shares' }).corrected).toEqual({
      points: 30e6,
      low: 24.98e6,
      high: 35.02e6,
    });
    expect(withCorrection(shift(30, 50), { ...told, method: 'measured' }).corrected).toEqual({
      points: 30e6,
      low: 29.98e6,
      high: 30.02e6,
    });
    expect(withCorrection(shift(null, 50), { ...told, method: 'measured' }).corrected).toEqual({
      points: null,
      low: 58.99e6,
      high: 60.01e6,
    });
    expect(withCorrection(shift(30, null, -30e6), { ...told, method: 'measured' }).corrected?.points).toBe(-30e6);
    const row = shift(30, 50);
    expect(withCorrection(row, null)).toBe(row);
  });

  test('the unit is what a rate counts a second', () => {
    expect(costOf({ ...BASIS, before: { ...rate(1), unit: 'a/s b' } }).unit).toBe('ns/a/s b');
    expect(costOf({ ...BASIS, before: { ...rate(1), unit: 'frame/s' } }).unit).toBe('ns/frame');
  });
});
