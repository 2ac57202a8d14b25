import { describe, expect, test } from 'vitest';
import { checkMistaken, checkRepeated } from '../../lib/diff/mistaken.ts';
import { NO_FACTS, type Profile } from '../../lib/model/profile.ts';
import { tableOf } from './table.ts';

const ROWS = ['30 [kernel] [k] a', '20 [kernel] [k] b', '15 [kernel] [k] c', '10 [kernel] [k] d', '5 [kernel] [k] e'];
const OTHER = ['31 [kernel] [k] a', ...ROWS.slice(1)];

const codes = (before: Profile, after: Profile): readonly string[] =>
  checkMistaken(before, after).map(({ code }) => code);
const withFacts = (rows: readonly string[], facts: Partial<Profile['facts']>): Profile =>
  tableOf(rows, { facts: { ...NO_FACTS, ...facts } });

/** Rows of so many samples each. */
function counted(samples: number): Profile {
  const { entries, ...rest } = tableOf(ROWS);
  return { ...rest, entries: entries.map((entry) => ({ ...entry, samples })) };
}

describe('tables that look mistaken', () => {
  test.each([
    ['the same table twice', tableOf(ROWS), tableOf(ROWS), ['same-table']],
    ['four rows that agree may do so by chance', tableOf(ROWS.slice(1)), tableOf(ROWS.slice(1)), []],
    ['tables that differ', tableOf(ROWS), tableOf(OTHER), []],
    ['the same shares of other counts', counted(3), counted(4), []],
    ['and of the same', counted(3), counted(3), ['same-table']],
    [
      'one header above both',
      withFacts(ROWS, { eventCount: 8_051_244_392 }),
      withFacts(OTHER, { eventCount: 8_051_244_392 }),
      ['same-header'],
    ],
    [
      'headers of their own',
      withFacts(ROWS, { eventCount: 8_051_244_392 }),
      withFacts(OTHER, { eventCount: 7_000_000_000 }),
      [],
    ],
    [
      'an older kernel after',
      withFacts(ROWS, { kernel: '6.10.2-arch1' }),
      withFacts(OTHER, { kernel: '6.9.7-arch1' }),
      ['older-after'],
    ],
    ['a newer kernel after', withFacts(ROWS, { kernel: '5.4.17' }), withFacts(OTHER, { kernel: '5.10' }), []],
    [
      'the same kernel',
      withFacts(ROWS, { kernel: '6.1.0-18-amd64' }),
      withFacts(OTHER, { kernel: '6.1.0-20-amd64' }),
      [],
    ],
  ])('%s', (_, before, after, expected) => expect(codes(before, after)).toEqual(expected));

  test.each<[string, Profile, Profile, readonly string[]]>([
    ['an older kernel of which only one side says it', withFacts(ROWS, { kernel: '6.10' }), withFacts(OTHER, {}), []],
    ['or only the other', withFacts(ROWS, {}), withFacts(OTHER, { kernel: '6.10' }), []],
    ['a kernel with one number more', withFacts(ROWS, { kernel: '6.1' }), withFacts(OTHER, { kernel: '6.1.5' }), []],
    ['or one less', withFacts(ROWS, { kernel: '6.1.5' }), withFacts(OTHER, { kernel: '6.1' }), ['older-after']],
    [
      'numbers of more digits',
      withFacts(ROWS, { kernel: '10.2' }),
      withFacts(OTHER, { kernel: '9.3' }),
      ['older-after'],
    ],
    ['a kernel that begins with no number', withFacts(ROWS, { kernel: 'v9' }), withFacts(OTHER, { kernel: 'v8' }), []],
    ['headers of nothing', withFacts(ROWS, { eventCount: 0 }), withFacts(OTHER, { eventCount: 0 }), []],
    ['headers without a count', withFacts(ROWS, {}), withFacts(OTHER, {}), []],
  ])('%s', (_, before, after, expected) => expect(codes(before, after)).toEqual(expected));

  test('are told with what is the same', () => {
    const words = (before: Profile, after: Profile): readonly string[] =>
      checkMistaken(before, after).map(({ message }) => message);
    expect(words(tableOf(ROWS), tableOf(ROWS))).toEqual([
      'the same 5 rows with the same shares as before; was one table taken twice?',
    ]);
    expect(words(withFacts(ROWS, { eventCount: 12 }), withFacts(OTHER, { eventCount: 12 }))).toEqual([
      'the header counts 12 events as the one before does, and the rows differ; does it belong to this table?',
    ]);
  });
});

describe('runs', () => {
  const run = (source: string, rows: readonly string[]): Profile => ({ ...tableOf(rows), source });

  test('that are an earlier one are named', () => {
    const told = checkRepeated([run('1', ROWS), run('2', OTHER), run('3', ROWS), run('4', ROWS)]);
    expect(told.map(({ code, severity, file }) => [code, severity, file])).toEqual([
      ['same-run', 'warning', '3'],
      ['same-run', 'warning', '4'],
    ]);
    expect(told[0]?.message).toContain('the same 5 rows with the same shares as 1;');
  });

  test('that differ, or agree in a few rows, are not', () => {
    expect(checkRepeated([run('1', ROWS), run('2', OTHER)])).toEqual([]);
    expect(checkRepeated([run('1', ROWS.slice(1)), run('2', ROWS.slice(1))])).toEqual([]);
    const ofEvents = (eventCount: number): Profile => withFacts(ROWS, { eventCount });
    expect(checkRepeated([ofEvents(5_000_000), ofEvents(6_000_000)])).toEqual([]);
    expect(checkRepeated([ofEvents(5_000_000), ofEvents(5_000_000)])).toHaveLength(1);
    const sampled = (low: number): Profile => withFacts(ROWS, { samples: { low, high: low } });
    expect(checkRepeated([sampled(100), sampled(200)])).toEqual([]);
    expect(checkRepeated([counted(3), counted(4)])).toEqual([]);
    expect(checkRepeated([counted(3), counted(3)])).toHaveLength(1);
    expect(checkRepeated([])).toEqual([]);
  });
});
