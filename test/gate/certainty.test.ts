/** What noise leaves of shifts. Critical values, tails and errors were reckoned with scipy. */
import { describe, expect, test } from 'vitest';
import { type Certainty, certaintiesOf } from '../../lib/gate/certainty.ts';
import { type Scale, scaleOf } from '../../lib/gate/figure.ts';
import { reachOf } from '../../lib/gate/reach.ts';
import { askedOf } from '../../lib/gate/subject.ts';
import { type Usual, usualOf } from '../../lib/gate/usual.ts';
import type { Comparison } from '../../lib/model/comparison.ts';
import type { NoiseBasis, ShiftTest, Testing } from '../../lib/model/judgement.ts';
import { comparison, group, shift, ticks } from './hand.ts';

test.each([
  [0.05, 10, 1, 3.107197],
  [0.05, 10, 3, 3.74913],
  [0.05, 10, 4, 3.917301],
  [0.01, 10, 2, 4.460464],
  [0.05, Number.POSITIVE_INFINITY, 4, 3.339327],
  // Nobody else is one family as well.
  [0.05, 10, 0, 3.107197],
])('at %f on %f degrees of freedom among %i a shift is seen %f errors away', (alpha, df, family, errors) => {
  expect(reachOf(alpha, df, family)).toBeCloseTo(errors, 5);
});

/** t(0.05) on 10 degrees of freedom, in ticks: an interval as wide on either side has an error of a point. */
const REACH = 2_228_139;
const around = (points: number) => ({ low: ticks(points) - REACH, high: ticks(points) + REACH, level: 0.95 });
const testing = (changes: Partial<Testing> = {}): Testing => ({
  alpha: 0.05,
  family: 3,
  totals: { before: [1000, 1000], after: [1000, 1000] },
  prior: { dispersion: 1.5, df: 8 },
  reference: 'shares',
  ...changes,
});
const certain = (of: Comparison, ownNoise = false, scale: Scale = scaleOf(of)): readonly (Certainty | null)[] =>
  certaintiesOf(askedOf(of, null).subjects, of, scale, ownNoise);

describe('of repeated runs', () => {
  const shifts = [
    shift('a', 10, 15, { test: { q: 0.001 }, interval: around(5) }),
    shift('b', 10, 11, { test: { q: 0.05 }, interval: around(1) }),
    shift('c', 10, 12, { test: { q: 0.049 }, interval: around(2) }),
    shift('rare', 0.1, 0.2, { reason: 'few-samples' }),
    shift('odd', 5, 6, { test: { q: 0.01 } }),
  ];

  test('the interval of the test counts, among as many as were tested', () => {
    const [a, b, c, rare, odd] = certain(comparison(shifts, { testing: testing() }));
    // Four were tested: 3.917301 errors of a point.
    const smallest = expect.closeTo(3_917_301, -1);
    expect(a).toEqual({ q: 0.001, isSignificant: true, low: 5e6 - REACH, high: 5e6 + REACH, smallest });
    expect([b?.isSignificant, b?.q, c?.isSignificant]).toEqual([false, 0.05, true]);
    expect([rare, odd]).toEqual([null, null]);
  });

  test('the level is that of the tests', () => {
    const [a] = certain(comparison(shifts, { testing: testing({ alpha: 0.001 }) }));
    expect([a?.isSignificant, a?.q]).toEqual([false, 0.001]);
  });

  const counts = (before: number, after: number): ShiftTest['counts'] => ({
    before: [before, before],
    after: [after, after],
  });
  const priced = [
    shift('rare', 0.1, 0.1, { reason: 'few-samples' }),
    shift('a', 30, 50, { test: { q: 0.9, counts: counts(300, 500) }, interval: around(5) }),
    shift('b', 20, 16.5, { test: { q: 0.9, counts: counts(200, 165) }, interval: around(5) }),
  ];
  const rates = {
    before: { rate: { value: 1000, error: 10, stdev: 70 } },
    after: { rate: { value: 800, error: null, stdev: 16 } },
  } as unknown as Parameters<typeof comparison>[2];
  const cost = { before: 100, after: 125 } as unknown as Comparison['cost'];

  test('what a unit costs has an error of its own, of shares and rates, and is tested anew', () => {
    for (const reference of ['shares', null] as const) {
      const [rare, a, b] = certain(comparison(priced, { testing: testing({ reference }), cost }, rates));
      expect(rare).toBeNull();
      // 50 x 1.25 - 30 = 32.5; errors of 1.9 and 2.3 hundredths; a family of two.
      expect(a).toEqual({
        q: expect.closeTo(2.5550157e-7, 10),
        isSignificant: true,
        low: expect.closeTo(26_971_167, -1),
        high: expect.closeTo(38_028_833, -1),
        smallest: expect.closeTo(8_716_611, -1),
      });
      expect([b?.q, b?.isSignificant]).toEqual([expect.closeTo(0.726793, 5), false]);
    }
  });

  test('a rate that is stated has no error', () => {
    const [, a] = certain(comparison(priced, { testing: testing(), cost }));
    // 3.4249 errors among two, half the interval 2.2281 of them.
    expect(((a?.high ?? 0) - (a?.low ?? 0)) / 2 / 2.228139).toBeCloseTo(2_122_425, -1);
  });

  test('the test of a measured factor holds costs against each other already', () => {
    const [, a] = certain(comparison(priced, { testing: testing({ reference: 'measured' }), cost }, rates));
    expect(a).toMatchObject({ q: 0.9, low: 5e6 - REACH, high: 5e6 + REACH });
  });

  test('what was not counted on either side has no error: any shift of it is certain', () => {
    const none = [
      shift('none', 0, 0, { test: { q: 0.9, counts: counts(0, 0) }, interval: around(0) }),
      shift('some', 0, 1, { test: { q: 0.9, counts: counts(0, 0) }, interval: around(0) }),
    ];
    expect(certain(comparison(none, { testing: testing(), cost })).map((each) => each?.q)).toEqual([1, 0]);
  });
});

