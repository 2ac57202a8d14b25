/** What a row says on either side where a stored document, an author or a rename said more than a table does. */
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../lib/model/entry.ts';
import type { Profile } from '../../lib/model/profile.ts';
import { compareTables, tableOf } from './table.ts';

const BEFORE = ['60.00 [kernel] [k] big', '5.00 [kernel] [k] foo', '0.50 [kernel] [k] end'];

function shiftOf(after: Profile, name = 'foo', before: Profile = tableOf(BEFORE)) {
  const shift = compareTables(before, after).shifts.find(({ symbol }) => symbol === name);
  if (shift === undefined) throw new Error(`no ${name}`);
  return shift;
}
const withFoo = (changes: Partial<Entry>): Profile => {
  const table = tableOf(BEFORE);
  return {
    ...table,
    entries: table.entries.map((entry) => (entry.symbol === 'foo' ? { ...entry, ...changes } : entry)),
  };
};

describe('a row', () => {
  test('that a document bounds is not listed', () => {
    const { after, delta, status } = shiftOf(withFoo({ atMost: 350_000 }));
    expect(after).toMatchObject({ ticks: null, atMost: 350_000, upTo: null, slack: 0, names: [] });
    // What is left over may be 15 thousandths more; that of a bound which is not the list's own.
    expect(after.range).toEqual({ low: 0, high: 365_000 });
    expect([status, delta.points]).toEqual(['shrank', null]);
  });

  test('that is said to be absent is gone, or new on the other side', () => {
    const gone = shiftOf(withFoo({ atMost: 0, absent: true }));
    expect([gone.status, gone.delta.points]).toEqual(['gone', -5e6]);
    const come = shiftOf(tableOf(BEFORE), 'foo', withFoo({ atMost: 0, absent: true }));
    expect([come.status, come.delta.points]).toEqual(['new', 5e6]);
  });

  test('that may have more than it lists has a bound above its figure', () => {
    const { after, delta, status } = shiftOf(withFoo({ upTo: 5_200_000 }));
    expect(after).toMatchObject({ ticks: 5e6, atMost: null, upTo: 5_200_000 });
    // 4.995 to 5.00 + 0.005 + 0.20 and what is rounded of the list.
    expect(after.range).toEqual({ low: 4_995_000, high: 5_220_000 });
    expect([status, delta.points]).toEqual(['unclear', null]);
  });

  test('of 0 before has no ratio, nor has one that is bounded', () => {
    expect(shiftOf(tableOf(BEFORE), 'foo', withFoo({ overhead: { ticks: 0, slack: 5000 } })).ratio).toBeNull();
    expect(shiftOf(withFoo({ atMost: 350_000 })).ratio).toBeNull();
    expect(shiftOf(tableOf(BEFORE), 'foo', withFoo({ atMost: 350_000 })).ratio).toBeNull();
    expect(shiftOf(withFoo({ overhead: { ticks: 10e6, slack: 5000 } })).ratio).toBe(2);
  });

  test('is not judged yet', () => {
    expect(shiftOf(tableOf(BEFORE))).toMatchObject({
      test: null,
      reason: 'one-run',
      noise: null,
      byComposition: false,
    });
  });

  test('keeps how it spread over runs', () => {
    expect(shiftOf(withFoo({ spread: 1200 })).after.spread).toBe(1200);
    expect(shiftOf(withFoo({ spread: 1200 })).before.spread).toBeNull();
  });

  test('is of the kind that a side which names objects says', () => {
    const plain = tableOf(['60.00 [k] big', '5.00 [k] foo', '0.50 [k] end']);
    const module = tableOf(['60.00 [kernel] [k] big', '5.00 [mod] [k] foo', '0.50 [kernel] [k] end']);
    expect(shiftOf(plain, 'foo', module)).toMatchObject({ domain: 'module', dso: '[mod]' });
    expect(shiftOf(module, 'foo', plain)).toMatchObject({ domain: 'module', dso: '[mod]' });
    expect(shiftOf(plain, 'foo', plain)).toMatchObject({ domain: 'kernel', dso: null });
    // Only one side has it, and names no object.
    const without = tableOf(['60.00 [kernel] [k] big', '0.50 [kernel] [k] end']);
    expect(shiftOf(without, 'foo', plain)).toMatchObject({ domain: 'kernel', dso: null });
  });
});
