import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SideName } from '../../lib/model/profile.ts';
import { pairProfiles } from '../../lib/sections/pair.ts';
import { labelled } from './profiles.ts';

/** Pairs as text, numbered from 1 as people do; `?` marks an assumption. */
function pairsOf(...labels: readonly (string | null)[]): {
  readonly pairs: readonly string[];
  readonly codes: readonly string[];
} {
  const profiles = labels.map((label, at) => labelled(label, `symbol_${at}`));
  const { pairs, diagnostics } = pairProfiles(profiles);
  return {
    pairs: pairs.map(({ before, after, assumed }) => `${before + 1}>${after + 1}${assumed ? '?' : ''}`),
    codes: diagnostics.map((each) => each.code),
  };
}

test.each([
  ['before and after', ['* before:', '* after:'], ['1>2']],
  ['after first', ['with patch', 'without patch'], ['2>1']],
  ['two groups', ['Before', 'After', 'Before', 'After'], ['1>2', '3>4']],
  ['two groups, after first', ['patched', 'unpatched', 'patched', 'unpatched'], ['2>1', '4>3']],
  ['all befores, then all afters', ['before one', 'before two', 'after one', 'after two'], ['1>3', '2>4']],
  ['one before and two afters', ['base', 'base + patch 1', 'base + patch 2'], ['1>2', '1>3']],
  ['a table without a side between', ['before', 'perf stat', 'after'], ['1>3']],
  ['kernel versions, older first', ['4.19.125 perf top', '5.4.17 perf top'], ['1>2']],
  ['kernel versions, newer first', ['5.4.17 perf top', '4.19.125 perf top'], ['2>1']],
  ['a release candidate and its release', ['v6.4 idle', 'v6.4-rc1 idle'], ['2>1']],
])('pairs %s', (_, labels, pairs) => {
  expect(pairsOf(...labels)).toEqual({ pairs, codes: [] });
});

test.each([
  ['no labels: in order', [null, null], ['1>2?'], 'assumed-order'],
  ['labels that tell nothing: in order', ['one run', 'other run'], ['1>2?'], 'assumed-order'],
  ['versions beside other differences: in order', ['5.4.17 veth', '4.19 mlx5'], ['1>2?'], 'assumed-order'],
  ['only a before', ['w/o patch', 'Using NMIs:'], ['1>2?'], 'assumed-side'],
  ['only a before, below', ['Using NMIs:', 'w/o patch'], ['2>1?'], 'assumed-side'],
  ['only an after', [null, 'patched'], ['1>2?'], 'assumed-side'],
  ['a released kernel against none', ['perf top data', 'Kernel v5.14 data'], ['2>1?'], 'assumed-side'],
  ['turns of two headings', ['w/o patch', 'NMIs:', 'w/o patch', 'NMIs:'], ['1>2?', '3>4?'], 'assumed-side'],
  [
    'a second after of one heading',
    ['Before: 1 rps', 'After: 2 rps', 'After: 3 rps'],
    ['1>2', '1>3?'],
    'assumed-order',
  ],
])('assumes, and says so, with %s', (_, labels, pairs, code) => {
  expect(pairsOf(...labels)).toEqual({ pairs, codes: [code] });
});

test.each([
  ['three tables without labels', [null, null, null]],
  ['three tables that only tell one side', ['before a', 'before b', 'before c']],
  ['four tables that tell one side and take no turns', ['w/o patch', 'NMIs:', 'NMIs:', 'w/o patch']],
  ['two befores', ['before', 'before the second try']],
  ['one table', ['before']],
  ['nothing', []],
])('finds no pair in %s', (_, labels) => {
  expect(pairsOf(...labels)).toEqual({ pairs: [], codes: [] });
});

test('takes a table once that stands twice', () => {
  const profiles = [labelled('before', 'a'), labelled('after', 'b'), labelled('before', 'a'), labelled('after', 'b')];
  const { pairs, diagnostics } = pairProfiles(profiles);
  expect(pairs).toEqual([{ before: 0, after: 1, assumed: false }]);
  expect(diagnostics.map((each) => each.code)).toEqual(['twice-the-same', 'twice-the-same']);
});

test('takes a table once that contradicts the one above neither by its side nor by its event', () => {
  const stated = fc.record({
    symbol: fc.constantFrom('a', 'b'),
    side: fc.constantFrom(null, 'before', 'after'),
    event: fc.constantFrom(null, 'cycles', 'faults', 'before'),
  });
  const agree = (one: string | null, other: string | null): boolean => one === null || other === null || one === other;
  fc.assert(
    fc.property(fc.array(stated, { maxLength: 12 }), (all) => {
      const profiles = all.map(({ symbol, side, event }, at) => {
        const profile = labelled(null, symbol, side as SideName | null);
        return { ...profile, line: at, facts: { ...profile.facts, event } };
      });
      const taken: typeof all = [];
      const again = all.flatMap((each, at) => {
        const like = ({ symbol, side, event }: typeof each): boolean =>
          symbol === each.symbol && agree(side, each.side) && agree(event, each.event);
        const first = taken.find(like);
        if (first === undefined) taken.push(each);
        return first === undefined ? [] : [`${at} as ${all.indexOf(first)}`];
      });
      const said = pairProfiles(profiles).diagnostics.flatMap(({ code, line, message }) =>
        code === 'twice-the-same' ? [`${line} as ${message.match(/at line (\d+)/)?.[1]}`] : [],
      );
      expect(said).toEqual(again);
    }),
    { numRuns: 500 },
  );
});

test('keeps the pair that the format states, in the order of the input', () => {
  const profiles = [
    labelled('before', 'a'),
    labelled('after', 'b'),
    labelled('own before', 'c', 'before'),
    labelled('own after', 'd', 'after'),
  ];
  expect(pairProfiles(profiles, [null, null, 3, 2]).pairs).toEqual([
    { before: 0, after: 1, assumed: false },
    { before: 2, after: 3, assumed: false },
  ]);
});
