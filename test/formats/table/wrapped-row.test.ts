import { expect, test } from 'vitest';
import { rowAt } from '../../../lib/formats/table/wrapped-row.ts';
import { linesOf } from '../scanned.ts';

const TAG = 'bpf_prog_2dcccc7a17ba1d2e_bench_trigger_fentry';

test.each([
  ['one line', '13.15% [kernel] [k] f\nnext', '[kernel]', 'f', 1],
  [
    'a break before the level',
    `  44.80%  [kernel.kallsyms]\n[k] 0xffffffff9f006bc0`,
    '[kernel.kallsyms]',
    '0xffffffff9f006bc0',
    2,
  ],
  ['a break before the symbol', `54.63% ${TAG} [k]\n                 ${TAG}`, TAG, TAG, 2],
  ['both breaks', `54.63% ${TAG}\n[k]\n${TAG}`, TAG, TAG, 3],
  ['a continuation that lost its quote mark', `> 54.63% ${TAG} [k]\n${TAG}`, TAG, TAG, 2],
  ['a C++ name behind the break', '1.00% w [.]\nns::T<a, b>::f', 'w', 'ns::T<a, b>::f', 2],
])('joins %s', (_, text, left, right, end) => {
  const row = rowAt(linesOf(text), 0);
  expect([row?.row.left, row?.row.right, row?.end]).toEqual([left, right, end]);
});

test.each([
  ['another row', '18.47% bench [k]\n 9.00% bench [k] f'],
  ['prose', '18.47% bench [k]\nThis is what I see.'],
  ['a label', '18.47% bench [k]\nafter:'],
  ['a deeper quote', '18.47% bench [k]\n> word'],
  ['a blank line', '18.47% bench [k]\n\nword'],
  ['the end', '18.47% bench [k]'],
])('leaves the symbol empty above %s', (_, text) => {
  const row = rowAt(linesOf(text), 0);
  expect([row?.row.left, row?.row.right, row?.end]).toEqual(['bench', '', 1]);
});

test.each([
  ['prose with a share', '6400% CPU are busy\nnow'],
  ['a share and no level', '26.78% f_leaf\nmain'],
  ['nothing', ''],
])('finds no row in %s', (_, text) => {
  expect(rowAt(linesOf(text), 0)).toBeNull();
});
