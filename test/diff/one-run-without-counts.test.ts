/** What single runs say whose inputs tell no counts. */
import { describe, expect, test } from 'vitest';
import type { Profile } from '../../lib/model/profile.ts';
import { compositionFactor } from '../../lib/stats/composition-factor.ts';
import { judged, NOISE } from './runs.ts';
import { tableOf } from './table.ts';

const rows = (...lines: readonly string[]): readonly string[] => lines.map((line) => line.replace(' ', ' app [.] '));

describe('without counts', () => {
  const small = Array.from({ length: 12 }, (_, at) => 5 - at / 10);
  const table = (scale: number, first: string, ...others: readonly string[]): Profile =>
    tableOf(rows(first, ...small.map((share, at) => `${(share * scale).toFixed(2)} f${at}`), ...others));

  test('nothing is judged, and how the shares scatter tells the factor', () => {
    // 12 rows of 53.4 together have nine tenths of their shares: the total grew by 1 / 0.9.
    const { said, comparison, verdict } = judged([table(1, '40.00 big')], [table(0.9, '45.34 big')]);
    expect([verdict('big').reason, verdict('big').noise, comparison.noise, said.testing]).toEqual([
      'one-run',
      null,
      null,
      null,
    ]);
    expect(comparison.composition?.factor).toBeCloseTo(1 / 0.9, 2);
    expect(comparison.composition?.method).toBe('shares');
    expect(comparison.needed).toMatchObject({ symbol: 'big', alpha: 0.05, power: 0.8 });
  });

  test('a measured factor wins', () => {
    const measured = { factor: 1.2, logError: 0.01 };
    const { said } = judged([table(1, '40.00 big')], [table(0.9, '45.34 big')], { measured });
    expect([said.composition, said.implied?.method]).toEqual([null, 'shares']);
  });

  test('rows of nothing, or on one side alone, tell none', () => {
    const plain = judged([table(1, '40.00 big')], [table(0.9, '45.34 big')]).said.implied;
    const [before, after] = [table(1, '40.00 big', '0.00 z'), table(0.9, '45.34 big', '0.00 z')];
    expect(judged([before], [after]).said.implied).toEqual(plain);
    const one = judged([table(1, '40.00 big', '0.40 gone')], [table(0.9, '45.34 big', '0.40 come')]);
    expect(one.said.implied?.factor).toBeCloseTo(plain?.factor ?? 0, 10);
    const few = [tableOf(rows('60.00 a', '30.00 b')), tableOf(rows('50.00 a', '40.00 b'))] as const;
    expect(judged([few[0]], [few[1]]).said.implied).toBeNull();
  });

  test('as many samples are assumed as scatter like the shares, those of both lists', () => {
    const names = Array.from({ length: 13 }, (_, at) => `f${at}`);
    const shares = names.map((_, at) => [5 - at / 5, (5 - at / 5) * (1 + ((at % 5) - 2) / 50)] as const);
    const side = (of: 0 | 1, ...others: readonly string[]): Profile =>
      tableOf(rows(...names.map((name, at) => `${(shares[at]?.[of] ?? 0).toFixed(2)} ${name}`), ...others));
    const implied = judged([side(0)], [side(1)]).said.implied;
    // N with median of |l - f| / sqrt((1 / b + 1 / a) / N) = 0.6745, f the median of l by the smaller share.
    const printed = shares.map((both) => both.map((share) => Number(share.toFixed(2)) / 100) as [number, number]);
    const logs = printed.map(([b, a]) => ({
      l: Math.log(b / a),
      weight: Math.min(a, b),
      unit: Math.sqrt(1 / b + 1 / a),
    }));
    const half = logs.reduce((sum, { weight }) => sum + weight, 0) / 2;
    const sorted = logs.toSorted((x, y) => x.l - y.l);
    const upTo = (at: number): number => sorted.slice(0, at + 1).reduce((sum, { weight }) => sum + weight, 0);
    const middle = sorted.find((_, at) => upTo(at) >= half)?.l ?? 0;
    const z = logs.map(({ l, unit }) => Math.abs(l - middle) / unit).sort((x, y) => x - y)[6] ?? 0;
    const total = (0.6744897501960817 / z) ** 2;
    const table = (of: 0 | 1) => printed.map((both) => [both[of] * total]);
    const totals = { before: [total], after: [total] };
    const found = compositionFactor({ before: table(0), after: table(1), totals }, { dispersion: 1 });
    if (found.kind === 'none') throw new Error(found.reason);
    expect(implied).toEqual({
      factor: expect.closeTo(found.factor, 8),
      low: expect.closeTo(found.low, 8),
      high: expect.closeTo(found.high, 8),
      method: 'shares',
    });
    expect((implied?.high ?? 0) / (implied?.low ?? 1)).toBeGreaterThan(1.01);
    // Rows of one list, or of nothing, tell nothing of it.
    const more = (at: string) => Array.from({ length: 9 }, (_, row) => `0.50 ${at}${row}`);
    expect(judged([side(0, ...more('x'))], [side(1, ...more('y'))]).said.implied).toEqual(implied);
    const none = (share: string) => Array.from({ length: 9 }, (_, row) => `${share} z${row}`);
    expect(judged([side(0, ...none('0.00'))], [side(1, ...none('0.50'))]).said.implied).toEqual(implied);
    expect(judged([side(0, ...none('0.50'))], [side(1, ...none('0.00'))]).said.implied).toEqual(implied);
  });

  test('as many samples are needed as tell the largest shift, and as are tested at all', () => {
    const needed = (before: readonly string[], after: readonly string[], noise = NOISE) =>
      judged([tableOf(rows(...before))], [tableOf(rows(...after))], { noise }).comparison.needed;
    expect(needed(['60.00 a', '40.00 b'], ['60.00 a', '40.00 b'])).toBeNull();
    // Of 0.05 points that are new 10 samples of both sides together: 2 x 5 / 0.0005.
    expect(needed(['60.00 a', '40.00 b'], ['59.97 a', '39.98 b', '0.05 c'])).toMatchObject({
      symbol: 'c',
      samples: 20_000,
    });
    expect(needed(['60.00 a', '30.00 b', '10.00 c'], ['50.00 a', '38.00 b', '12.00 c'])?.symbol).toBe('a');
    // Of equal ones the first.
    expect(needed(['60.00 a', '40.00 b'], ['59.00 a', '41.00 b'])?.symbol).toBe('a');
    // More noise than any number of samples takes away.
    const wild = { ...NOISE, dispersion: 1000 };
    expect(needed(['60.00 a', '40.00 b'], ['59.50 a', '40.50 b'], wild)).toMatchObject({ symbol: 'a', samples: null });
  });
});
