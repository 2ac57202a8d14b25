import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { count, uniforms } from '../../bench/calibration/random.mjs';
import { compositionFactor } from '../../lib/stats/composition-factor.ts';
import { type CountTable, sidesOf, sumOfRows } from '../../lib/stats/count-table.ts';
import { poolOf, poolWithout } from '../../lib/stats/pool.ts';
import type { Reference } from '../../lib/stats/reference.ts';
import { type ShiftTest, testApart, testShifts } from '../../lib/stats/test-shifts.ts';
import { kept, type NamedTable, pairOf, readTsv, sum, swapped } from './tables.ts';

const EGRESS = kept(pairOf('counts.tsv', 'redirect', 'redirect-egress'));

/** The rows that a factor of the table itself holds to be unchanged. */
function referenceOf(table: CountTable): Reference {
  const found = compositionFactor(table);
  if (found.kind === 'none') throw new Error(found.reason);
  return { kind: 'rows', weights: found.weights };
}

function discoveriesOf(table: NamedTable, reference?: Reference): readonly string[] {
  const { rows } = testShifts(table, reference === undefined ? {} : { reference });
  return table.names.filter((_, at) => (rows[at]?.q ?? 1) < 0.05);
}

/** What edgeR finds in the same pair: the names with q below 0.05 in a column. */
const edgerFinds = (column: number): readonly string[] =>
  readTsv('edger-ql.tsv')
    .filter((fields) => Number(fields[column]) < 0.05)
    .map(([name = '']) => name)
    .sort();

describe('recorded runs', () => {
  test('share by share it finds what edgeR finds, and one that only gave way', () => {
    expect(discoveriesOf(EGRESS)).toEqual(edgerFinds(5));
    expect(edgerFinds(5)).toContain('veth_xdp_rcv_one');
  });

  test('against what did not change it finds the two programs alone, as edgeR does with TMM', () => {
    const two = ['bpf_prog_xdp_redirect_map_egress', 'dev_map_bpf_prog_run'];
    expect(edgerFinds(8)).toEqual(two);
    expect(discoveriesOf(EGRESS, referenceOf(EGRESS))).toEqual(two);
    expect(discoveriesOf(EGRESS, { kind: 'factor', factor: 1.0765, logError: 0.01 })).toEqual(two);
  });

  test('rows below the smallest mean count in the totals and change nothing else', () => {
    const all = pairOf('counts.tsv', 'redirect', 'redirect-egress');
    expect(all.names.length).toBeGreaterThan(EGRESS.names.length);
    expect(discoveriesOf(all)).toEqual(discoveriesOf(EGRESS));
    const tested = testShifts(all).rows.filter((row) => row !== null);
    expect(tested).toHaveLength(EGRESS.names.length);
  });

  // For small shares a binomial is a Poisson: the dispersions of squeeze.tsv, over 1 - p.
  test('dispersions are those of the Poisson, over one less the share', () => {
    const poisson = new Map(readTsv('squeeze.tsv').map(([name, own]) => [name ?? '', Number(own)]));
    const { rows } = testShifts(EGRESS);
    EGRESS.names.forEach((name, at) => {
      const [row, before, after] = [rows[at], EGRESS.before[at] ?? [], EGRESS.after[at] ?? []];
      if (row === null || row === undefined || sum(before) === 0) return;
      const shares = [sum(before), sum(after)].map((part) => part / 22_500);
      const ratio = row.dispersion / (poisson.get(name) ?? 0);
      expect(ratio).toBeGreaterThan(1 / (1 - Math.min(...shares)) - 0.01);
      expect(ratio).toBeLessThan(1 / (1 - Math.max(...shares)) + 0.01);
    });
  });

  test('a row that is 0 throughout one side has the degrees of freedom of the other', () => {
    const { rows, prior } = testShifts(EGRESS);
    const of = (name: string): ShiftTest | null | undefined => rows[EGRESS.names.indexOf(name)];
    expect(of('bpf_prog_xdp_redirect_map_egress')?.df).toBeCloseTo(4 + prior.df, 10);
    expect(of('veth_xdp_rcv_one')?.df).toBeCloseTo(8 + prior.df, 10);
  });
});

describe('programs whose cost is known', () => {
  const half = pairOf('truth.tsv', 'before', 'after_half');

  test('only the one that was halved has a corrected shift, of 20 points', () => {
    const { rows } = testShifts(half, { reference: referenceOf(half) });
    const certain = half.names.filter((_, at) => (rows[at]?.q ?? 1) < 0.05);
    expect(certain).toEqual(['fn_A']);
    rows.forEach((row, at) => {
      if (row === null) return;
      const truth = half.names[at] === 'fn_A' ? -0.2 : 0;
      expect(row.low).toBeLessThan(truth);
      expect(row.high).toBeGreaterThan(truth);
    });
  });

  test('uncorrected every share has shifted', () => expect(discoveriesOf(half)).toHaveLength(5));
});

