import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certainShift } from '../../lib/model/certain.ts';
import { entryKeyOf, type Identity, isSumOfMany } from '../../lib/model/identity.ts';

const FOO: Identity = { domain: 'kernel', symbol: 'foo', dso: '[kernel]', tag: null, rules: [] };

describe('entryKeyOf', () => {
  test.each<[string, Partial<Identity>]>([
    ['domain', { domain: 'module' }],
    ['symbol', { symbol: 'bar' }],
    ['object', { dso: '[m]' }],
    ['no object', { dso: null }],
    ['an object called null', { dso: 'null' }],
    ['tag', { tag: 'a'.repeat(16) }],
    ['text that moves from one cell to the next', { symbol: 'foo","[kernel]' }],
  ])('another %s is another row', (_, change) => {
    expect(entryKeyOf({ ...FOO, ...change })).not.toBe(entryKeyOf(FOO));
  });

  test('text that moves from one cell to the next makes another row, whatever names hold', () => {
    const cell = fc.array(fc.constantFrom(':', '1', 'a'), { maxLength: 4 }).map((units) => units.join(''));
    const cells = fc.record({ symbol: cell, dso: fc.option(cell), tag: fc.constantFrom(null, 'a'.repeat(16)) });
    fc.assert(
      fc.property(cells, cells, (a, b) => {
        const isOne = a.symbol === b.symbol && a.dso === b.dso && a.tag === b.tag;
        expect(entryKeyOf({ ...FOO, ...a }) === entryKeyOf({ ...FOO, ...b })).toBe(isOne);
      }),
      { numRuns: 2000, seed: 5 },
    );
  });

  test('the way to a name is not part of it', () => {
    expect(entryKeyOf({ ...FOO, rules: ['compiler-suffix'] })).toBe(entryKeyOf(FOO));
  });
});

test.each([
  ['[unresolved]', true],
  ['[unnamed]', true],
  ['bpf_trampoline_*', true],
  ['bpf_trampoline_x', false],
  ['[unresolved', false],
  ['foo', false],
])('%s is the sum of any number of rows: %s', (symbol, is) => {
  expect(isSumOfMany({ symbol })).toBe(is);
});

test.each([
  [1, 3, 1],
  [-3, -1, 1],
  [-1, 3, 0],
  [0, 3, 0],
  [-3, 0, 0],
])('of an interval from %d to %d, %d is certain', (low, high, certain) => {
  expect(certainShift({ low, high })).toBe(certain);
});
