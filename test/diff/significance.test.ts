/** What repeated runs say, by counts that were made up; p and q are those of `testShifts`, which is held to edgeR elsewhere. */
import { describe, expect, test } from 'vitest';
import { compareProfiles } from '../../lib/diff/compare.ts';
import { judge } from '../../lib/diff/judge.ts';
import { withAbsent } from '../../lib/diff/remarks.ts';
import type { Remark } from '../../lib/model/remark.ts';
import { compositionFactor } from '../../lib/stats/composition-factor.ts';
import { studentCritical } from '../../lib/stats/student-t.ts';
import { testShifts } from '../../lib/stats/test-shifts.ts';
import { AFTER, BEFORE, type Counts, factorOf, judged, NAMES, pooled, runsOf, TABLE } from './runs.ts';

const TOTALS = { before: [10_000, 10_000], after: [10_000, 10_000, 10_000] };

const both = (options = {}) => judged(runsOf(BEFORE), runsOf(AFTER), options);

describe('repeated runs', () => {
  test('are tested at equal cost where the shares tell the factor', () => {
    const { said, comparison, verdict, shift } = both();
    const { factor, low, high, weights } = factorOf(TABLE);
    const { rows, prior } = testShifts(TABLE, { reference: { kind: 'rows', weights } });
    expect(factor).toBeCloseTo(1.3, 1);
    expect(comparison.composition).toEqual({ factor, low, high, method: 'shares' });
    expect(comparison.testing).toEqual({
      alpha: 0.05,
      family: 4,
      totals: TOTALS,
      prior: { dispersion: prior.variance, df: prior.df === Number.POSITIVE_INFINITY ? null : prior.df },
      reference: 'shares',
    });
    expect([comparison.noise, comparison.needed, said.noise]).toEqual([null, null, null]);
    NAMES.forEach((name, at) => {
      const [row, { test: found, reason, noise, interval }] = [rows[at], verdict(name)];
      expect(found).toEqual({
        on: 'corrected',
        p: row?.p,
        q: row?.q,
        method: 'quasi-Poisson F, shrunken dispersion',
        df: row?.df,
        dispersion: row?.posterior,
        own: { dispersion: row?.dispersion, df: row?.ownDf },
        counts: { before: BEFORE[name], after: AFTER[name] },
      });
      expect([reason, noise]).toEqual([null, null]);
      // Proportions are in hundred million ticks.
      expect(interval).toEqual({ low: (row?.low ?? 0) * 1e8, high: (row?.high ?? 0) * 1e8, level: 0.95 });
      expect(shift(name).corrected).toMatchObject({ low: interval?.low, high: interval?.high });
    });
    expect(verdict('lookup').test?.q).toBeLessThan(1e-6);
  });

  test('one of a side counts beside several of the other', () => {
    const one = runsOf({ parse: [3077], lookup: [4615], checksum: [1538], count: [770] });
    for (const { comparison, verdict } of [judged(runsOf(BEFORE), one), judged(one, runsOf(BEFORE))]) {
      expect(comparison.testing?.family).toBe(4);
      expect(comparison.noise).toBeNull();
      expect(verdict('lookup').test?.q).toBeLessThan(0.01);
      expect(verdict('parse').test?.q).toBeGreaterThan(0.05);
    }
    expect(judged(runsOf(BEFORE), one).verdict('count').test?.counts).toEqual({ before: [1005, 995], after: [770] });
  });

  test('what the one lacks counts 0 there where its list is complete, else it is not tested', () => {
    const one: Counts = { parse: [3077], lookup: [4615], checksum: [1538], count: [770] };
    const before = { ...BEFORE, gone: [300, 310] };
    expect(judged(runsOf(before), runsOf(one)).verdict('gone').test?.counts).toEqual({
      before: [300, 310],
      after: [0],
    });
    expect(judged(runsOf(one), runsOf(before)).verdict('gone').test?.counts).toEqual({
      before: [0],
      after: [300, 310],
    });
    expect(judged(runsOf(before), runsOf(one, [600])).verdict('gone').reason).toBe('cut-runs');
    expect(judged(runsOf(one, [600]), runsOf(before)).verdict('gone').reason).toBe('cut-runs');
  });

  test('a row that the author says is absent was counted by none of them', () => {
    const before = pooled(runsOf({ ...BEFORE, gone: [300, 310] }));
    const after = withAbsent(
      before,
      pooled(
        runsOf({ ...AFTER, parse: [3077, 3100], lookup: [4615, 4600], checksum: [1538, 1520], count: [770, 780] }),
      ),
      [{ symbol: 'gone', absent: true } as Remark],
    );
    const { shifts } = compareProfiles(before, after, { judge });
    const gone = shifts.find(({ symbol }) => symbol === 'gone');
    expect([gone?.status, gone?.test, gone?.reason]).toEqual(['gone', null, 'cut-runs']);
  });

  test('two are no repetition: nothing is tested', () => {
    const one = runsOf({ parse: [3077], lookup: [4615], checksum: [1538], count: [770] });
    const { comparison, verdict } = judged(one, one);
    expect([comparison.testing, verdict('parse').test, verdict('parse').reason]).toEqual([null, null, 'one-run']);
  });

  test('of another level have its intervals and its discoveries', () => {
    const { comparison, verdict } = both({ alpha: 0.01 });
    expect([comparison.testing?.alpha, verdict('lookup').interval?.level]).toEqual([0.01, 0.99]);
    const { low, high } = comparison.composition ?? { low: 0, high: 0 };
    const found = compositionFactor(TABLE, { alpha: 0.01 });
    expect([low, high]).toEqual(found.kind === 'none' ? [] : [found.low, found.high]);
    const width = ({ interval }: ReturnType<typeof verdict>): number => (interval?.high ?? 0) - (interval?.low ?? 0);
    expect(width(verdict('lookup'))).toBeGreaterThan(width(both().verdict('lookup')));
    expect(verdict('lookup').errors?.level).toBe(0.99);
  });

  test('tell how well either share is known', () => {
    const { errors, test: found } = both().verdict('lookup');
    // sqrt(φ p (1 - p) / N): 6,000 of 20,000 before, 13,845 of 30,000 after.
    const dispersion = found?.dispersion ?? 0;
    expect(errors?.before).toBeCloseTo(Math.sqrt((dispersion * 0.3 * 0.7) / 20_000), 12);
    expect(errors?.after).toBeCloseTo(Math.sqrt((dispersion * 0.4615 * 0.5385) / 30_000), 12);
    expect(errors?.level).toBe(0.95);
    expect(errors?.critical).toBeCloseTo(studentCritical(0.05, found?.df ?? 0), 10);
  });
});

