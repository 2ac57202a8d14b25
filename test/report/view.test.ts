import { expect, test } from 'vitest';
import { selectShifts, type View, WHOLE_VIEW } from '../../lib/report/view.ts';
import { compared, table } from './small.ts';

/** a -2, b +1.5 at least, c +1, d -0.5, e 0, f at most 0.5 before; both lists end with 0.5 or less. */
const { shifts } = compared(
  table('30.00 a', '20.00 c', '10.00 d', '1.00 e', '0.50 g'),
  table('28.00 a', '21.00 c', '9.50 d', '2.00 b', '1.00 e', '0.50 f', '0.50 g'),
);

function shown(view: Partial<View>): string {
  return selectShifts(shifts, { ...WHOLE_VIEW, ...view })
    .shown.map((shift) => shift.symbol)
    .join('');
}

test('shows every row in order unless told otherwise', () => {
  expect(shown({})).toBe('abcdefg');
  expect(selectShifts(shifts, WHOLE_VIEW).hidden).toEqual([]);
});

test('what is not shown is hidden, and nothing is lost', () => {
  const { shown, hidden } = selectShifts(shifts, { ...WHOLE_VIEW, top: 2 });
  expect(shown.map((shift) => shift.rank)).toEqual([1, 2]);
  expect(hidden.map((shift) => shift.rank)).toEqual([3, 4, 5, 6, 7]);
});

test('--top counts what the other choices leave', () => {
  expect(shown({ top: 2, match: /[cd]/u })).toBe('cd');
  expect(shown({ top: 1, only: 'shrank' })).toBe('a');
});

test('--min-delta keeps what shifted by as much or more; of a bound the certain end counts', () => {
  expect(shown({ minDelta: 1_000_000 })).toBe('abc');
  expect(shown({ minDelta: 1_000_001 })).toBe('ab');
  // b is 2.00 against at most 0.50, so 1.49 is certain and 1.50 is not.
  expect(shown({ minDelta: 1_490_000 })).toBe('ab');
  expect(shown({ minDelta: 1_500_000 })).toBe('a');
});

test('--only and --match choose by status and by symbol', () => {
  expect(shown({ only: 'grew' })).toBe('bc');
  expect(shown({ only: 'shrank' })).toBe('ad');
  expect(shown({ only: 'unclear' })).toBe('f');
  expect(shown({ only: 'new' })).toBe('');
  expect(shown({ match: /^[eg]$/u })).toBe('eg');
});

test('new and gone rows grew and shrank too', () => {
  const complete = compared(table('60.00 a', '40.00 b'), table('60.00 a', '40.00 c')).shifts;
  const of = (only: View['only']): readonly string[] =>
    selectShifts(complete, { ...WHOLE_VIEW, only }).shown.map((shift) => shift.symbol);
  expect([of('new'), of('grew'), of('gone'), of('shrank'), of('unclear')]).toEqual([['c'], ['c'], ['b'], ['b'], []]);
});
