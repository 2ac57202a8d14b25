import { describe, expect, test } from 'vitest';
import { noiseFloor } from '../../lib/diff/noise.ts';
import { InputError } from '../../lib/model/diagnostic.ts';
import { columnsToFind, noiseOf, smallestShift } from '../../lib/stats/noise-floor.ts';
import { type Counts, pooled, runsOf } from './runs.ts';

const COUNTS: Counts = {
  parse: [4020, 3900, 4080, 3950],
  lookup: [2990, 3110, 2950, 3040],
  checksum: [1985, 1990, 1970, 2010],
  rare: [5, 0, 0, 0],
};

describe('the noise of runs of one condition', () => {
  const floor = noiseFloor(pooled(runsOf(COUNTS)), 0.01);
  const totals = [9000, 9000, 9000, 9000];
  const noise = noiseOf(Object.values(COUNTS), { totals });
  if (noise === null) throw new Error('no noise');

  test('is that of their counts', () => {
    expect(floor).toMatchObject({
      runs: 4,
      samplesPerRun: 9000,
      symbols: 3,
      dispersion: noise.prior.variance,
      priorDf: noise.prior.df === Number.POSITIVE_INFINITY ? null : noise.prior.df,
      alpha: 0.01,
      power: 0.8,
      // As many runs as there are stand among those that are always told.
      columns: [3, 4, 5, 10, 20],
      change: 0.1,
    });
  });

  test('tells the smallest shift of each share, and how many runs would show a tenth of it', () => {
    const total = 9000;
    expect(floor.floors.map(({ share }) => share)).toEqual([0.001, 0.003, 0.01, 0.03, 0.1, 0.3]);
    for (const { share, shifts, runsNeeded } of floor.floors) {
      const options = { share, total, alpha: 0.01, power: 0.8 };
      expect(shifts).toEqual([3, 4, 5, 10, 20].map((columns) => smallestShift({ ...options, columns }, noise)));
      expect(runsNeeded).toBe(columnsToFind(share / 10, options, noise));
    }
    expect(floor.floors[5]?.runsNeeded).not.toBeNull();
  });

  test('has no end of degrees of freedom where symbols vary alike', () => {
    const steady = noiseFloor(pooled(runsOf({ a: [100, 100, 100], b: [200, 200, 200], c: [300, 300, 300] })), 0.05);
    expect([steady.priorDf, steady.runs, steady.columns]).toEqual([null, 3, [3, 5, 10, 20]]);
  });

  test('needs counts of every row, and two symbols that are frequent enough', () => {
    const [first, ...others] = runsOf(COUNTS);
    const bare = { ...first, entries: first?.entries.map((entry) => ({ ...entry, samples: null })) } as typeof first;
    const thrown = (runs: readonly NonNullable<typeof first>[]): unknown => {
      try {
        return noiseFloor(pooled(runs), 0.05);
      } catch (error) {
        return error instanceof InputError ? error.diagnostics : error;
      }
    };
    expect(thrown([...(bare === undefined ? [] : [bare]), ...others])).toMatchObject([
      {
        code: 'no-noise',
        file: 'table.txt',
        message: 'a run has no sample counts, expected them for every row; print them with perf report -n',
      },
    ]);
    expect(thrown(runsOf({ a: [1000, 1001, 999], b: [4, 4, 4] }))).toMatchObject([
      {
        code: 'no-noise',
        message:
          'fewer than two symbols have five samples a run, expected more; record longer or at a higher frequency',
      },
    ]);
  });

  test('passes over rows that a cut list may hide', () => {
    const cut = noiseFloor(pooled(runsOf({ ...COUNTS, some: [50, 60, 0, 55] }, [0, 0, 600, 0])), 0.05);
    expect(cut.symbols).toBe(3);
  });
});
