import { expect, test } from 'vitest';
import { columnSums, hundredths } from './printed.ts';

test('printed shares are added exactly', () => {
  expect([hundredths('13.15'), hundredths('9.6'), hundredths('0.07')]).toEqual([1315, 960, 7]);
  expect(() => hundredths('1.234')).toThrow('no printed share');
});

test('rows of a mail, a table and Markdown count, and nothing else', () => {
  expect(columnSums('23 of 27 symbols\n  2.18   0.59  -1.59  a\n<=0.35   1.70  >=1.34  b\n 11.36   gone  c\n')).toEqual(
    [1354, 229],
  );
  expect(
    columnSums('| before % | after % |\n| --: | --: |\n| &lt;=0.35 | 1.70 | &gt;=1.34 |\n| 3.01 | 3.37 |  |\n'),
  ).toEqual([301, 507]);
});