describe('what is not tested says why', () => {
  test.each<[string, Counts, Counts, readonly number[], string]>([
    ['rare', { ...BEFORE, rare: [2, 1] }, { ...AFTER, rare: [3, 2, 1] }, [], 'few-samples'],
    ['fresh, which a cut list may hide before', BEFORE, { ...AFTER, fresh: [900, 900, 900] }, [0, 600], 'cut-runs'],
    ['gone, which a cut list may hide after', { ...BEFORE, gone: [900, 900] }, AFTER, [], 'cut-runs'],
  ])('%s', (name, before, after, hidden, reason) => {
    const cutAfter = name.startsWith('gone') ? [0, 0, 600] : [];
    const { verdict } = judged(runsOf(before, hidden), runsOf(after, cutAfter));
    const symbol = name.split(/[ ,]/)[0] ?? '';
    expect([verdict(symbol).test, verdict(symbol).reason, verdict(symbol).interval]).toEqual([null, reason, null]);
    expect(verdict('lookup').test).not.toBeNull();
  });

  test('a row that one run of several lacks counts 0 there where the list is complete, else it is not tested', () => {
    const before = { ...BEFORE, some: [300, 0] };
    const after = { ...AFTER, some: [300, 310, 290] };
    expect(judged(runsOf(before), runsOf(after)).verdict('some').test?.counts.before).toEqual([300, 0]);
    expect(judged(runsOf(before, [0, 600]), runsOf(after)).verdict('some').reason).toBe('cut-runs');
  });

  test('five samples a run in the mean are enough, fewer are not', () => {
    // 25 and 24 over five runs.
    const of = (last: number) => judged(runsOf({ ...BEFORE, at: [5, 5] }), runsOf({ ...AFTER, at: [5, 5, last] }));
    expect(of(5).verdict('at').test).not.toBeNull();
    expect(of(4).verdict('at').reason).toBe('few-samples');
    expect([of(5).comparison.testing?.family, of(4).comparison.testing?.family]).toEqual([5, 4]);
  });

  test('a run without counts leaves none to be tested', () => {
    const [first, ...others] = runsOf(AFTER);
    const bare = { ...first, entries: first?.entries.map((entry) => ({ ...entry, samples: null })) } as typeof first;
    const { said, verdict } = judged(runsOf(BEFORE), [...others, ...(bare === undefined ? [] : [bare])]);
    expect([verdict('lookup').reason, said.testing, said.composition, said.implied]).toEqual([
      'no-samples',
      null,
      null,
      null,
    ]);
    const { comparison } = judged(runsOf(BEFORE), [...others, ...(bare === undefined ? [] : [bare])]);
    expect(comparison.groups.every((group) => group.test === null)).toBe(true);
    expect(comparison.groups.length).toBeGreaterThan(0);
  });
});

