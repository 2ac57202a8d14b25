import { expect, test } from 'vitest';
import { identify } from '../../lib/symbols/identify.ts';
import { cellsOf, notesOf, onlyProfile, scanned } from './scanned.ts';

const HEAD = "# Samples: 2K of event 'cycles'\n# Event count (approx.): 1268634000\n#\n";
const rowsOf = (text: string): readonly unknown[] => onlyProfile(text).entries.map(cellsOf);

test.each([',', ';', '|', ':', '\t', '||'])('reads cells between %j', (separator) => {
  const lines = [
    '# Overhead,Command  ,Shared Object,Symbol',
    ' 60.00% ,npm ci   ,[kernel]     ,[k] f',
    ' 40.00% ,w        ,             ,[.] ns::g<a. b>',
  ];
  expect(rowsOf(`${HEAD}${lines.join('\n').replaceAll(',', separator)}\n`)).toEqual([
    [60, 'npm ci', '[kernel]', 'k', 'f'],
    [40, 'w', '', '.', 'ns::g<a. b>'],
  ]);
});

test('knows a thread whose colon was the separator', () => {
  const text = `${HEAD}# Overhead:    Pid:Command        :Symbol\n 18.63% :   2365.w :[k] f\n`;
  expect(onlyProfile(text).entries.map(({ pid, comm }) => [pid, comm])).toEqual([['2365', 'w']]);
});

test.each([
  [
    'columns in another order',
    '# Symbol       Samples  Overhead  Command\n# ......  ............  ........  .......\n#\n  [k] f           60    60.00%  npm ci\n  [.] g           40    40.00%  w\n',
    [
      [60, 'npm ci', null, 'k', 'f'],
      [40, 'w', null, '.', 'g'],
    ],
  ],
  [
    'N/A for Children',
    '# Children      Self  Command  Symbol\n# ........  ........  .......  ......\n#\n      N/A    55.00%   npm ci   [.] f\n',
    [[55, 'npm ci', null, '.', 'f']],
  ],
  [
    'columns behind the symbol',
    '# Overhead  Symbol                   Symbol size  IPC   [IPC Coverage]\n# ........  .......................  ...........  ....................\n#\n    18.65%  [k] veth_xdp_rcv_one             992  -      -\n     1.00%  [.] ns::f<int, long>  f           20  -      -\n',
    [
      [18.65, null, null, 'k', 'veth_xdp_rcv_one'],
      [1, null, null, '.', 'ns::f<int, long>  f'],
    ],
  ],
  [
    'fields of a tracepoint',
    '# Overhead  prev_comm  next_pid\n# ........  .........  ........\n#\n    55.00%  swapper/0       123\n    45.00%  w                 0\n',
    [
      [55, null, null, null, 'swapper/0 123'],
      [45, null, null, null, 'w 0'],
    ],
  ],
  [
    'commands and objects',
    '# Overhead  Command  Shared Object\n# ........  .......  .............\n#\n    55.00%  npm ci   libc.so.6\n    25.00%  npm ci\n',
    [
      [55, 'npm ci', 'libc.so.6', null, 'libc.so.6'],
      [25, 'npm ci', '', null, 'npm ci'],
    ],
  ],
])('reads %s', (_, table, rows) => {
  expect(rowsOf(HEAD + table)).toEqual(rows);
});

test.each([
  ['a row with too few cells', ' 60.00% ,w ,[k] f\n', ' 30.00% ,w\n', ['bad-row:6']],
  ['a share that is none', ' 60.00% ,w ,[k] f\n', ' 3O.00% ,w ,[k] g\n', ['bad-overhead:6']],
  ['a stray line', ' 60.00% ,w ,[k] f\n', 'what is this\n', ['stray-line:6']],
])('names %s between separators and reads on', (_, first, damaged, notes) => {
  const text = `${HEAD}# Overhead,Command,Symbol\n${first}${damaged} 10.00% ,w ,[k] h\n`;
  expect(rowsOf(text)).toEqual([
    [60, 'w', null, 'k', 'f'],
    [10, 'w', null, 'k', 'h'],
  ]);
  expect(notesOf(text)).toEqual(notes);
});

test('names a damaged row of a table without symbols', () => {
  const text = `${HEAD}# Overhead  Shared Object\n# ........  .............\n#\n    60.00%  w\n    30.00%\n    10.00%  libc.so.6\n`;
  expect(rowsOf(text)).toHaveLength(2);
  expect(notesOf(text)).toEqual(['no-symbol-column:1', 'bad-row:8']);
});

test.each([
  ['three shares that add up', '  9.00%  6.00%  3.00%  w  [k] f\n  5.00%  5.00%  0.00%  w  [k] g\n', [[9, 5]]],
  ['Children and Self', '  9.00%  6.00%  w  [k] f\n  5.00%  5.00%  w  [k] g\n', [[6, 5]]],
  [
    'a group of two',
    '  9.00%  6.00%  w  [k] f\n  5.00%  8.00%  w  [k] g\n',
    [
      [9, 5],
      [6, 8],
    ],
  ],
])('without titles tells %s', (_, text, shares) => {
  expect(scanned(text).found.map(({ profile }) => profile.entries.map((entry) => cellsOf(entry)[0]))).toEqual(shares);
});

test.each([
  ['prose', 'We see\n 12.50%  improvement\n 10.00%  another one\n'],
  ['one object alone', ' 12.50%  [kernel]\nthat is all\n'],
])('takes %s for no table without symbols', (_, text) => {
  expect(scanned(text).found).toEqual([]);
});

test('a row that its object or thread names is one thing, however the input spells it', () => {
  const [object] = onlyProfile(' 60.00%  [kernel.kallsyms]\n 40.00%  libc.so.6\n').entries;
  const [thread] = onlyProfile(' 60.00%  2365:npm ci\n 40.00%  12:w\n').entries;
  if (object === undefined || thread === undefined) throw new Error('no entries');
  expect(identify(object)).toMatchObject({ domain: 'kernel', symbol: '[kernel]', dso: '[kernel]' });
  expect(identify(thread)).toMatchObject({ symbol: 'npm ci' });
});
