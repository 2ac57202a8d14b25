import { describe, expect, test } from 'vitest';
import { cellsOf, compareTables } from './table.ts';

/** Rows of a comparison: symbol, domain, object, both figures; `across` where the name alone paired two objects. */
function rowsOf(before: readonly string[], after: readonly string[]): readonly string[] {
  return compareTables(before, after, 'symbol')
    .shifts.map((shift) => {
      const { symbol, domain, dso, acrossDsos } = shift;
      return `${symbol} ${domain} ${dso ?? '-'} ${cellsOf(shift)}${acrossDsos ? ' across' : ''}`;
    })
    .sort();
}

/** Fills a list up to 100 %, so that what is missing is known to be 0. */
function complete(...rows: readonly string[]): readonly string[] {
  const sum = rows.reduce((total, row) => total + Math.round(Number(row.split(' ')[0]) * 100), 0);
  return [...rows, `${((10_000 - sum) / 100).toFixed(2)} [kernel] [k] zz_rest`];
}

function paired(before: readonly string[], after: readonly string[]): readonly string[] {
  return rowsOf(complete(...before), complete(...after)).filter((row) => !row.startsWith('zz_rest'));
}

describe('rows that are the same', () => {
  test.each([
    ['[kernel] [k] foo', '[kernel.kallsyms] [k] foo', 'foo kernel [kernel] 5.00 7.00'],
    ['[mlx5_core] [k] foo', 'mlx5-core.ko.xz [k] foo', 'foo module [mlx5_core] 5.00 7.00'],
    ['[kernel] [k] foo', '[mod] [k] foo', 'foo module [mod] 5.00 7.00 across'],
    ['[mod] [k] foo', '[kernel] [k] foo', 'foo kernel [kernel] 5.00 7.00 across'],
    ['[mod_old] [k] foo', '[mod_new] [k] foo', 'foo module [mod_new] 5.00 7.00 across'],
    ['app-v1 [.] main', 'app-v2 [.] main', 'main user app-v2 5.00 7.00 across'],
    ['libc-2.31.so [.] memcpy', 'libc.so.6 [.] memcpy', 'memcpy user libc.so.6 5.00 7.00 across'],
    ['[JIT] tid 7 [.] run', 'perf-9.map [.] run', 'run jit [JIT] 5.00 7.00'],
    ['[k] foo', '[kernel] [k] foo', 'foo kernel [kernel] 5.00 7.00'],
    ['[mod] [k] foo', '[k] foo', 'foo module [mod] 5.00 7.00'],
    ['[.] main', 'app [.] main', 'main user app 5.00 7.00'],
    ['[.] run', '[JIT] tid 7 [.] run', 'run jit [JIT] 5.00 7.00'],
    ['[kernel] [k] foo.isra.0', '[kernel] [k] foo.constprop.3', 'foo kernel [kernel] 5.00 7.00'],
    ['[kernel] [k] 0xffffffff81000000', '[kernel] [k] 0xffffffff92000000', '[unresolved] kernel [kernel] 5.00 7.00'],
    ['[bpf] [k] bpf_trampoline_1', '[bpf] [k] bpf_trampoline_2_1', 'bpf_trampoline_* bpf [bpf] 5.00 7.00'],
  ])('%s and %s', (before, after, row) => {
    expect(paired([`5.00 ${before}`], [`7.00 ${after}`])).toEqual([row]);
  });

  test('several rows of one symbol add up', () => {
    expect(paired(['5.00 [kernel] [k] foo.isra.0', '1.50 [kernel] [k] foo.cold'], ['6.00 [kernel] [k] foo'])).toEqual([
      'foo kernel [kernel] 6.50 6.00',
    ]);
  });
});

describe('rows that only look alike', () => {
  test.each([
    ['[kernel] [k] memcpy', 'libc.so.6 [.] memcpy'],
    ['[kernel] [k] foo', '[guest.kernel] [g] foo'],
    ['[kernel] [k] foo', '[kernel] [k] __foo'],
    ['[kernel] [k] xdp_return_frame', '[kernel] [k] xdp_return_frame_rx_napi'],
    ['[kernel] [k] foo', '[bpf] [k] foo'],
    ['app [.] run', 'perf-1.map [.] run'],
    ['[k] memcpy', '[.] memcpy'],
    ['libc.so.6 [.] 0x00000000000a0000', 'app [.] 0x00000000000a0000'],
    ['[unknown] [k] 0xffffffffc0000000', '[kernel] [k] 0xffffffffc0000000'],
  ])('%s and %s', (before, after) => {
    const rows = paired([`5.00 ${before}`], [`7.00 ${after}`]);
    expect(rows).toHaveLength(2);
    expect(rows.filter((row) => row.includes('5.00 <=0.00'))).toHaveLength(1);
    expect(rows.filter((row) => row.includes('<=0.00 7.00'))).toHaveLength(1);
  });
});