describe('few columns', () => {
  test('three are enough, two are not', () => {
    const row = (n: number): number[] => [90, 110, 100].slice(0, n);
    const other = (n: number): number[] => [910, 890, 905].slice(0, n);
    const rows = (n: number): number[][] => [row(n), other(n)];
    expect(testShifts({ before: rows(2), after: rows(1) }).rows[0]).not.toBeNull();
    expect(testShifts({ before: rows(1), after: rows(1) }).rows).toEqual([null, null]);
  });

  test('nothing counted is nothing tested', () => {
    expect(testShifts({ before: [[0, 0]], after: [[0, 0]] }).rows).toEqual([null]);
    expect(testShifts({ before: [[900, 800]], after: [[0, 0]] }).rows).toEqual([null]);
    expect(testShifts({ before: [], after: [] }).rows).toEqual([]);
  });
});

describe('a measured factor', () => {
  const near = (reference: Reference): ShiftTest | null => testShifts(EGRESS, { reference }).rows[20] ?? null;

  test('of 1 that is certain is no factor', () => {
    const [with1, without] = [
      testShifts(EGRESS, { reference: { kind: 'factor', factor: 1, logError: 0 } }),
      testShifts(EGRESS),
    ];
    with1.rows.forEach((row, at) => {
      expect(row?.p).toBeCloseTo(without.rows[at]?.p ?? 0, 9);
      expect(row?.low).toBeCloseTo(without.rows[at]?.low ?? 0, 12);
    });
  });

  test('that is uncertain widens the interval and raises p', () => {
    const [sure, unsure] = [0, 0.05].map((logError) => near({ kind: 'factor', factor: 1.2, logError }));
    expect(unsure?.p).toBeGreaterThan(sure?.p ?? 1);
    expect((unsure?.high ?? 0) - (unsure?.low ?? 0)).toBeGreaterThan((sure?.high ?? 0) - (sure?.low ?? 0));
  });
});

