import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import type { Entry } from '../../lib/model/entry.ts';
import { entryKeyOf } from '../../lib/model/identity.ts';
import { identify } from '../../lib/symbols/identify.ts';
import { namer } from '../../lib/symbols/namer.ts';
import { tableOf } from '../diff/table.ts';

const [entry] = tableOf(['1.00 [kernel] [k] foo.isra.0']).entries as readonly [Entry];

test.each<[string, Partial<Entry>]>([
  ['another object', { dso: '[xfs]' }],
  ['no object', { dso: null }],
  ['another level', { level: '.' }],
  ['another symbol', { symbol: 'bar' }],
  ['an empty name', { symbol: '' }],
  ['a thread', { level: null, pid: '12', comm: 'w', symbol: '12:w' }],
  ['another thread of the name', { level: null, pid: '12', comm: 'v', symbol: '12:w' }],
])('%s is who it is, whatever was asked before', (_, change) => {
  const nameOf = namer();
  for (const each of [entry, { ...entry, ...change }, entry]) {
    const identity = identify(each);
    expect(nameOf(each)).toEqual({ key: entryKeyOf(identity), identity, names: [each.symbol] });
  }
});

test('threads of one number and name are told apart by their command', () => {
  const nameOf = namer();
  const thread = { ...entry, dso: null, level: null, pid: '12', symbol: '12:w' };
  const commands = ['w', 'v', 'w'].map((comm) => nameOf({ ...thread, comm }).identity.symbol);
  expect(commands).toEqual(['w', '12:w', 'w']);
});

test.each<[string, Partial<Entry>]>([
  ['a function, in whatever thread', { pid: '12' }],
  ['a row without a level', { level: null }],
])('%s is named once', (_, changes) => {
  const nameOf = namer();
  const row = { ...entry, ...changes };
  expect(nameOf({ ...row, comm: 'w' })).toBe(nameOf(row));
});

test('a row without a symbol is written as nothing', () => {
  expect(namer()({ ...entry, symbol: null }).names).toEqual(['']);
});

test('rows of other figures and commands are named once', () => {
  const nameOf = namer();
  const other: Entry = { ...entry, line: 7, samples: 3, comm: 'w' };
  expect(nameOf(other)).toBe(nameOf(entry));
});

test('suffixes are kept where that is asked for', () => {
  expect(namer('keep')(entry).identity.symbol).toBe('foo.isra.0');
});

const DSOS = [
  null,
  '',
  '[kernel]',
  '[kernel.kallsyms]',
  'vmlinux',
  '[mlx5_core]',
  'mlx5_core',
  '/lib/modules/xfs.ko.xz',
  'libc.so.6',
  '/usr/bin/plain',
  'plain',
  '[unknown]',
  '[vdso]',
  '[JIT] tid 12',
  'perf-12.map',
  '[bpf]',
  '[bpf:0123456789abcdef]',
  'bpf_prog_0123456789abcdef_plain',
  'bpf_dispatcher_xdp',
  '[guest.kernel.kallsyms]',
];

test('names are who they are, whichever of their object were asked for before', () => {
  // Words of which each rule knows one, and what makes a plain name of them or none.
  const word = fc.constantFrom(
    'plain',
    'foo',
    'bpf_prog_0123456789abcdef_plain',
    'bpf_prog_xxxx_plain',
    'BPF_PROG_XX_f',
    'bpf_trampoline_12',
    'bpf_dispatcher_xdp',
    '__cfi_bpf_prog_0123456789abcdef',
    '0x1f',
    '0000000000000000',
    'f+0x12',
    'f.isra.0',
    'f.cold',
    'f::h0123456789abcdef',
    'f::H0123456789ABCDEF',
    'f::g::h',
    'C<int>::f',
    'malloc@@GLIBC_2.2.5',
    '',
    '-',
    'mlx5_core',
    'cold',
    'isra_0',
    'h0123456789abcdef',
    'xfs',
  );
  const symbol = fc.oneof(word, fc.stringMatching(/^[\w.@:<>+$]{0,12}$/), fc.stringMatching(/^\w{1,20}$/));
  const level = fc.constantFrom<Entry['level'][]>('k', '.', 'g', 'u', 'H', null);
  const symbols = fc.array(symbol, { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(
      symbols,
      fc.constantFrom(...DSOS),
      level,
      fc.constantFrom('fold', 'keep'),
      (list, dso, own, suffixes) => {
        const nameOf = namer(suffixes);
        for (const each of list) {
          const row = { ...entry, symbol: each, dso, level: own };
          expect(nameOf(row).identity).toEqual(identify(row, suffixes));
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test('so are the names of recordings', () => {
  const nameOf = namer();
  const rows = globSync(['samples/**/*.txt', '../shared/corpus/{runs,live,user}/**/*.txt'])
    .flatMap((path) => readFileSync(path, 'latin1').match(/\[[k.guH]\] \S.*/g) ?? [])
    .map((text) => ({ ...entry, level: text.charAt(1) as Entry['level'], symbol: text.slice(4).trim() }));
  expect(rows.length).toBeGreaterThan(500);
  for (const dso of DSOS)
    for (const row of new Map(rows.map((each) => [each.level + each.symbol, each])).values())
      expect(nameOf({ ...row, dso }).identity).toEqual(identify({ ...row, dso }));
});