describe('the factor', () => {
  const { logError, factor } = factorOf(TABLE);

  test.each([
    ['a measured one that is surer wins', logError * 0.9, 'measured', 1.4],
    ['one that is as sure does not', logError, 'shares', factor],
    ['one that is less sure does not', logError * 1.1, 'shares', factor],
  ])('%s', (_, error, reference, used) => {
    const { said, comparison } = both({ measured: { factor: 1.4, logError: error } });
    expect([said.testing?.reference, comparison.composition?.method]).toEqual([reference, reference]);
    expect(comparison.composition?.factor).toBe(used);
    // What the shares imply stays known, for the cross-check.
    expect([said.implied?.factor, said.implied?.method]).toEqual([factor, 'shares']);
  });

  test('a measured one is tested with its own error', () => {
    const measured = { factor: 1.4, logError: logError / 2 };
    const { rows } = testShifts(TABLE, { reference: { kind: 'factor', ...measured } });
    expect(both({ measured }).verdict('lookup').test?.p).toBe(rows[1]?.p);
    expect(both({ measured }).verdict('lookup').test?.on).toBe('corrected');
  });

  /** Two rows that contradict each other tell no factor. */
  const [from, to]: readonly Counts[] = [
    { a: [6000, 6000], b: [4000, 4000] },
    { a: [5000, 5000], b: [5000, 5000] },
  ];

  test('without one shares are tested', () => {
    const { said, verdict } = judged(runsOf(from ?? {}), runsOf(to ?? {}));
    expect([said.testing?.reference, said.composition, said.implied, verdict('a').test?.on]).toEqual([
      null,
      null,
      null,
      'share',
    ]);
    expect(verdict('a').test?.p).toBeLessThan(0.05);
  });

  test('a measured one is taken where the shares tell none, however unsure', () => {
    const { said } = judged(runsOf(from ?? {}), runsOf(to ?? {}), { measured: { factor: 1.2, logError: 2 } });
    expect([said.testing?.reference, said.composition?.method, said.implied]).toEqual(['measured', 'measured', null]);
  });

  test('a share moved by it alone where it went the way that the total pushes, and is certain as a share only', () => {
    const { verdict, shift } = both();
    expect(NAMES.map((name) => verdict(name).byComposition)).toEqual([true, false, true, true]);
    expect(shift('parse').byComposition).toBe(true);
    // The total grew by something between 0.02 and 60 times: a fell with it, b rose against it.
    const unsure = judged(runsOf(from ?? {}), runsOf(to ?? {}), { measured: { factor: 1.2, logError: 2 } });
    expect(
      ['a', 'b'].map((name) => [unsure.verdict(name).byComposition, (unsure.verdict(name).test?.q ?? 0) >= 0.05]),
    ).toEqual([
      [true, true],
      [false, true],
    ]);
    // The total shrank by as unsure an amount: the other way round.
    const less = judged(runsOf(from ?? {}), runsOf(to ?? {}), { measured: { factor: 0.8, logError: 2 } });
    expect(['a', 'b'].map((name) => less.verdict(name).byComposition)).toEqual([false, true]);
    // A total that did not change pushes nothing.
    const still = judged(runsOf(from ?? {}), runsOf(to ?? {}), { measured: { factor: 1, logError: 2 } });
    expect(
      ['a', 'b'].map((name) => [still.verdict(name).byComposition, (still.verdict(name).test?.q ?? 0) >= 0.05]),
    ).toEqual([
      [false, true],
      [false, true],
    ]);
    // What is certain at equal cost as well did not move by the total alone.
    const cheaper = judged(runsOf({ ...BEFORE, heavy: [2000, 2010] }), runsOf({ ...AFTER, heavy: [300, 310, 290] }));
    expect(cheaper.verdict('heavy').test?.q).toBeLessThan(0.01);
    expect(cheaper.shift('heavy').delta.points).toBeLessThan(0);
    expect(cheaper.verdict('heavy').byComposition).toBe(false);
    // Without a factor nothing is known to push.
    const plain = judged(runsOf(from ?? {}), runsOf(to ?? {}));
    expect(['a', 'b'].map((name) => plain.verdict(name).byComposition)).toEqual([false, false]);
    // Nor does what is not certain as a share, though it went that way: the total grew by some thousandths.
    const near = judged(
      runsOf({
        parse: [4020, 3980, 4010],
        lookup: [2990, 3010, 3000],
        checksum: [1985, 2015, 1990],
        count: [1005, 995, 1000],
      }),
      runsOf({
        parse: [4000, 3980, 4000],
        lookup: [3060, 3040, 3050],
        checksum: [1970, 2000, 1990],
        count: [970, 980, 960],
      }),
    );
    expect(near.comparison.composition?.factor).toBeGreaterThan(1);
    expect(near.shift('checksum').delta.points).toBeLessThan(0);
    expect(NAMES.map((name) => near.verdict(name).byComposition)).toEqual([false, false, false, false]);
  });
});