describe('whatever the counts', () => {
  const tables = fc
    .tuple(
      fc.integer({ min: 2, max: 12 }),
      fc.integer({ min: 2, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer(),
    )
    .map(([rows, left, right, seed]): CountTable => {
      const uniform = uniforms(seed);
      const of = (columns: number): number[][] =>
        Array.from({ length: rows }, () => {
          const mean = 1500 * uniform() ** 4;
          return Array.from({ length: columns }, () => count(uniform, mean, 1.5));
        });
      return { before: of(left), after: of(right) };
    });
  const close = (a: number, b: number): void => {
    expect(Math.abs(a - b)).toBeLessThan(1e-8 * (1 + Math.abs(a)));
  };

  test('exchanged sides mirror the test and the interval', () =>
    fc.assert(
      fc.property(tables, (table) => {
        const [forth, back] = [testShifts(table).rows, testShifts(swapped(table)).rows];
        forth.forEach((row, at) => {
          const other = back[at] ?? null;
          expect(row === null).toBe(other === null);
          if (row === null || other === null) return;
          close(row.p, other.p);
          close(row.q, other.q);
          close(row.estimate, -other.estimate);
          close(row.low, -other.high);
          expect(row.low <= row.estimate && row.estimate <= row.high).toBe(true);
        });
      }),
      { numRuns: 200, seed: 4 },
    ));

  test('with rows that did not change, exchanged sides mirror p, and the corrected shift over the factor', () => {
    const [forth, back] = [EGRESS, swapped(EGRESS)].map((table) => {
      const found = compositionFactor(table);
      if (found.kind === 'none') throw new Error(found.reason);
      return { found, rows: testShifts(table, { reference: { kind: 'rows', weights: found.weights } }).rows };
    });
    forth?.rows.forEach((row, at) => {
      close(row?.p ?? 0, back?.rows[at]?.p ?? 1);
      close(row?.estimate ?? 0, -(back?.rows[at]?.estimate ?? 1) * (forth?.found.factor ?? 1));
    });
  });

  test('order of rows and columns does not matter', () =>
    fc.assert(
      fc.property(tables, (table) => {
        const turned = (rows: readonly (readonly number[])[]): number[][] =>
          rows.toReversed().map((row) => row.toReversed());
        const plain = testShifts(table).rows;
        const other = testShifts({ before: turned(table.before), after: turned(table.after) }).rows.toReversed();
        plain.forEach((row, at) => {
          close(row?.p ?? -1, other[at]?.p ?? -1);
          close(row?.high ?? -1, other[at]?.high ?? -1);
        });
      }),
      { numRuns: 100, seed: 5 },
    ));

  test('the estimate is the difference of the mean shares, however unequal the columns', () => {
    const table = {
      before: [
        [100, 3000, 40],
        [900, 7000, 160],
      ],
      after: [
        [10, 500],
        [90, 1500],
      ],
    };
    const [row] = testShifts(table).rows;
    expect(row?.estimate).toBeCloseTo((0.1 + 0.25) / 2 - (0.1 + 0.3 + 0.2) / 3, 12);
    const withEmpty = { before: table.before.map((counts) => [0, ...counts]), after: table.after };
    expect(testShifts(withEmpty).rows[0]).toEqual(row);
  });

  test('counting all in another unit changes no dispersion over its unit, no estimate', () =>
    fc.assert(
      fc.property(tables, (table) => {
        const scaled = (rows: readonly (readonly number[])[]): number[][] => rows.map((row) => row.map((x) => 8 * x));
        const plain = testShifts(table, { smallestMean: 0 });
        const other = testShifts({ before: scaled(table.before), after: scaled(table.after) }, { smallestMean: 0 });
        plain.rows.forEach((row, at) => {
          close(row?.estimate ?? 0, other.rows[at]?.estimate ?? 0);
          close(8 * (row?.dispersion ?? 0), other.rows[at]?.dispersion ?? 0);
        });
      }),
      { numRuns: 100, seed: 6 },
    ));
});

// The long simulations are in bench/calibration; these are their alarm.
test('200 pairs of which nothing is different have few discoveries, and p below 0.05 as often as it says', () => {
  const shares = [0.3, 0.2, 0.1, 0.1, ...Array.from({ length: 15 }, () => 0.02)];
  let [alarms, low] = [0, 0];
  for (let pair = 0; pair < 200; pair += 1) {
    const uniform = uniforms(pair);
    const side = (): number[][] => shares.map((p) => Array.from({ length: 4 }, () => count(uniform, p * 5000, 1.4)));
    const { rows } = testShifts({ before: side(), after: side() });
    if (rows.some((row) => (row?.q ?? 1) < 0.05)) alarms += 1;
    low += rows.filter((row) => (row?.p ?? 1) < 0.05).length;
  }
  expect(alarms / 200).toBeLessThan(0.1);
  expect(low / (200 * shares.length)).toBeGreaterThan(0.04);
  expect(low / (200 * shares.length)).toBeLessThan(0.06);
});

test('the sum of rows is tested as a row of a table in which they are one, held against the others', () => {
  const own = new Set([1, 4]);
  for (const totals of [undefined, EGRESS.totals]) {
    const table = { before: EGRESS.before, after: EGRESS.after, ...(totals === undefined ? {} : { totals }) };
    const joined = (rows: CountTable['before']): CountTable['before'] => [
      ...rows.map((row, at) => (own.has(at) ? row.map(() => 0) : row)),
      (rows[1] ?? []).map((count, column) => count + (rows[4]?.[column] ?? 0)),
    ];
    const { prior, most } = testShifts(table);
    const found = referenceOf(table);
    if (found.kind !== 'rows') throw new Error('no rows to hold it against');
    const weights = [...Array.from(found.weights, (weight, at) => (own.has(at) ? 0 : weight)), 0];
    const sides = sidesOf(table);
    const counts = { before: sumOfRows(sides.before, [1, 4]), after: sumOfRows(sides.after, [1, 4]) };
    for (const isHeld of [false, true]) {
      const options = { prior, most, ...(isHeld ? { reference: { kind: 'rows', weights } as const } : {}) };
      const whole = testShifts({ ...table, before: joined(table.before), after: joined(table.after) }, options);
      const row = whole.rows[table.before.length] ?? null;
      const pool = poolWithout(poolOf(sides, isHeld ? found.weights : null), sides, [1, 4], [4]);
      const alone = testApart(sides, counts, { ...options, pool });
      expect(row).not.toBeNull();
      expect(alone?.p).toBeCloseTo(row?.p ?? 2, 12);
      expect(alone?.q).toBe(alone?.p);
      expect(alone?.low).toBeCloseTo(row?.low ?? 2, 12);
      expect(alone).toMatchObject({ df: row?.df, dispersion: expect.closeTo(row?.dispersion ?? -1, 9) });
    }
  }
});