describe('a symbol in several objects', () => {
  test('the object tells rows apart where one side lists several', () => {
    const before = ['5.00 app [.] init', '3.00 libx.so [.] init'];
    expect(paired(before, ['7.00 libx.so [.] init'])).toEqual([
      'init user app 5.00 <=0.00',
      'init user libx.so 3.00 7.00',
    ]);
    expect(paired(['7.00 libx.so [.] init'], before)).toEqual([
      'init user app <=0.00 5.00',
      'init user libx.so 7.00 3.00',
    ]);
  });

  test('a name in two modules crosses to none of them', () => {
    const rows = paired(['5.00 [kernel] [k] probe'], ['4.00 [a] [k] probe', '3.00 [b] [k] probe']);
    expect(rows).toEqual([
      'probe kernel [kernel] 5.00 <=0.00',
      'probe module [a] <=0.00 4.00',
      'probe module [b] <=0.00 3.00',
    ]);
  });

  test('a name that stays in the kernel does not cross to a module', () => {
    const rows = paired(['5.00 [kernel] [k] probe'], ['4.00 [kernel] [k] probe', '3.00 [b] [k] probe']);
    expect(rows).toEqual(['probe kernel [kernel] 5.00 4.00', 'probe module [b] <=0.00 3.00']);
  });

  test('a side without a DSO column meets the sum of the other side', () => {
    expect(paired(['9.00 [.] init'], ['5.00 app [.] init', '3.00 libx.so [.] init'])).toEqual([
      'init user app 9.00 8.00',
    ]);
    expect(paired(['5.00 [kernel] [k] probe', '3.00 [b] [k] probe'], ['9.00 [k] probe'])).toEqual([
      'probe kernel [kernel] 8.00 9.00',
    ]);
  });
});

const [A, B, C, D] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(16));

function program(share: string, tag = '', name = 'prog'): string {
  return `${share} bpf_prog_${tag}_${name} [k] bpf_prog_${tag}_${name}`;
}

describe('BPF programs', () => {
  test('one program on either side is one row, whatever its tag', () => {
    expect(paired([program('5.00', A)], [program('7.00', B)])).toEqual(['prog bpf [bpf] 5.00 7.00']);
    const { shifts } = compareTables([program('60.00', A)], [program('70.00', B)]);
    expect(shifts.map(({ before, after }) => [before.tag, after.tag])).toEqual([[A, B]]);
  });

  test('equal tags pair first, the others by rank', () => {
    const before = [program('9.00', A), program('5.00', B), program('2.00', C)];
    const after = [program('8.00', B), program('6.00', D), program('1.00', A)];
    expect(paired(before, after)).toEqual([
      `prog bpf [bpf:${A}] 9.00 1.00`,
      `prog bpf [bpf:${B}] 5.00 8.00`,
      `prog bpf [bpf:${D}] 2.00 6.00`,
    ]);
  });

  test('rank is by share, however the list is sorted, and by tag where shares are equal', () => {
    const before = [program('2.00', A), program('9.00', B)];
    const after = [program('1.00', C), program('8.00', D)];
    expect(paired(before, after)).toEqual([`prog bpf [bpf:${D}] 9.00 8.00`, `prog bpf [bpf:${C}] 2.00 1.00`].sort());
    const equal = [program('5.00', B), program('5.00', A)];
    const { shifts } = compareTables(equal, [program('5.00', D), program('5.00', C)]);
    expect(shifts.map((shift) => [shift.before.tag, shift.after.tag]).sort()).toEqual([
      [A, C],
      [B, D],
    ]);
  });

  test('a program too many stays alone under its own tag', () => {
    expect(paired([program('9.00', A), program('5.00', B)], [program('8.00', B)])).toEqual([
      `prog bpf [bpf:${A}] 9.00 <=0.00`,
      `prog bpf [bpf:${B}] 5.00 8.00`,
    ]);
    expect(paired([program('9.00', A), program('5.00', B)], [program('8.00', C)])).toEqual([
      `prog bpf [bpf:${B}] 5.00 <=0.00`,
      `prog bpf [bpf:${C}] 9.00 8.00`,
    ]);
  });

  test('one program that is loaded twice adds up', () => {
    expect(paired([program('5.00', A), program('2.00', A)], [program('8.00', A)])).toEqual([
      'prog bpf [bpf] 7.00 8.00',
    ]);
  });

  test('other names are other programs', () => {
    expect(paired([program('5.00', A, 'one')], [program('7.00', A, 'two')])).toEqual([
      'one bpf [bpf] 5.00 <=0.00',
      'two bpf [bpf] <=0.00 7.00',
    ]);
  });
});

