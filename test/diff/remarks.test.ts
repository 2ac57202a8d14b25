import { expect, test } from 'vitest';
import { withAbsent, withWords } from '../../lib/diff/remarks.ts';
import type { Move } from '../../lib/model/comparison.ts';
import type { Remark } from '../../lib/model/remark.ts';
import { normalizeProfile } from '../../lib/symbols/merge.ts';
import { tableOf } from './table.ts';

const remark = (symbol: string, words: string, absent = true): Remark => ({ symbol, words, absent, line: 3 });
const before = normalizeProfile(tableOf(['50.00 [kernel] [k] a', '5.00 [kernel] [k] foo.cold', '2.00 [m] [k] foo']));
const after = normalizeProfile(tableOf(['50.00 [kernel] [k] a', '4.00 [kernel] [k] bar']));

test('what the author says is not there is a row that is absent', () => {
  const { rows, profile } = withAbsent(before, after, [remark('foo', '[no foo]')]);
  const added = [...rows.values()].slice(2);
  expect(profile).toBe(after.profile);
  expect(added.map(({ identity }) => identity.dso)).toEqual(['[kernel]', '[m]']);
  for (const row of added)
    expect(row).toMatchObject({
      share: { ticks: 0, slack: 0 },
      atMost: 0,
      absent: true,
      upTo: null,
      samples: null,
      counts: [],
      names: [],
      rules: [],
    });
});

test.each<[string, readonly Remark[]]>([
  ['nothing is said', []],
  ['it is only said to be somewhere else', [remark('foo', 'foo (now inline)', false)]],
  ['the list has it', [remark('a', '[no a]')]],
  ['before had none either', [remark('baz', '[no baz]')]],
])('no row is added where %s', (_, remarks) => {
  expect(withAbsent(before, after, remarks)).toBe(after);
});

test('words about a symbol of a move are evidence of it, each once', () => {
  const move = { from: ['foo'], to: ['bar', 'baz'], evidence: ['both in app'] } as unknown as Move;
  const remarks = [
    remark('foo', '[no foo]'),
    remark('baz', 'now in baz', false),
    remark('foo', '[no foo]'),
    remark('other', 'else'),
  ];
  const [told, other] = withWords([move, { ...move, from: ['x'], to: ['y'] }], remarks);
  expect(told?.evidence).toEqual(['both in app', 'the author says "[no foo]"', 'the author says "now in baz"']);
  expect(other?.evidence).toEqual(['both in app']);
});
