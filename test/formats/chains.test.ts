import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { onlyProfile } from './scanned.ts';

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/formats/perf-report/${name}.txt`, import.meta.url), 'utf8');

/** The stacks of a text as folded lines, root first. */
function foldedOf(text: string): readonly string[] {
  const { stacks } = onlyProfile(text);
  const lines = [...(stacks?.list ?? [])].map(
    ({ comm, frames, weight }) =>
      `${comm};${frames.map((frame) => frame.symbol).join(';')} ${Number(weight.toFixed(4))}`,
  );
  return [stacks?.unit ?? 'none', ...lines.sort()];
}

const HEAD = [
  "# Samples: 100  of event 'cycles'",
  '# Event count (approx.): 1000000',
  '#',
  '# Overhead  Command  Symbol',
  '# ........  .......  ......',
  '#',
];
const table = (...under: readonly string[]): string =>
  [...HEAD, '    60.00%  w        [k] leaf', ...under, '', '    40.00%  w        [.] solo', ''].join('\n');
const WANTED = ['w;start;main;leaf 40', 'w;start;other;leaf 20'];

test.each([
  [
    'graph, callers below',
    [
      '            |',
      '            ---leaf',
      '               |          ',
      '               |--40.00%--main',
      '               |          start',
      '               |          ',
      '                --20.00%--other',
      '                          start',
    ],
  ],
  [
    'graph, several roots',
    [
      '            |          ',
      '            |--40.00%--leaf',
      '            |          main',
      '            |          start',
      '            |          ',
      '             --20.00%--leaf',
      '                       other',
      '                       start',
    ],
  ],
  [
    'graph, the root above',
    [
      '            |',
      '            ---start',
      '               |          ',
      '               |--40.00%--main',
      '               |          leaf',
      '               |          ',
      '                --20.00%--other',
      '                          leaf',
    ],
  ],
  [
    'fractal',
    [
      '            |',
      '            ---leaf',
      '               |          ',
      '               |--66.67%--main',
      '               |          start',
      '               |          ',
      '                --33.33%--other',
      '                          start',
    ],
  ],
  [
    'flat',
    [
      '           40.00%',
      '                leaf',
      '                main',
      '                start',
      '',
      '           20.00%',
      '                leaf',
      '                other',
      '                start',
    ],
  ],
  ['folded', ['40.00% leaf;main;start', '20.00% leaf;other;start']],
  ['folded, the root first', ['40.00% start;main;leaf', '20.00% start;other;leaf']],
])('reads chains in percent: %s', (_, under) => {
  const [unit, ...chains] = foldedOf(table(...under));
  expect(unit).toBe('share');
  const near = chains.map((chain) => chain.replace('40.002', '40').replace('19.998', '20'));
  expect(near).toEqual(WANTED);
});

test.each([
  ['samples', 'folded', ['40 leaf;main;start', '20 leaf;other;start'], 40, 20],
  ['period', 'folded', ['400000 leaf;main;start', '200000 leaf;other;start'], 400_000, 200_000],
  [
    'period',
    'flat',
    [
      '           400000',
      '                leaf',
      '                main',
      '                start',
      '',
      '           200000',
      '                leaf',
      '                other',
      '                start',
    ],
    400_000,
    200_000,
  ],
  [
    'samples',
    'graph',
    [
      '            |',
      '            ---leaf',
      '               |          ',
      '               |--40--main',
      '               |          start',
      '               |          ',
      '                --20--other',
      '                          start',
    ],
    40,
    20,
  ],
])('reads chains in %s: %s', (unit, _, under, main, other) => {
  expect(foldedOf(table(...under))).toEqual([unit, `w;start;main;leaf ${main}`, `w;start;other;leaf ${other}`]);
});

test('a table of Self gives the chains of its rows', () => {
  expect(foldedOf(sample('callers'))).toEqual([
    'share',
    'packetgen;start;main 40',
    'packetgen;start;veth_xdp_rcv;__xdp_return 40',
    'packetgen;start;xdp_do_redirect;__xdp_return 20',
  ]);
});

test('a table of Children gives each chain once, however often it is printed', () => {
  expect(foldedOf(sample('children'))).toEqual([
    'share',
    'packetgen;start;main 40',
    'packetgen;start;veth_xdp_rcv 10',
    'packetgen;start;veth_xdp_rcv;__xdp_return 50',
  ]);
});

test('a table of Children with callers below gives the same', () => {
  const callee = `# Children      Self  Command    Symbol
# ........  ........  .........  ......
#
   100.00%     0.00%  packetgen  [.] start
            |
            ---start

    60.00%    10.00%  packetgen  [k] veth_xdp_rcv
            |
            ---veth_xdp_rcv
               start

    50.00%    50.00%  packetgen  [k] __xdp_return
            |
            ---__xdp_return
               veth_xdp_rcv
               start

    40.00%    40.00%  packetgen  [.] main
            |
            ---main
               start
`;
  expect(foldedOf(callee)).toEqual(foldedOf(sample('children')));
});

test('puts the symbol back that perf leaves out where symbols are sorted first', () => {
  const text = `# Overhead  Symbol
# ........  ......
#
    60.00%  [k] leaf
            |
            ---main
               start

    40.00%  [.] solo
`;
  expect(foldedOf(text)).toEqual(['share', 'null;start;main;leaf 60']);
});

test('tells inlined frames, and whose object the leaf is', () => {
  const text = table('60.00% leaf;main (inlined);start')
    .replace('Symbol', 'Shared Object  Symbol')
    .replace('......\n', '.............  ......\n')
    .replace('w        [k]', 'w        [kernel]       [k]')
    .replace('w        [.]', 'w        w              [.]');
  expect([...(onlyProfile(text).stacks?.list ?? [])][0]?.frames).toEqual([
    { symbol: 'start', dso: null, inlined: false },
    { symbol: 'main', dso: null, inlined: true },
    { symbol: 'leaf', dso: '[kernel]', inlined: false },
  ]);
});

test.each([
  ['no call graph', table()],
  [
    'a graph that lost blanks',
    table('            |', '            ---leaf', '     |--40.00%--main', '     |          start'),
  ],
  ['the tree of the screen', '-   60.00%  w  [k] leaf\n   - 40.00% main\n        start\n+   40.00%  w  [.] solo\n'],
])('gives no chains for %s', (_, text) => {
  expect(onlyProfile(text).entries).toHaveLength(2);
  expect(onlyProfile(text).stacks).toBeNull();
});
