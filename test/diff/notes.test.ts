import { describe, expect, test } from 'vitest';
import { compareTables, tableOf } from './table.ts';

const [A, B] = ['a'.repeat(16), 'b'.repeat(16)];

function notesOf(before: Parameters<typeof compareTables>[0], after: Parameters<typeof compareTables>[1]) {
  return compareTables(before, after).diagnostics.map(
    ({ severity, code, message }) => `${severity} ${code}: ${message}`,
  );
}

function program(share: string, tag: string): string {
  return `${share} bpf_prog_${tag}_p [k] bpf_prog_${tag}_p`;
}

describe('what is matched although it is spelled differently is said', () => {
  test('nothing is said of equal names', () => {
    const rows = ['60.00 [kernel] [k] a', '5.00 [mlx5_core] [k] b'];
    expect(notesOf(rows, ['60.00 [kernel.kallsyms] [k] a', '5.00 mlx5-core.ko [k] b'])).toEqual([]);
  });

  test.each([
    [['60.00 [kernel] [k] a'], ['60.00 [m] [k] a'], ['different-dso', 'a', '[kernel]', '[m]']],
    [['60.00 [kernel] [k] a.isra.0'], ['60.00 [kernel] [k] a'], ['folded-suffix', 'a.isra.0']],
    [['60.00 [kernel] [k] 0xffffffff81000000'], ['60.00 [kernel] [k] a'], ['unresolved-addresses', '1 in [kernel]']],
    [[program('60.00', A)], [program('60.00', B)], ['bpf-tag', A, B]],
  ])('%j and %j', (before, after, [code, ...words]) => {
    const notes = notesOf(before, after);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(new RegExp(`^note ${code}: `));
    for (const word of words) expect(notes[0]).toContain(word);
  });

  test('equal tags need no word', () => {
    expect(notesOf([program('60.00', A)], [program('61.00', A)])).toEqual([]);
  });

  test('several programs of one name', () => {
    const notes = notesOf([program('40.00', A), program('20.00', B)], [program('41.00', A), program('20.00', B)]);
    expect(notes).toEqual([expect.stringMatching(/^note several-programs: .*\bp$/)]);
  });

  test('rows finer than a symbol, for each side that has them', () => {
    const table = tableOf(['60.00 [kernel] [k] a']);
    const finer = { ...table, entries: table.entries.map((entry) => ({ ...entry, comm: 'iperf3' })) };
    expect(notesOf(finer, table).filter((note) => note.includes('rows-per-comm'))).toHaveLength(1);
    expect(notesOf(finer, { ...finer }).filter((note) => note.includes('rows-per-comm'))).toHaveLength(2);
  });
});
