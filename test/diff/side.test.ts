import { describe, expect, test } from 'vitest';
import { describeSide } from '../../lib/diff/side.ts';
import { InputError } from '../../lib/model/diagnostic.ts';
import { NO_FACTS, type Profile } from '../../lib/model/profile.ts';
import { tableOf } from './table.ts';

const counted = (rows: readonly string[], samples: readonly (number | null)[], changes: Partial<Profile> = {}) => {
  const table = tableOf(rows, { facts: { ...NO_FACTS, samples: { low: 2000, high: 2999 } }, ...changes });
  return { ...table, entries: table.entries.map((entry, at) => ({ ...entry, samples: samples[at] ?? null })) };
};
const FULL = ['60.00 app [.] a', '40.00 app [.] b'];

describe('the samples of a side', () => {
  test.each<[string, Profile, unknown]>([
    ['are counted in a complete list', counted(FULL, [1200, 800]), { low: 2000, high: 2000 }],
    ['are those of the header where a row has no count', counted(FULL, [1200, null]), { low: 2000, high: 2999 }],
    ['or where rows are missing', counted(FULL.slice(0, 1), [1200]), { low: 2000, high: 2999 }],
    [
      'or where perf top lets its counts decay',
      counted(FULL, [1200, 800], { format: 'perf-top' }),
      { low: 2000, high: 2999 },
    ],
    ['are not known where nothing says so', tableOf(FULL), null],
  ])('%s', (_, profile, samples) => {
    expect(describeSide(profile).samples).toEqual(samples);
  });
});

test('a side is called by its label, else by its source', () => {
  expect(describeSide(tableOf(FULL, { label: 'patched' })).label).toBe('patched');
  expect(describeSide(tableOf(FULL)).label).toBe('table.txt');
});

test('what it lists, leaves over and ends at is told in ticks', () => {
  const side = describeSide(tableOf(['60.00 app [.] a', '30.00 app [.] b', '0.50 app [.] b']));
  expect(side).toMatchObject({
    rows: 3,
    listedTicks: 90.5e6,
    floorTicks: 500_000,
    cut: 'size',
    restTicks: 9.5e6,
    runs: 1,
  });
  expect(describeSide(tableOf([])).restTicks).toBe(100e6);
});

test('shares above the whole are named with what to do about them, where they stand', () => {
  const message =
    'the shares add up to 110.00 %, expected at most 100; is the column cumulative, or are these two tables?';
  try {
    describeSide(tableOf(['60.00 app [.] a', '50.00 app [.] b'], { line: 7 }));
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).diagnostics).toMatchObject([
      { code: 'sum-above-100', message, file: 'table.txt', line: 7 },
    ]);
  }
});
