/** What the columns, signs and words of a report mean. */
export const WORDS: Readonly<Record<string, string>> = {
  before:
    'The share of the profile before the change, in percent of all periods that perf counted. <= stands before a bound: the row is not listed there.',
  after:
    'The share of the profile after the change, in percent. <= stands before a bound: the row is not listed there.',
  delta:
    'after - before in percentage points. >= and <= name the end that is certain where one side is only bounded. The printed figures are rounded, so a delta of two figures is good to 0.01 either way.',
  symbol:
    'The normalized name. Kernel symbols stand alone; [mlx5_core] is a module, [bpf] a BPF program, (libc.so.6) a program or library.',
  '<=': 'In a column of shares: the row is not in the list of that side. It may have at most this share, because the list was cut by size there or leaves no more over. It is not 0. In the column delta: the share fell by at least this much.',
  '>=': 'The delta is at least this much: one side is not listed, and this is what its bound leaves certain.',
  '?': 'It cannot be told whether the share changed: one side is not listed, and its bound leaves room for no shift at all.',
  '~': 'It cannot be told.',
  new: 'The list before is complete, adds up to 100 %, and has no such row.',
  gone: 'The list after is complete, adds up to 100 %, and has no such row.',
  grew: 'The share after is larger than before, for certain by what the figures guarantee. Whether this is noise is another question.',
  shrank:
    'The share after is smaller than before, for certain by what the figures guarantee. Whether this is noise is another question.',
  same: 'Both sides list the row and the figures differ by no more than rounding.',
  unclear: 'One side does not list the row, and its bound leaves open whether there is a shift.',
  'not listed': 'What no row of the input lists: 100 minus the sum of the listed shares.',
  list: 'How many rows each side lists, what they add up to, and what that means for a row that is not there: at most so much each where the list was cut by size, at most so much in all where it was picked or split further, none where it is complete.',
  complete: 'The list adds up to 100 % within rounding: a row that is not in it has no share.',
};
