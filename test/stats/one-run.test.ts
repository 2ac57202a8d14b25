import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { USUAL_NOISE } from '../../lib/diff/usual-noise.ts';
import { sidesOf } from '../../lib/stats/count-table.ts';
import { dispersionOfRuns } from '../../lib/stats/dispersion-of-runs.ts';
import { dispersionsOf } from '../../lib/stats/dispersions.ts';
import { effectiveCount } from '../../lib/stats/effective-values.ts';
import { smallestShift, totalToFind } from '../../lib/stats/noise-floor.ts';
import { scatterTotal } from '../../lib/stats/scatter-total.ts';
import { fitVariancePrior } from '../../lib/stats/shrink-variances.ts';
import { testShifts } from '../../lib/stats/test-shifts.ts';
import { meanOf, testMeans } from '../../lib/stats/welch.ts';
import { readTsv } from './tables.ts';

describe('the noise of the recorded runs', () => {
  test('has the dispersion that limma fits to the pair', () => {
    const own = readTsv('squeeze.tsv').map(([, phi]) => Number(phi));
    const prior = fitVariancePrior(
      own,
      own.map(() => 8),
    );
    expect(prior.variance).toBeCloseTo(USUAL_NOISE.dispersion, 4);
  });

  test('has the degrees of freedom of all conditions together', () => {
    const conditions = new Map<string, Map<string, number[]>>();
    for (const [condition = '', run, symbol = '', samples] of readTsv('counts.tsv')) {
      const rows = conditions.get(condition) ?? new Map<string, number[]>();
      const row = rows.get(symbol) ?? [0, 0, 0, 0, 0];
      row[Number(run) - 1] = Number(samples);
      conditions.set(condition, rows.set(symbol, row));
    }
    const own = [...conditions.values()].flatMap((rows) => {
      const before = [...rows.values()];
      const { rows: found } = dispersionsOf(sidesOf({ before, after: before.map(() => []) }), 5);
      return found.flatMap((row) => (row === null || row.ownDf === 0 ? [] : [Math.max(row.own, 1e-4)]));
    });
    expect(
      fitVariancePrior(
        own,
        own.map(() => 4),
      ).df,
    ).toBeCloseTo(USUAL_NOISE.df, 2);
  });
});

test('what runs differ by beyond counting does not vanish when more is sampled', () => {
  const variation = (samples: number): number => Math.sqrt(dispersionOfRuns(USUAL_NOISE, samples, samples) / samples);
  // The coefficient of variation of a small share p is sqrt((dispersion - 1) / (p samplesPerRun)), 0.5 % of sqrt(p).
  const left = Math.sqrt((USUAL_NOISE.dispersion - 1) / USUAL_NOISE.samplesPerRun);
  expect(variation(1e9)).toBeCloseTo(left, 5);
  expect(variation(1000)).toBeGreaterThan(5 * left);
  expect(dispersionOfRuns(USUAL_NOISE, 1000, 9000)).toBeCloseTo(1 + (0.1177 * 1800) / 4556, 10);
});

describe('one column a side with a prior from elsewhere', () => {
  const prior = { df: 10, variance: 1.5 };
  const table = (x: number, y: number): Parameters<typeof testShifts>[0] => ({
    before: [[x], [10_000 - x]],
    after: [[y], [10_000 - y]],
  });

  test('has the dispersion and the degrees of the prior', () => {
    const [row] = testShifts(table(500, 600), { prior }).rows;
    expect(row).toMatchObject({ df: 10, posterior: 1.5 });
    // By hand: deviance 9.63 of 500 and 600 in 10,000, over 1.5, is t = 2.534 on 10; R: 2 * pt(-2.534, 10) = 0.0297.
    expect(row?.p).toBeCloseTo(0.0297, 3);
  });

  // scipy: the deviance by a search over all proportions, over 1.5, lessened by what the factor is not known to.
  test.each([
    [300, 270, 0, 0.20638148632912307],
    [300, 270, 0.05, 0.26862172500236814],
    // A row of nothing has the variance of half a count.
    [0, 20, 0.5, 0.0011627058788688763],
  ])('of %i and %i of 1,000, a factor of 1.25 known to %f', (x, y, logError, p) => {
    const counts = { before: [[x], [1000 - x]], after: [[y], [1000 - y]] };
    const [row] = testShifts(counts, { prior, reference: { kind: 'factor', factor: 1.25, logError } }).rows;
    expect(row?.p).toBeCloseTo(p, 6);
  });

  test('needs something on either side that it is held against', () => {
    const rows = (weights: readonly number[], after = 500): boolean =>
      testShifts(
        { before: [[500], [400], [100]], after: [[500], [after], [0]] },
        {
          prior,
          reference: { kind: 'rows', weights },
        },
      ).rows[0] !== null;
    expect([rows([1, 1, 0]), rows([1, 0, 0]), rows([0, 0, 1]), rows([0, 1, 0])]).toEqual([true, false, false, true]);
    // The only row that did not change is not there after, or not before.
    expect(rows([0, 1, 0], 0)).toBe(false);
    const fresh = { before: [[500], [0]], after: [[500], [500]] };
    expect(testShifts(fresh, { prior, reference: { kind: 'rows', weights: [0, 1] } }).rows[0]).toBeNull();
  });

  test('against a side that counts nothing is not tested, by shares or by a factor', () => {
    const [some, none] = [
      [[500], [400]],
      [[0], [0]],
    ];
    for (const reference of [undefined, { kind: 'factor', factor: 1.2, logError: 0 } as const])
      for (const [before = [], after = []] of [
        [some, none],
        [none, some],
      ])
        expect(testShifts({ before, after }, { prior, ...(reference && { reference }) }).rows).toEqual([null, null]);
  });

  test('a row that is all of both sides did not shift', () => {
    expect(testShifts({ before: [[500]], after: [[400]] }, { prior }).rows[0]).toMatchObject({ p: 1, estimate: 0 });
  });

  test('is not tested without', () => expect(testShifts(table(500, 600)).rows[0]).toBeNull());
});

