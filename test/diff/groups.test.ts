import { describe, expect, test } from 'vitest';
import type { Group } from '../../lib/model/comparison.ts';
import { compareTables } from './table.ts';

const TAG = '3f68498fa592198e';

function domainsOf(before: readonly string[], after: readonly string[]): readonly Group[] {
  return compareTables(before, after).groups.filter(({ by }) => by === 'domain');
}

function figures({ name, before, after, delta }: Group): string {
  const cells = [before.ticks, before.atMost, after.ticks, after.atMost, delta.points ?? Number.NaN];
  return `${name} ${cells.map((ticks) => (ticks / 1e6).toFixed(2)).join(' ')}`;
}

describe('groups by domain', () => {
  const before = [
    '40.00 [kernel] [k] a',
    '20.00 [m] [k] b',
    '15.00 [kernel] [k] c',
    `5.00 [bpf] [k] bpf_prog_${TAG}_p`,
  ];
  const after = ['50.00 [kernel] [k] a', '25.00 [m] [k] b', '12.00 [n] [k] d'];

  test('add what is listed, and what is not listed to the bound', () => {
    expect(domainsOf(before, after).map(figures)).toEqual([
      'kernel 55.00 75.00 50.00 63.00 -5.00',
      'module 20.00 40.00 37.00 50.00 17.00',
      'bpf 5.00 25.00 0.00 13.00 -5.00',
    ]);
  });

  test('what moved into a module counts where each side lists it', () => {
    const groups = domainsOf(['100.00 [kernel] [k] a'], ['100.00 [m] [k] a']);
    const sums = groups.map(({ before: from, after: to }) => from.ticks + to.ticks);
    expect(sums.reduce((total, sum) => total + sum, 0)).toBe(200e6);
  });

  test('of equal lists do not shift', () => {
    for (const { delta } of domainsOf(before, before))
      expect([delta.points, delta.low <= 0, delta.high >= 0]).toEqual([0, true, true]);
  });
});
