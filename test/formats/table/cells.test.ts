import { expect, test } from 'vitest';
import { inferTextColumns, splitCells } from '../../../lib/formats/table/cells.ts';
import type { ColumnKind } from '../../../lib/formats/table/columns.ts';
import { cellsOf, onlyProfile } from '../scanned.ts';

const BOTH: readonly ColumnKind[] = ['comm', 'dso'];

test.each([
  [
    'two blanks between',
    'xdp-trafficgen   [kernel.kallsyms]',
    BOTH,
    { comm: 'xdp-trafficgen', dso: '[kernel.kallsyms]' },
  ],
  ['one blank between', 'perl [kernel.kallsyms]', BOTH, { comm: 'perl', dso: '[kernel.kallsyms]' }],
  ['a command with a blank', 'npm ci           [kernel.kallsyms]', BOTH, { comm: 'npm ci', dso: '[kernel.kallsyms]' }],
  ['a command with a blank, collapsed', 'npm ci [kernel.kallsyms]', BOTH, { comm: 'npm ci', dso: '[kernel.kallsyms]' }],
  ['a map of a JIT', 'node  [JIT] tid 30684', BOTH, { comm: 'node', dso: '[JIT] tid 30684' }],
  ['a map of a JIT, collapsed', 'node [JIT] tid 30684', BOTH, { comm: 'node', dso: '[JIT] tid 30684' }],
  ['an object without a command column', '[JIT] tid 30684', ['dso'], { dso: '[JIT] tid 30684' }],
  ['an empty object', 'bench', BOTH, { comm: 'bench', dso: '' }],
  ['the object first', 'libc.so.6  perl', ['dso', 'comm'], { comm: 'perl', dso: 'libc.so.6' }],
  ['the object first, collapsed', '[kernel] npm ci', ['dso', 'comm'], { comm: 'npm ci', dso: '[kernel]' }],
  ['a CPU', '003  [kernel]', ['cpu', 'dso'], { cpu: '003', dso: '[kernel]' }],
  ['a CPU, collapsed', '003 [kernel]', ['cpu', 'dso'], { cpu: '003', dso: '[kernel]' }],
  [
    'a thread and its command',
    '30684:npm ci  [kernel]',
    ['pid', 'dso'],
    { pid: '30684', comm: 'npm ci', dso: '[kernel]' },
  ],
  ['nothing', '', BOTH, { comm: '', dso: '' }],
] as const)('splits cells with %s', (_, text, kinds, cells) => {
  expect(splitCells(text, kinds, 'f')).toEqual(Object.assign({ comm: null, pid: null, cpu: null, dso: null }, cells));
});

test.each([
  ['objects in brackets', ['[kernel]', '[mlx5_core]'], ['dso']],
  ['commands before objects', ['perl   [kernel]', 'w   w'], ['comm', 'dso']],
  ['commands before objects, collapsed', ['perl [kernel]', 'npm ci [kernel]'], ['comm', 'dso']],
  ['objects before commands', ['[kernel]   perl', 'libc.so.6   w'], ['dso', 'comm']],
  ['commands alone, in the kernel', ['bench', 'bench'], ['comm']],
  ['threads', ['12:perl  [kernel]', '13:w  w'], ['pid', 'dso']],
  ['nothing', ['', ''], []],
])('infers the columns of %s', (_, texts, kinds) => {
  expect(inferTextColumns(texts.map((text) => ({ text, level: 'k', symbol: 'f' })))).toEqual(kinds);
});

test('takes one cell in user space for the object', () => {
  expect(inferTextColumns([{ text: 'w', level: '.', symbol: 'f' }])).toEqual(['dso']);
});

test('takes a CPU padded with zeros for a CPU and other numbers for counts', () => {
  const cpu = onlyProfile(' 2.00%  003  [kernel]  [k] f\n 1.00%  017  [kernel]  [k] g\n');
  expect(cpu.entries.map(({ cpu, samples, dso }) => [cpu, samples, dso])).toEqual([
    ['003', null, '[kernel]'],
    ['017', null, '[kernel]'],
  ]);
  const counts = onlyProfile(' 2.00%  384  192096000  w  [.] f\n 1.00%  7  3500000  w  [.] g\n');
  expect(counts.entries.map(({ samples, period, dso }) => [samples, period, dso])).toEqual([
    [384, 192_096_000, 'w'],
    [7, 3_500_000, 'w'],
  ]);
});

test('counts Self where Children and Self stand side by side, titles or not', () => {
  const rows = '+   50.25%     0.00%  w  [.] main\n+   26.78%    26.75%  w  [.] f\n';
  const shares = (text: string): readonly unknown[] => onlyProfile(text).entries.map((entry) => cellsOf(entry)[0]);
  expect(shares(rows)).toEqual([0, 26.75]);
  expect(shares(`  Children      Self  Shared Object  Symbol\n${rows}`)).toEqual([0, 26.75]);
});

test('cuts cells by the dotted ruler where blanks survived', () => {
  const text = [
    '# Overhead  Command          Shared Object      Symbol',
    '# ........  ...............  .................  ...................',
    '#',
    '    18.63%  V8  Worker       [kernel.kallsyms]  [k] f',
    '     1.00%                   w                  [.] g',
  ].join('\n');
  expect(onlyProfile(text).entries.map(cellsOf)).toEqual([
    [18.63, 'V8  Worker', '[kernel.kallsyms]', 'k', 'f'],
    [1, '', 'w', '.', 'g'],
  ]);
});
