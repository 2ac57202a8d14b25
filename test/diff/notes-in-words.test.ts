/** What is noted beside a comparison, word by word. */
import { describe, expect, test } from 'vitest';
import { noteConflict, notePeriods, noteRates, noteUnknown } from '../../lib/diff/notes.ts';
import type { Rate } from '../../lib/model/comparison.ts';
import type { Diagnostic } from '../../lib/model/diagnostic.ts';
import type { Profile } from '../../lib/model/profile.ts';
import { normalizeProfile } from '../../lib/symbols/merge.ts';
import { compareTables, tableOf } from './table.ts';

const told = ({ file, line, severity, code, message }: Diagnostic): string =>
  `${file}:${line ?? '-'}: ${severity}: ${message} [${code}]`;
const notes = (before: readonly string[] | Profile, after: readonly string[] | Profile, code: string) =>
  compareTables(before, after)
    .diagnostics.filter((each) => each.code === code)
    .map(told);
const kernel = (...rows: readonly string[]): readonly string[] => rows.map((row) => row.replace(' ', ' [kernel] [k] '));

describe('names', () => {
  test('that were folded are listed, six at most, at the table after', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `8.00 ${name}.isra.0`);
    expect(
      notes(kernel('10.00 x', ...rows), tableOf(kernel('10.00 x', '9.00 a.cold'), { line: 4 }), 'folded-suffix'),
    ).toEqual([
      'table.txt:4: note: folded into the base name: a.isra.0, a.cold, b.isra.0, c.isra.0, d.isra.0, e.isra.0 and 2 more; --suffixes keep tells them apart [folded-suffix]',
    ]);
    expect(notes(kernel('60.00 a'), kernel('60.00 a.cold'), 'folded-suffix')[0]).toContain('name: a.cold; --suffixes');
    expect(notes(['60.00 app [.] f::h0123456789abcdef'], ['60.00 app [.] f'], 'folded-suffix')).toHaveLength(1);
    expect(notes(['60.00 app [.] f@@V_1'], ['60.00 app [.] f'], 'folded-suffix')).toHaveLength(1);
    // A program's name is no suffix.
    const program = `60.00 [bpf] [k] bpf_prog_${'a'.repeat(16)}_p`;
    expect(notes([program], [program], 'folded-suffix')).toEqual([]);
  });

  test('that stand for addresses are counted by object', () => {
    const rows = [
      '40.00 [kernel] [k] 0xffffffff81000000',
      '20.00 [kernel] [k] 0xffffffff81000010',
      '9.00 [.] 0x0000000000401000',
    ];
    expect(notes(rows, rows, 'unresolved-addresses')).toEqual([
      'table.txt:1: note: addresses without a symbol are summed per object: 2 in [kernel], 1 in an unknown object [unresolved-addresses]',
    ]);
  });

  test('of two objects, and of programs whose code differs', () => {
    expect(notes(['60.00 [m] [k] a'], ['60.00 [n] [k] a'], 'different-dso')).toEqual([
      'table.txt:1: note: a is in [m] before and in [n] after; paired by its name [different-dso]',
    ]);
    const program = (tag: string) => `60.00 [bpf] [k] bpf_prog_${tag.repeat(16)}_p`;
    const [a, b] = ['a'.repeat(16), 'b'.repeat(16)];
    expect(notes([program('a')], [program('b')], 'bpf-tag')).toEqual([
      `table.txt:1: note: BPF program p has tag ${a} before and ${b} after: its code differs [bpf-tag]`,
    ]);
    expect(notes([program('a')], ['60.00 [bpf] [k] p'], 'bpf-tag')).toEqual([]);
    expect(notes(['60.00 [bpf] [k] p'], [program('a')], 'bpf-tag')).toEqual([]);
  });

  test.each<[string, string, string, readonly string[]]>([
    ['begin another of the other side', 'xdp_do_redir', 'xdp_do_redirect', ['xdp_do_redir may be xdp_do_redirect']],
    ['or are begun by it', 'xdp_do_redirect', 'xdp_do_redir', ['xdp_do_redir may be xdp_do_redirect']],
    ['in eight letters', 'abcdefgh', 'abcdefghi', ['abcdefgh may be abcdefghi']],
    ['not in seven', 'abcdefg', 'abcdefgh', []],
    ['in the middle of a word', 'xdp_do_redirect', 'xdp_do_redirect_frame', []],
    ['not at the end of one', 'xdp_do_redirect.', 'xdp_do_redirect.x', []],
    ['a name that goes on otherwise', 'xdp_do_redir', 'xdp_do_retire', []],
  ])('that look cut %s: %s, %s', (_, before, after, found) => {
    const said = notes(kernel('60.00 x', `9.00 ${before}`), kernel('60.00 x', `9.00 ${after}`), 'cut-symbols');
    const words = 'names that look cut at the width of a column';
    expect(said).toEqual(
      found.map(
        (pair) => `table.txt:1: note: ${words}: ${pair}; print wider, or join them with --rename [cut-symbols]`,
      ),
    );
  });

  test('that look cut of two others are nobody in particular, and of another kind nothing', () => {
    const cut = kernel('60.00 x', '9.00 xdp_do_redir');
    expect(notes(cut, kernel('60.00 x', '9.00 xdp_do_redirect', '8.00 xdp_do_redirected'), 'cut-symbols')).toEqual([]);
    expect(notes(cut, ['60.00 [kernel] [k] x', '9.00 app [.] xdp_do_redirect'], 'cut-symbols')).toEqual([]);
    expect(
      notes(
        kernel('60.00 x', '9.00 xdp_do_redir', '8.00 xdp_do_redirect'),
        kernel('60.00 x', '8.00 xdp_do_redirect'),
        'cut-symbols',
      ),
    ).toEqual([]);
  });

  test('of renames that join nothing', () => {
    expect(noteUnknown(tableOf([]), [{ from: 'foo' }, { from: 'bar' }]).map(told)).toEqual(
      ['foo', 'bar'].map(
        (name) =>
          `table.txt:-: warning: --rename ${name}: no symbol of either side has this name, so nothing was joined; expected a name as the report prints it [rename-unknown]`,
      ),
    );
  });

  test('rows that are finer than a symbol are told of each table that has them', () => {
    const finer = (label: string): Profile => {
      const table = tableOf(kernel('60.00 a'), { source: label, line: 7 });
      return { ...table, entries: table.entries.map((entry) => ({ ...entry, cpu: '1' })) };
    };
    const message =
      'rows are finer than a symbol (command, thread or CPU); shares of a symbol are the sum of its listed rows';
    expect(notes(finer('b'), finer('a'), 'rows-per-comm')).toEqual(
      ['b', 'a'].map((file) => `${file}:7: note: ${message} [rows-per-comm]`),
    );
  });
});

