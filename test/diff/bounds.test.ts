import { describe, expect, test } from 'vitest';
import { boundsOf } from '../../lib/diff/bounds.ts';
import { InputError } from '../../lib/model/diagnostic.ts';
import type { Profile, Stated } from '../../lib/model/profile.ts';
import { cellsOf, compareTables, tableOf } from './table.ts';

function kernel(...shares: readonly string[]): readonly string[] {
  return shares.map((share, at) => `${share} [kernel] [k] f${at}`);
}

/** How the list ends and what a row that it does not hold has at most, in points. */
function boundOf(profile: Profile): string {
  const { cut, atMost } = boundsOf(profile);
  return `${cut} ${(atMost / 1e6).toFixed(2)}`;
}

describe('what bounds a row that is not listed', () => {
  test.each([
    ['sorted, half of the whole or more: the smallest share', ['40.00', '20.00', '5.00'], 'size 5.00'],
    ['exactly half of the whole', ['30.00', '20.00'], 'size 20.00'],
    ['less than half: the rest', ['30.00', '19.99'], 'picked 50.01'],
    ['the rest is smaller than the smallest share', ['60.00', '30.00'], 'size 10.00'],
    ['ties are in order', ['40.00', '20.00', '20.00'], 'size 20.00'],
    ['not sorted', ['40.00', '20.00', '25.00'], 'picked 15.00'],
    ['all of it', ['60.00', '30.00', '10.00'], 'none 0.00'],
    ['all of it up to rounding: 3 x 0.005 + 0.01 = 0.025', ['60.00', '30.00', '9.98'], 'none 0.00'],
    ['just as much as rounding makes', ['60.000', '30.000', '9.975'], 'none 0.00'],
    ['beyond rounding', ['60.00', '30.00', '9.97'], 'size 0.03'],
    ['a little above the whole is rounding too', ['60.00', '30.00', '10.02'], 'none 0.00'],
    ['more above the whole than rounding makes', ['60.00', '30.00', '10.30'], 'size 0.00'],
    ['complete in any order', ['10.00', '60.00', '30.00'], 'none 0.00'],
    ['the smallest share is printed 0.00', ['60.00', '20.00', '0.00'], 'size 0.00'],
    ['one row', ['70.00'], 'size 30.00'],
    ['no row', [], 'picked 100.00'],
  ])('%s', (_, shares, bound) => {
    expect(boundOf(tableOf(kernel(...shares)))).toBe(bound);
  });

  test('rows that the author left out', () => {
    expect(boundOf(tableOf(kernel('40.00', '20.00', '5.00'), { elided: true }))).toBe('picked 35.00');
    expect(boundOf(tableOf(kernel('60.00', '40.00'), { elided: true }))).toBe('none 0.00');
  });

  test.each(['comm', 'pid', 'cpu'] as const)('rows split by %s add up to any share that is left', (column) => {
    const table = tableOf(kernel('40.00', '20.00', '5.00'));
    const entries = table.entries.map((entry) => ({ ...entry, [column]: '7' }));
    expect(boundOf({ ...table, entries })).toBe('picked 35.00');
  });

  test('so do those of which a single one is', () => {
    const table = tableOf(kernel('40.00', '20.00', '5.00'));
    const entries = table.entries.map((entry, at) => (at === 1 ? { ...entry, comm: 'ksoftirqd' } : entry));
    expect(boundOf({ ...table, entries })).toBe('picked 35.00');
  });

  test('the smallest share is told of any list, of equal ones the sharper figure', () => {
    expect(boundsOf(tableOf(kernel('40.00', '20.00', '25.00'))).floorTicks).toBe(20e6);
    expect(boundsOf(tableOf(kernel('40.00', '20.00', '20.0'))).atMostSlack).toBe(5000);
  });

  test('a list that was stored says how it ended, and what is left of it here', () => {
    const bounds = (stated: Stated) => boundsOf(tableOf(kernel('5.00'), { stated }));
    expect(bounds({ rows: 40, listedTicks: 96e6, floorTicks: 350_000, cut: 'size' })).toEqual({
      rows: 40,
      listed: { ticks: 96e6, slack: 200_000 },
      floorTicks: 350_000,
      cut: 'size',
      restTicks: 95e6,
      atMost: 350_000,
      atMostSlack: 5000,
      atMostInAll: 4e6,
    });
    // Without a smallest share what it leaves over bounds a row.
    expect(bounds({ rows: 40, listedTicks: 96e6, floorTicks: null, cut: 'size' })).toMatchObject({
      atMost: 4e6,
      atMostSlack: 200_000,
    });
  });

  test.each<[string, Stated, string]>([
    ['cut by size', { rows: 40, listedTicks: 96e6, floorTicks: 350_000, cut: 'size' }, 'size 0.35'],
    ['picked', { rows: 40, listedTicks: 30e6, floorTicks: null, cut: 'picked' }, 'picked 70.00'],
    ['complete', { rows: 40, listedTicks: 99.9e6, floorTicks: null, cut: 'none' }, 'none 0.00'],
  ])('a part of a list that says it was %s', (_, stated, bound) => {
    expect(boundOf(tableOf(kernel('5.00'), { stated }))).toBe(bound);
  });

  test('addresses without a name add up to any share that is left', () => {
    const before = ['50.00 [kernel] [k] foo', '10.00 [kernel] [k] bar'];
    const after = ['50.00 [kernel] [k] foo', '10.00 [kernel] [k] 0xffffffff81000000', '9.00 [m] [k] bar'];
    const shift = compareTables(before, after).shifts.find(({ symbol }) => symbol === '[unresolved]');
    expect(shift && cellsOf(shift)).toBe('<=40.00 10.00');
    expect(shift?.status).toBe('unclear');
    // As uncertain as the two figures of the list.
    expect(shift?.before.range).toEqual({ low: 0, high: 40_010_000 });
  });
});

describe('shares above the whole', () => {
  test('are no shares', () => {
    expect(() => compareTables(kernel('60.00', '41.00'), kernel('50.00'))).toThrow(InputError);
    expect(() => compareTables(kernel('50.00'), kernel('60.00', '41.00'))).toThrow(/101\.00 %/);
  });

  test('up to half a point and rounding are let through', () => {
    expect(() => compareTables(kernel('60.00', '40.51'), kernel('50.00'))).not.toThrow();
    expect(() => compareTables(kernel('60.00', '40.52'), kernel('50.00'))).toThrow(InputError);
  });

  test('of exact shares as much as of printed ones', () => {
    const exact = (second: string): Profile => {
      const table = tableOf(kernel('60.00', second));
      return {
        ...table,
        entries: table.entries.map((entry) => ({ ...entry, overhead: { ...entry.overhead, slack: 0 } })),
      };
    };
    expect(() => compareTables(exact('40.51'), kernel('50.00'))).not.toThrow();
    expect(() => compareTables(exact('40.52'), kernel('50.00'))).toThrow(InputError);
  });

  test('one decimal rounds more', () => {
    const shares = Array.from({ length: 32 }, () => '3.1');
    expect(() => compareTables(kernel(...shares, '1.5'), kernel('50.0'))).not.toThrow();
  });
});