describe('a symbol in several places', () => {
  test('that is in two modules of one side and in the kernel of the other is nobody in particular', () => {
    const two = ['5.00 [m1] [k] foo', '3.00 [m2] [k] foo'];
    expect(paired(two, ['7.00 [kernel] [k] foo'])).toEqual([
      'foo kernel [kernel] <=0.00 7.00',
      'foo module [m1] 5.00 <=0.00',
      'foo module [m2] 3.00 <=0.00',
    ]);
    expect(paired(['7.00 [kernel] [k] foo'], two)).toHaveLength(3);
  });

  test('a table without objects lumps no symbols but its own', () => {
    expect(paired(['9.00 [.] main', '5.00 app [.] run'], ['8.00 app [.] main', '7.00 perf-1.map [.] run'])).toEqual([
      'main user app 9.00 8.00',
      'run jit [JIT] <=0.00 7.00',
      'run user app 5.00 <=0.00',
    ]);
  });

  test('rows with and without an object that the other side lacks are one', () => {
    expect(paired(['5.00 [kernel] [k] foo', '2.00 [k] foo'], [])).toEqual(['foo kernel [kernel] 7.00 <=0.00']);
    expect(paired([], ['5.00 [kernel] [k] foo', '2.00 [k] foo'])).toEqual(['foo kernel [kernel] <=0.00 7.00']);
  });
});

describe('programs of one name', () => {
  const program = (share: string, tag: string): string => `${share} [bpf] [k] bpf_prog_${tag.repeat(16)}_p`;
  const rows = (before: readonly string[], after: readonly string[]): readonly string[] =>
    paired(before, after).map((row) => row.replace(/\w{16}/, (tag) => tag[0] ?? ''));

  test('pair by their rank, whatever order they are listed in', () => {
    expect(rows([program('3.00', 'a'), program('5.00', 'b')], [program('6.00', 'c'), program('2.00', 'd')])).toEqual([
      'p bpf [bpf:c] 5.00 6.00',
      'p bpf [bpf:d] 3.00 2.00',
    ]);
    expect(rows([program('3.00', 'a'), program('5.00', 'b')], [program('2.00', 'd'), program('6.00', 'c')])).toEqual([
      'p bpf [bpf:c] 5.00 6.00',
      'p bpf [bpf:d] 3.00 2.00',
    ]);
  });

  test('of one share by their tags', () => {
    expect(rows([program('3.00', 'b'), program('3.00', 'a')], [program('2.00', 'd'), program('1.00', 'c')])).toEqual([
      'p bpf [bpf:c] 3.00 1.00',
      'p bpf [bpf:d] 3.00 2.00',
    ]);
    expect(rows([program('4.00', 'f'), program('3.00', 'e')], [program('2.00', 'd'), program('2.00', 'c')])).toEqual([
      'p bpf [bpf:c] 4.00 2.00',
      'p bpf [bpf:d] 3.00 2.00',
    ]);
  });

  test('of which one side has more are left over', () => {
    expect(rows([program('3.00', 'a')], [program('6.00', 'c'), program('2.00', 'd')])).toEqual([
      'p bpf [bpf:c] 3.00 6.00',
      'p bpf [bpf:d] <=0.00 2.00',
    ]);
    expect(rows([program('6.00', 'c'), program('2.00', 'd')], [program('3.00', 'a')])).toEqual([
      'p bpf [bpf:a] 6.00 3.00',
      'p bpf [bpf:d] 2.00 <=0.00',
    ]);
  });
});