describe('effective values', () => {
  test.each([
    ['a single one', [5], 1],
    ['three, which are taken to have a correlation of a half', [1, 2, 3], 1],
    ['six of them', [1, 3, 2, 3, 1, 2], 2],
  ] as const)('%s', (_, values, count) => expect(effectiveCount(values)).toBeCloseTo(count, 10));

  test('of a slow drift are far fewer than there are, of alternating ones as many', () => {
    const drift = Array.from({ length: 40 }, (_, at) => Math.sin(at / 8));
    const turns = Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? 1 : 2));
    expect(effectiveCount(drift)).toBeLessThan(4);
    expect(effectiveCount(turns)).toBe(40);
  });

  test('are between one and their number', () =>
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 }),
        (values) => {
          const count = effectiveCount(values);
          expect(count).toBeGreaterThanOrEqual(1);
          expect(count).toBeLessThanOrEqual(values.length);
        },
      ),
    ));
});

describe('two means', () => {
  test("differ as R's t.test says of 1 to 5 and twice that", () => {
    // t.test(1:5, 2 * 1:5): t = -1.8974, df = 5.8824, p-value = 0.1075
    const [a, b] = [meanOf([1, 2, 3, 4, 5]), meanOf([2, 4, 6, 8, 10])];
    const found = a === null || b === null ? null : testMeans(a, b);
    expect(found?.df).toBeCloseTo(5.8824, 4);
    expect(found?.p).toBeCloseTo(0.1075, 4);
  });

  test('are not told of one value, nor of values that do not vary', () => {
    expect(meanOf([1])).toBeNull();
    expect(meanOf([1, 2, 3], 1)).toBeNull();
    const same = meanOf([2, 2, 2]);
    expect(same === null ? 1 : testMeans(same, same)).toBeNull();
  });
});

describe('the total that scatters as shares do', () => {
  const shares = Array.from({ length: 30 }, (_, at) => 1 / (at + 3));
  const sum = shares.reduce((all, each) => all + each, 0);
  /** In turn below, at and above by so many standard deviations of counting at a total. */
  const scattered = (total: number, by: number): Parameters<typeof scatterTotal>[0] =>
    shares.map((share, at) => {
      const before = share / sum;
      const reach = by * Math.sqrt(2 / (before * total));
      return { before, after: before * Math.exp(((at % 3) - 1) * reach) };
    });

  test('is the total where rows lie at the median of counting', () => {
    const found = scatterTotal(scattered(5000, 0.6745)) ?? 0;
    expect(found / 5000).toBeGreaterThan(0.6);
    expect(found / 5000).toBeLessThan(1.6);
  });

  test('is less for more scatter, the most for none, and nothing for three rows', () => {
    expect(scatterTotal(scattered(5000, 3)) ?? 0).toBeLessThan(500);
    expect(scatterTotal(scattered(5000, 0))).toBe(1e7);
    expect(scatterTotal(scattered(5000, 1).slice(0, 3))).toBeNull();
  });
});

test('the total that finds a shift is the least that does', () => {
  const noise = { prior: { df: 10, variance: 1.1 }, total: 5000, dispersions: [] };
  const design = { share: 0.05, columns: 3 };
  const total = totalToFind(0.02, design, noise) ?? 0;
  expect(smallestShift({ ...design, total }, noise)).toBeLessThanOrEqual(0.02);
  expect(smallestShift({ ...design, total: total * 0.98 }, noise)).toBeGreaterThan(0.02);
  expect(totalToFind(0.0001, design, noise)).toBeNull();
});
