import { expect, test } from 'vitest';
import type { Entry } from '../../lib/model/entry.ts';
import { normalizeProfile } from '../../lib/symbols/merge.ts';
import { namer } from '../../lib/symbols/namer.ts';
import { tableOf } from '../diff/table.ts';

const ROWS = [
  '12.50 [kernel] [k] foo',
  '4.25 [kernel] [k] foo.cold',
  '3.00 app [.] foo',
  '1.25 [kernel] [k] foo.part.0',
];

const rowsOf = (changes: readonly Partial<Entry>[], lines: readonly string[] = ROWS) => {
  const profile = tableOf(lines);
  const entries = profile.entries.map((entry, at) => ({ ...entry, ...changes[at] }));
  return [...normalizeProfile({ ...profile, entries }).rows.values()];
};

test('rows of one identity add up, in order of first appearance', () => {
  const rows = rowsOf([{ samples: 100 }, { samples: 34 }, { samples: 24 }, { samples: 10 }]);
  expect(
    rows.map(({ identity, share, samples, counts, names, rows: added }) => {
      return [identity.domain, identity.symbol, share, samples, counts, names, added];
    }),
  ).toEqual([
    // By hand: 12.50 + 4.25 + 1.25, each half a hundredth uncertain.
    ['kernel', 'foo', { ticks: 18_000_000, slack: 15_000 }, 144, [144], ['foo', 'foo.cold', 'foo.part.0'], 3],
    ['user', 'foo', { ticks: 3_000_000, slack: 5_000 }, 24, [24], ['foo'], 1],
  ]);
});

test('a row without a count leaves its sum without one', () => {
  const [kernel, user] = rowsOf([{ samples: 100 }, {}, { samples: 24 }, { samples: 10 }]);
  expect([kernel?.samples, kernel?.counts, user?.samples]).toEqual([null, [null], 24]);
});

test('the suffixes that are kept keep rows apart', () => {
  expect(normalizeProfile(tableOf(ROWS), 'keep').rows.size).toBe(4);
  expect(normalizeProfile(tableOf(ROWS), 'fold', namer('keep')).rows.size).toBe(4);
  expect(normalizeProfile(tableOf(ROWS)).rows.size).toBe(2);
});

test('what a stored document says of a row stays with it', () => {
  const [plain, bounded, above] = rowsOf(
    [{}, { atMost: 350_000, absent: true }, { upTo: 5_000_000, spread: 1_000 }],
    ['1.00 app [.] a', '2.00 app [.] b', '3.00 app [.] c'],
  );
  expect(plain).toMatchObject({ atMost: null, absent: false, upTo: null, spread: null, renamed: null, rules: [] });
  // A bound stands in place of a figure, whatever the entry holds beside it.
  expect(bounded).toMatchObject({ atMost: 350_000, absent: true, share: { ticks: 0, slack: 0 } });
  expect(above).toMatchObject({ atMost: null, upTo: 5_000_000, spread: 1_000, share: { ticks: 3_000_000 } });
});

test('the profile is handed on as it is', () => {
  const profile = tableOf(ROWS);
  expect(normalizeProfile(profile).profile).toBe(profile);
});
