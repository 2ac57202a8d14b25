/** Paths stand in the order of their names, numbers by value: that of the runtime's collation. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortPaths } from '../../lib/cli/sort-paths.ts';

const collated = (paths: readonly string[]): readonly string[] =>
  [...paths].sort(new Intl.Collator('en', { numeric: true }).compare);

test.each([
  [['b/10.txt', 'b/9.txt', 'b/1.txt']],
  [['runs2/10.txt', 'runs2/9.txt', 'runs10/1.txt']],
  [['2.report.txt', '10.report.txt', '1.rates.txt']],
  [['a1b10', 'a1b9', 'a1b100']],
  [['1', '01', '001', '0']],
  [['1', '1.txt', '1.5', '1.25']],
  [['x12345678901234567890', 'x12345678901234567891', 'x9']],
  [['B', 'a', 'ä', 'A1', 'a2', '-1', '_2']],
  [['run']],
  [[]],
])('%j', (paths) => expect(sortPaths(paths)).toEqual(collated(paths)));

test('any names are', () => {
  const number = fc.oneof(fc.nat(200).map(String), fc.stringMatching(/^\d{0,18}$/));
  const word = fc.constantFrom('', 'a', 'B-', 'run', '.txt', 'é', '/', '1', '\n');
  const alike = fc
    .tuple(word, word, fc.array(number, { maxLength: 8 }))
    .map(([before, behind, numbers]) => numbers.map((each) => before + each + behind));
  const names = fc.array(
    fc.tuple(word, number, word).map((parts) => parts.join('')),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.oneof(alike, names), (paths) => {
      expect(sortPaths(paths)).toEqual(collated(paths));
    }),
  );
});
