import { expect, test } from 'vitest';
import { beginsWithShare, readRow } from '../../../lib/formats/table/raw-row.ts';
import { TICKS_PER_POINT } from '../../../lib/model/share.ts';

function seen(line: string): readonly unknown[] {
  const reading = readRow(line);
  if (reading.kind !== 'row') return [reading.kind];
  const { shares, left, level, right } = reading.row;
  return [shares.map((share) => share.ticks / TICKS_PER_POINT), left, level, right];
}

test.each([
  ['perf top', '    13.15%  [kernel]                 [k] __xdp_return', [[13.15], '[kernel]', 'k', '__xdp_return']],
  ['collapsed blanks', '13.15% [kernel] [k] __xdp_return', [[13.15], '[kernel]', 'k', '__xdp_return']],
  ['a tab as separator', '13.15%\t[kernel]\t[k] __xdp_return', [[13.15], '[kernel]', 'k', '__xdp_return']],
  [
    'counts',
    '     8.33%           837  perl  [kernel.kallsyms]  [k] f',
    [[8.33], '837  perl  [kernel.kallsyms]', 'k', 'f'],
  ],
  ['two shares', '+   26.78%     0.00%  w     [.] f_leaf', [[26.78, 0], 'w', '.', 'f_leaf']],
  ['a fold mark', '-   26.78%  w   [.] f', [[26.78], 'w', '.', 'f']],
  ['no object', '    12.68%  [k] _raw_spin_unlock_irq', [[12.68], '', 'k', '_raw_spin_unlock_irq']],
  ['a decimal comma', '    12,68%  [kernel]  [k] f', [[12.68], '[kernel]', 'k', 'f']],
  ['the hypervisor', ' 1.00%  [unknown]  [H] 0x10', [[1], '[unknown]', 'H', '0x10']],
  ['a guest kernel', ' 1.00%  [guest.kernel]  [g] f', [[1], '[guest.kernel]', 'g', 'f']],
  ['a guest user', ' 1.00%  [unknown]  [u] 0x10', [[1], '[unknown]', 'u', '0x10']],
  ['the address and origin of -v', ' 1.00%  w  0x12d4             B [.] f_leaf', [[1], 'w', '.', 'f_leaf']],
  [
    'a C++ name',
    ' 1.00%  w  [.] ns::T<std::less<int> >::operator()',
    [[1], 'w', '.', 'ns::T<std::less<int> >::operator()'],
  ],
  ['an operator that looks like an arrow', ' 1.00%  w  [.] P::operator->', [[1], 'w', '.', 'P::operator->']],
  [
    'a Rust name with an arrow',
    ' 1.00%  w  [.] <fn(i32) -> T as F>::call',
    [[1], 'w', '.', '<fn(i32) -> T as F>::call'],
  ],
  ['brackets in a name', ' 1.00%  w  [.] a[k] b', [[1], 'w', '.', 'a[k] b']],
  [
    'an arrow of the author',
    ' 10.35% [kernel]  [k] aq_hw_read_reg <---------- here',
    [[10.35], '[kernel]', 'k', 'aq_hw_read_reg'],
  ],
  ['an arrow to a remark', ' 9.00% [kernel]  [k] memcpy --> heavy', [[9], '[kernel]', 'k', 'memcpy']],
  ['a short arrow', ' 9.00% [kernel]  [k] memcpy <- this', [[9], '[kernel]', 'k', 'memcpy']],
  ['the line number of an editor', '  402:    3.06%  [kernel]  [k] iowrite16', [[3.06], '[kernel]', 'k', 'iowrite16']],
  [
    'a line number without a colon',
    '  420     0.70%  perf-29940.map  [.] La/B;::c',
    [[0.7], 'perf-29940.map', '.', 'La/B;::c'],
  ],
  ['the whole, rounded up', '100.00%  w  [.] f', [[100], 'w', '.', 'f']],
])('reads a row with %s', (_, line, expected) => {
  expect(seen(line)).toEqual(expected);
});

test.each([
  ['prose', 'the share of 13.15% [k] is high', 'none'],
  ['an empty line', '', 'none'],
  ['a signed second share, as perf diff prints', ' 0.55%    +11.60%  libc.so.6  [.] f', 'none'],
  ['a share that a mailer cut off', '    54.63%  bpf_prog_2dcc', 'open'],
  ['a share alone', '           26.78%', 'open'],
  ['a level without a symbol', '    18.47%  bench    [k]', 'open'],
  ['a share above the whole', '   120.00%  [kernel]  [k] f', 'bad-overhead'],
  ['no number', '   -nan%  [kernel]  [k] f', 'bad-overhead'],
  ['two points', '   1.2.3%  [kernel]  [k] f', 'bad-overhead'],
  ['a negative share', '   -1.00%  [kernel]  [k] f', 'bad-overhead'],
])('takes %s for no row', (_, line, kind) => {
  expect(readRow(line).kind).toBe(kind);
});

test.each([
  ['13.15% [kernel]', true],
  ['+   13.15% [kernel]', true],
  [' 402: 13.15% [kernel]', true],
  ['13.15 [kernel]', false],
  ['13.15%[kernel]', false],
  ['x 13.15%', false],
])('knows whether %j begins with a share', (line, begins) => {
  expect(beginsWithShare(line)).toBe(begins);
});
