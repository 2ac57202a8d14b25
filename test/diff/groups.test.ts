import { describe, expect, test } from 'vitest';
import { type CompareOptions, compareProfiles } from '../../lib/diff/compare.ts';
import type { Group } from '../../lib/model/comparison.ts';
import type { Profile } from '../../lib/model/profile.ts';
import { normalizeProfile } from '../../lib/symbols/merge.ts';
import { compareTables, tableOf } from './table.ts';

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

describe('groups of other kinds', () => {
  const before = tableOf(['40.00 app [.] a', '20.00 lib.so [.] b', '15.00 app [.] c']);
  const after = tableOf(['50.00 app [.] a', '12.00 lib.so [.] d', '12.00 zoo [.] e', '9.00 bar [.] f']);
  const groups = (by: Group['by'], options: CompareOptions = {}, sides = [before, after] as const): readonly Group[] =>
    compareProfiles(normalizeProfile(sides[0]), normalizeProfile(sides[1]), options).groups.filter(
      (group) => group.by === by,
    );

  test('by object each side counts what it lists, the largest before first, then the largest after, then by name', () => {
    expect(groups('dso').map(figures)).toEqual([
      'app 55.00 80.00 50.00 67.00 -5.00',
      'lib.so 20.00 45.00 12.00 29.00 -8.00',
      'zoo 0.00 25.00 12.00 29.00 12.00',
      'bar 0.00 25.00 9.00 26.00 9.00',
    ]);
    const [app] = groups('dso');
    // Two rows of half a digit each before, one after; 25.00 and 17.00 are left over.
    expect([app?.before.range, app?.after.range]).toEqual([
      { low: 54.99e6, high: 80.01e6 },
      { low: 49.995e6, high: 67.005e6 },
    ]);
    expect([app?.delta.low, app?.delta.high]).toEqual([-30.02e6, 12.02e6]);
    expect([app?.test, app?.reason, app?.interval]).toEqual([null, 'one-run', null]);
    const tied = tableOf(['30.00 z [.] a', '30.00 y [.] b', '30.00 x [.] c']);
    expect(groups('dso', {}, [tied, tied]).map(({ name }) => name)).toEqual(['x', 'y', 'z']);
  });

  test('a table without objects counts in the object that the other side names, or in its kind', () => {
    const plain = tableOf(['60.00 [.] a', '20.00 [k] k']);
    expect(groups('dso', {}, [plain, tableOf(['70.00 app [.] a', '20.00 [k] k'])]).map(figures)).toEqual([
      'app 60.00 80.00 70.00 80.00 10.00',
      'kernel 20.00 40.00 20.00 30.00 0.00',
    ]);
  });

  test('by command, where rows name theirs', () => {
    const of = (table: Profile, comms: readonly (string | null)[]): Profile => ({
      ...table,
      entries: table.entries.map((entry, at) => ({ ...entry, comm: comms[at] ?? null })),
    });
    const sides = [of(before, ['sh', 'make', 'sh']), of(after, ['sh', null, 'cc', 'cc'])] as const;
    expect(groups('comm', {}, sides).map(figures)).toEqual([
      'sh 55.00 80.00 50.00 67.00 -5.00',
      'make 20.00 45.00 0.00 17.00 -20.00',
      'cc 0.00 25.00 21.00 38.00 21.00',
    ]);
    expect(groups('comm')).toEqual([]);
  });

  test('by the patterns of the user, the first that matches, and what none does', () => {
    const rules = [
      { name: 'ab', pattern: /^[ab]$/u },
      { name: 'late', pattern: /^[a-e]$/u },
    ];
    expect(groups('group', { groups: rules }).map(({ name, before: from }) => [name, from.ticks / 1e6])).toEqual([
      ['ab', 60],
      ['late', 15],
      ['other', 0],
    ]);
    expect(groups('group')).toEqual([]);
  });

  test('by the patch, where there is one', () => {
    expect(groups('patch', { patch: new Set(['a', 'd']) }).map(figures)).toEqual([
      'patch 40.00 65.00 62.00 79.00 22.00',
      'elsewhere 35.00 60.00 21.00 38.00 -14.00',
    ]);
    expect(groups('patch')).toEqual([]);
  });
});
