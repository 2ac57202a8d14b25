import { describe, expect, test } from 'vitest';
import { parseCondition } from '../../lib/gate/condition.ts';

describe('a condition', () => {
  test.each([
    ['grew', { target: null, verb: 'grew', over: null }],
    ['shrank>1', { target: null, verb: 'shrank', over: 1_000_000 }],
    ['shift > 0.25', { target: null, verb: 'shift', over: 250_000 }],
    ['recycling:grew>0.5', { target: 'recycling', verb: 'grew', over: 500_000 }],
    ['std::map::find:grew', { target: 'std::map::find', verb: 'grew', over: null }],
    ['grew:shift>2', { target: 'grew', verb: 'shift', over: 2_000_000 }],
    ['a b:shrank>0', { target: 'a b', verb: 'shrank', over: 0 }],
  ])('%s', (text, expected) => expect(parseCondition(text)).toEqual({ text, ...expected }));

  test('blanks around it and around its name say nothing', () => {
    expect(parseCondition('  recycling :grew > 0.5\n')).toEqual({
      text: 'recycling :grew > 0.5',
      target: 'recycling',
      verb: 'grew',
      over: 500_000,
    });
  });

  test.each(['', 'grown', 'grew>', 'grew>x', 'grew>-1', 'grew<1', 'grew>=1', ':grew', 'grew>1%', 'foo:', 'foo'])(
    '%j is none',
    (text) => expect(parseCondition(text)).toBeNull(),
  );
});
