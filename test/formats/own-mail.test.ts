import { describe, expect, test } from 'vitest';
import { readProfiles } from '../../lib/pipeline/find-profiles.ts';

/** A mail as a person writes one in a hurry. */
const table = (rows: readonly string[]): string => rows.join('\n');
const ROWS = table([
  '  12,30 %  [kernel]  [k] fib_lookup_one',
  '   9.84 % [kernel]  [k] xmit_two',
  '   7.1%   [kernel]   [k] rcv_three',
]);

describe('a heading that holds its rate', () => {
  test.each([
    ['Before the patch, 3.2 Mpps:', 'After the patch, 3.9 Mpps (+21%):'],
    ['before: 3.2 Mpps', 'after: 3.9 Mpps'],
    ['Vanilla (3.2 Mpps)', 'With the patch (3.9 Mpps)'],
  ])('is a label and a rate: %s', (before, after) => {
    const { profiles, measurements, pairDiagnostics } = readProfiles(
      `Numbers on my box, 10 s:\n\n${before}\n\n${ROWS}\n\n${after}\n\n${ROWS}\n`,
    );
    expect(profiles.map(({ label, side }) => [label, side])).toEqual([
      [before, 'before'],
      [after, 'after'],
    ]);
    expect(measurements.map(({ side, values }) => [side, values])).toEqual([
      ['before', [3_200_000]],
      ['after', [3_900_000]],
    ]);
    expect(pairDiagnostics).toEqual([]);
  });
});

test('a blank before the percent sign is typography', () => {
  const [profile] = readProfiles(`Before:\n\n${ROWS}\n`).profiles;
  expect(profile?.entries.map(({ symbol, overhead }) => [symbol, overhead.ticks])).toEqual([
    ['fib_lookup_one', 12_300_000],
    ['xmit_two', 9_840_000],
    ['rcv_three', 7_100_000],
  ]);
});

test('so it is in a row that a mailer wrapped', () => {
  const text = 'Before:\n\n 12.30 %  [kernel]  \n[k] fib_lookup_one\n  9.84 %  [kernel]  [k]\nxmit_two\n';
  const [profile] = readProfiles(text).profiles;
  expect(profile?.entries.map(({ symbol }) => symbol)).toEqual(['fib_lookup_one', 'xmit_two']);
});

test('prose that begins with a share and a blank is no row', () => {
  const { profiles, diagnostics } = readProfiles(`Before:\n\n${ROWS}\n\n12 % of it was the lookup.\n`);
  expect([profiles.length, profiles[0]?.entries.length, diagnostics]).toEqual([1, 3, []]);
});

test.each(['// the lookup', '/* the lookup */', '# the lookup', '<-- the lookup'])(
  'a comment is no part of a name: %s',
  (remark) => {
    const [profile] = readProfiles(
      `Before:\n\n 12.30%  [kernel]  [k] fib_lookup_one  ${remark}\n 9.84%  app  [.] two{lambda()#1}\n`,
    ).profiles;
    expect(profile?.entries.map(({ symbol }) => symbol)).toEqual(['fib_lookup_one', 'two{lambda()#1}']);
  },
);

describe('a row without its percent sign', () => {
  const codes = (text: string): readonly string[] =>
    readProfiles(text).diagnostics.map(({ code, severity, line }) => `${severity} ${code}:${line}`);

  test('is told behind a table, and names no other', () => {
    const text = `Before:\n\n${ROWS}\n   1.9    [kernel]  [k] release_four\n\n${ROWS}\n`;
    expect(codes(text)).toEqual(['warning unread-row:6']);
    expect(readProfiles(text).profiles.map(({ label }) => label)).toEqual(['Before:', null]);
  });

  test('is told between two rows', () => {
    expect(codes(`Before:\n\n${ROWS}\n   6.9    [kernel]  [k] release_four\n 6.50%  [kernel]  [k] last\n`)).toEqual([
      'warning bad-row:6',
    ]);
  });
});
