import { describe, expect, test } from 'vitest';
import { InputError } from '../../lib/model/diagnostic.ts';
import type { Profile } from '../../lib/model/profile.ts';
import { readProfiles } from '../../lib/pipeline/find-profiles.ts';
import { applyScope, dropIdle, type Scope } from '../../lib/pipeline/scope.ts';

/** The profile of one table of rows with command and object. */
function profileOf(...rows: readonly string[]): Profile {
  const [profile] = readProfiles(rows.join('\n')).profiles;
  if (profile === undefined) throw new Error('no profile');
  return profile;
}

const ANY: Scope = { comm: null, cpu: null, dso: null, domain: null };

const COMPLETE = profileOf(
  ' 50.00%  swapper  [kernel.kallsyms]  [k] intel_idle',
  ' 30.00%  gen      [kernel.kallsyms]  [k] work',
  ' 10.00%  gen      [veth]             [k] veth_xmit',
  ' 10.00%  perl     libc.so.6          [.] malloc',
);

/** Symbols and shares in points. */
function sharesOf(profile: Profile): readonly (readonly [string | null, number])[] {
  return profile.entries.map(({ symbol, overhead }) => [symbol, overhead.ticks / 1e6]);
}

describe('a scope', () => {
  test.each<[Partial<Scope>, readonly (readonly [string, number])[]]>([
    [
      { comm: ['gen'] },
      [
        ['work', 75],
        ['veth_xmit', 25],
      ],
    ],
    [
      { comm: ['gen', 'perl'] },
      [
        ['work', 60],
        ['veth_xmit', 20],
        ['malloc', 20],
      ],
    ],
    [{ dso: ['[veth]'] }, [['veth_xmit', 100]]],
    [
      { dso: ['[kernel]'] },
      [
        ['intel_idle', 62.5],
        ['work', 37.5],
      ],
    ],
    [{ domain: ['user'] }, [['malloc', 100]]],
    [{ comm: ['gen'], domain: ['module'] }, [['veth_xmit', 100]]],
  ])('%j keeps what is in it and takes shares among that', (scope, expected) => {
    expect(sharesOf(applyScope(COMPLETE, { ...ANY, ...scope }))).toEqual(expected);
  });

  test('that holds all rows changes nothing', () => {
    expect(applyScope(COMPLETE, { ...ANY, comm: ['swapper', 'gen', 'perl'] })).toBe(COMPLETE);
  });

  test('without a row is an error of the input', () => {
    expect(() => applyScope(COMPLETE, { ...ANY, comm: ['nobody'] })).toThrow(InputError);
  });

  test('of a list that is not complete leaves room for what the list leaves over', () => {
    // 40 of 60 listed points are in scope, 40 more may be: a share of 30 is between 30 of 80 and 30 of 40.
    const cut = profileOf(
      ' 30.00%  gen  [kernel]  [k] work',
      ' 20.00%  perl  perl  [.] run',
      ' 10.00%  gen  [kernel]  [k] less',
    );
    const [work] = applyScope(cut, { ...ANY, comm: ['gen'] }).entries;
    const { ticks, slack } = work?.overhead ?? { ticks: 0, slack: 0 };
    expect(ticks / 1e6).toBeCloseTo(37.5, 6);
    expect((ticks + slack) / 1e6).toBeGreaterThanOrEqual(75);
  });
});

test('idle symbols are those of the kernel in which a CPU waits', () => {
  expect(sharesOf(dropIdle(COMPLETE))).toEqual([
    ['work', 60],
    ['veth_xmit', 20],
    ['malloc', 20],
  ]);
  const named = profileOf(' 50.00%  app  [.] intel_idle', ' 50.00%  app  [.] main');
  expect(dropIdle(named)).toBe(named);
});

describe('call chains', () => {
  const [chains] = readProfiles('gen;main;work 3\ngen;main;intel_idle_[k] 5\nperl;main;work_[k] 2\n').profiles;
  if (chains?.stacks == null) throw new Error('no stacks');
  const leaves = ({ stacks }: Profile): readonly (string | undefined)[] | undefined =>
    [...(stacks?.list ?? [])].map(({ comm, frames }) => `${comm} ${frames.at(-1)?.symbol}`);

  test('are kept by their command', () => {
    expect(leaves(applyScope(chains, { ...ANY, comm: ['perl'] }))).toEqual(['perl work_[k]']);
  });

  test('are no longer those of the rows where a scope is of what a chain does not tell', () => {
    expect(applyScope(chains, { ...ANY, domain: ['kernel'] }).stacks).toBeNull();
  });

  test('end in no idle symbol where idle is dropped', () => {
    expect(leaves(dropIdle(chains))).toEqual(['gen work', 'perl work_[k]']);
  });
});