describe('shares of periods that are not those of the samples', () => {
  const side = (samples: readonly (number | null)[], changes: Partial<Profile> = {}) => {
    const table = tableOf(kernel('60.00 a', '30.00 b', '10.00 c'), changes);
    return normalizeProfile({
      ...table,
      entries: table.entries.map((entry, at) => ({ ...entry, samples: samples[at] ?? null })),
    });
  };

  test('are told with the one that is most apart', () => {
    expect(notePeriods([side([500, 410, 90])]).map(told)).toEqual([
      'table.txt:1: note: 3 of 3 symbols have another share of the samples than of the period: b 30.00 by period, 41.00 by samples; noise is judged by samples [shares-of-periods]',
    ]);
  });

  test.each<[string, ReturnType<typeof side>, number]>([
    ['as they are printed', side([600, 300, 100]), 0],
    // 0.10 points and half a digit are let through: 60.10 and 60.11 of 100,000.
    ['a tenth of a point', side([60_105, 29_895, 10_000]), 0],
    ['more than that', side([60_106, 29_894, 10_000]), 1],
    ['without counts', side([600, 300, null]), 0],
    ['that decay', side([500, 410, 90], { format: 'perf-top' }), 0],
    ['of nothing', side([0, 0, 0]), 0],
  ])('%s', (_, profile, found) => {
    expect(notePeriods([profile])).toHaveLength(found);
    expect(notePeriods([profile, profile])).toHaveLength(2 * found);
  });
});

describe('rates', () => {
  const rate = (min: number, max: number): Rate => ({
    value: 100,
    unit: 'packet/s',
    n: 3,
    min,
    max,
    stdev: 1,
    error: null,
  });

  test('that are no steady state are told, each side by itself', () => {
    const [before, after] = [tableOf([], { source: 'b' }), tableOf([], { source: 'a' })];
    const said = (side: string, file: string) =>
      `${file}:-: warning: the rate ${side} is the mean of values from 70 to 121 packet/s, expected a steady state; state it with --rate [uneven-rate]`;
    const [even, uneven] = [rate(75, 125), rate(70, 121)];
    expect(noteRates(before, after, { before: even, after: uneven }).map(told)).toEqual([said('after', 'a')]);
    expect(noteRates(before, after, { before: uneven, after: even }).map(told)).toEqual([said('before', 'b')]);
    expect(noteRates(before, after, null)).toEqual([]);
  });

  test('that contradict the shares are told', () => {
    const told3 = { factor: 1.1, low: 1.05, high: 1.15, method: 'shares' } as const;
    const conflict = (factor: number, logError = 0) => noteConflict(tableOf([]), told3, { factor, logError }).map(told);
    expect(conflict(1.2)).toEqual([
      'table.txt:-: warning: the rates say that the total cost changed by x1.200, the shares imply 1.050 to 1.150; are they of the same seconds and CPUs? [composition-conflict]',
    ]);
    expect([conflict(1.04).length, conflict(1.05).length, conflict(1.1).length, conflict(1.15).length]).toEqual([
      1, 0, 0, 0,
    ]);
    // 1.2 / exp(1.96 x 0.03) is 1.131.
    expect(conflict(1.2, 0.03)).toEqual([]);
    expect(noteConflict(tableOf([]), null, { factor: 9, logError: 0 })).toEqual([]);
    expect(noteConflict(tableOf([]), told3, null)).toEqual([]);
  });
});