const NOISE: NoiseBasis = {
  from: 'elsewhere',
  dispersion: 1.5,
  df: 10,
  samplesPerRun: 1000,
  alpha: 0.05,
  family: 4,
  samples: { before: { low: 1000, high: 2000 }, after: { low: 3000, high: 9000 } },
  decayed: false,
};

describe('of single runs', () => {
  const verdict = (name: 'above' | 'within' | 'unclear', high: number) => ({
    verdict: name,
    chance: { low: 0.0001, high },
    interval: around(5),
  });
  const shifts = [
    shift('a', 10, 15, { noise: verdict('above', 0.01) }),
    shift('b', 10, 15, { noise: verdict('within', 0.2) }),
    shift('c', 10, 15, { noise: verdict('unclear', 0.01) }),
    shift('rare', 0.1, 0.2),
  ];

  test('noise of runs of one’s own tells what it can', () => {
    const of = comparison(shifts, { noise: NOISE });
    const [a, b, c, rare] = certain(of, true);
    const smallest = expect.closeTo(3_917_301, -1);
    expect(a).toEqual({ q: 0.01, isSignificant: true, low: 5e6 - REACH, high: 5e6 + REACH, smallest });
    expect([b?.isSignificant, b?.q]).toEqual([false, 0.2]);
    expect([c, rare]).toEqual([null, null]);
    expect(certain(of, false)).toEqual([null, null, null, null]);
    expect(certain(comparison(shifts), true)).toEqual([null, null, null, null]);
  });

  test('noise that is known without end is that of the normal distribution', () => {
    const wide = { low: 5e6 - 1_959_964, high: 5e6 + 1_959_964, level: 0.95 };
    const one = [shift('a', 10, 15, { noise: { ...verdict('above', 0.01), interval: wide } })];
    const [a] = certain(comparison(one, { noise: { ...NOISE, df: null } }), true);
    expect(a?.smallest).toBeCloseTo(3_339_327, -2);
  });

  const usual = (of: Comparison, target: string | null = null): readonly (Usual | null)[] =>
    usualOf(askedOf(of, target).family, of, scaleOf(of));

  test('the usual noise says what is above it, and what would have been', () => {
    const seen = usual(comparison(shifts, { noise: NOISE }));
    expect(seen.map((each) => each?.isAbove)).toEqual([true, false, false, undefined]);
    expect(seen[0]?.smallest).toBeCloseTo(3_917_301, -2);
    expect(seen[3]).toBeNull();
    expect(usual(comparison(shifts))).toEqual([null, null, null, null]);
    const wide = { low: 5e6 - 1_959_964, high: 5e6 + 1_959_964, level: 0.95 };
    const one = [shift('a', 10, 15, { noise: { ...verdict('above', 0.01), interval: wide } })];
    expect(usual(comparison(one, { noise: { ...NOISE, df: null } }))[0]?.smallest).toBeCloseTo(3_339_327, -2);
  });

  test('a sum of rows is held against the noise of as much', () => {
    // 1,500 is the harmonic mean of the fewest samples, so the dispersion is 1.75; half of a family of two.
    const cost = { before: 100, after: 125 } as unknown as Comparison['cost'];
    const of = (after: number) =>
      comparison([], { noise: NOISE, cost, groups: [group('group', 'g', 30, after), group('group', 'h', 0, 0)] });
    const [g, h] = usual(of(50), 'g');
    expect(g).toEqual({ isAbove: true, smallest: expect.closeTo(8_571_325, -1) });
    // Nothing of nothing has no error, and did not shift.
    expect(h).toEqual({ isAbove: false, smallest: 0 });
    // 2.63 errors of 2.44 points are 6.43 points; 29.14 x 1.25 - 30 = 6.425 are not above, and 29.15 are.
    const near = (points: number) => comparison([], { noise: NOISE, groups: [group('group', 'g', 30, points)] });
    expect(usual(near(50), 'g')[0]?.isAbove).toBe(true);
    expect(usual(near(30.5), 'g')[0]?.isAbove).toBe(false);
    expect(usual(near(10), 'g')[0]?.isAbove).toBe(true);
  });

  test('among more groups a shift has to be larger', () => {
    // By hand: b = 0.019170 of 30, a = 0.0115 of 36.5 in the mean; 2.228 errors of one are 4.4, 3.27 of ten are 7.0 points.
    const of = (others: number) =>
      comparison([], {
        noise: NOISE,
        groups: [
          group('group', 'g', 30, 36),
          ...Array.from({ length: others }, (_, at) => group('group', `h${at}`, 1, 1)),
        ],
      });
    expect(usual(of(0), 'g')[0]?.isAbove).toBe(true);
    expect(usual(of(9), 'g')[0]?.isAbove).toBe(false);
  });
});
