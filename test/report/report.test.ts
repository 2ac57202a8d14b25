import { describe, expect, test } from 'vitest';
import { reported, table } from './small.ts';

describe('the verdict', () => {
  test('counts what shifted, names the first and what is open', () => {
    const { verdict } = reported(
      table('60.00 a', '30.00 b', '1.00 c'),
      table('50.00 a', '40.00 b', '1.00 c', '0.50 d'),
    );
    expect(verdict[0]).toContain('2 of 4 symbols');
    expect(verdict[0]).toContain('most: a, -10.00 points');
    expect(verdict[0]).toContain('1 cannot be told');
    expect(verdict[1]).toContain('not tested');
    expect(verdict.join('\n')).toContain('shares add up to 100');
  });

  test('says of a bounded shift only what is certain', () => {
    // 14.995 after at the least against 1.005 before at the most.
    const { verdict } = reported(table('60.00 a', '1.00 c'), table('60.00 a', '15.00 b', '1.00 c'));
    expect(verdict[0]).toContain('1 of 3 symbols');
    expect(verdict[0]).toContain('most: b, up by at least 13.99 points');
  });

  test('says so when nothing shifted', () => {
    const { verdict } = reported(table('60.00 a', '30.00 b'), table('60.00 a', '30.00 b'));
    expect(verdict[0]).toContain('none of 2 symbols shifted');
    expect(verdict.join('\n')).not.toContain('shares add up to 100');
  });

  test('does not call rounding a shift', () => {
    const { verdict, rows } = reported(table('60.00 a', '30.00 b'), table('60.01 a', '30.00 b'));
    expect(verdict[0]).toContain('none of 2 symbols shifted');
    expect(rows[0]).toMatchObject({ symbol: 'a', delta: '+0.01', direction: 0 });
  });
});

describe('the rows', () => {
  const { rows, rest, hidden, legend } = reported(
    table('60.00 a', '30.00 b', '1.00 c'),
    table('50.00 a', '40.00 b', '3.00 d', '0.50 e'),
  );
  const of = (symbol: string): unknown => rows.find((row) => row.symbol === symbol);

  test('say before, after and delta', () => {
    expect(of('a')).toMatchObject({ before: '60.00', after: '50.00', delta: '-10.00', direction: -1, bar: -1 });
    expect(of('b')).toMatchObject({ before: '30.00', after: '40.00', delta: '+10.00', direction: 1, bar: 1 });
  });

  test('say bounds: at most 1.00 before, at most 0.50 after', () => {
    // 3.00 - 1.00 with half a digit on either side is at least 1.99; 0.50 - 1.00 is at most -0.49.
    expect(of('d')).toMatchObject({ before: '<=1.00', after: '3.00', delta: '>=1.99', direction: 1 });
    expect(of('c')).toMatchObject({ before: '1.00', after: '<=0.50', delta: '<=-0.49', direction: -1 });
    expect(of('e')).toMatchObject({ before: '<=1.00', after: '0.50', delta: '?', direction: 0, bar: 0 });
  });

  test('leave over what is not listed', () => {
    expect(rest).toMatchObject({ before: '9.00', after: '6.50' });
    expect(hidden).toBeNull();
  });

  test('have their signs explained', () => {
    expect(legend.map((each) => each.split(' ')[0])).toEqual(['<=', '>=', '?']);
    expect(reported(table('60.00 a', '30.00 b'), table('50.00 a', '40.00 b')).legend).toEqual([]);
    expect(reported(table('60.00 a', '40.00 b'), table('60.00 a', '40.00 c')).legend).toHaveLength(1);
  });
});

test('rows that are left out are counted, summed and bounded', () => {
  const { rows, hidden, rest } = reported(
    table('60.00 a', '30.00 b', '1.00 c'),
    table('50.00 a', '38.00 b', '3.00 c', '1.00 d'),
    { top: 1 },
  );
  expect(rows.map((row) => row.symbol)).toEqual(['a']);
  // b +8.00 is the largest of the three, its rounding included.
  expect(hidden).toEqual({ before: '31.00', after: '42.00', extras: [], words: '3 more, each within +-8.01' });
  expect([rest?.before, rest?.after]).toEqual(['9.00', '8.00']);
  const one = reported(table('60.00 a', '30.00 b'), table('50.00 a', '40.00 b'), { top: 1 });
  expect(one.hidden?.words).toBe('1 more, within +-10.01');
});

describe('footnotes', () => {
  const before = '60.00% [kernel] [k] a.isra.0\n20.00% [kernel] [k] b.part.0\n10.00% [kernel] [k] b';
  const after = '50.00% [kernel] [k] a.isra.0\n30.00% [kernel] [k] b\n1.00% [kernel] [k] plain';

  test('say what was folded, a text once, in the order of the rows', () => {
    const { footnotes, rows } = reported(before, after);
    expect(footnotes).toEqual([
      { text: 'listed as a.isra.0', standalone: 'a: listed as a.isra.0' },
      { text: 'sum of b.part.0, b', standalone: 'b: sum of b.part.0, b' },
    ]);
    expect(rows.map((row) => [row.symbol, row.marks])).toEqual([
      ['a', [1]],
      ['b', [2]],
      ['plain', []],
    ]);
  });

  test('say nothing of rows that are not shown', () => {
    expect(reported(before, after, { match: /plain/u }).footnotes).toEqual([]);
  });

  test('say when the code of a BPF program differs', () => {
    const program = (tag: string): string =>
      `60.00% bpf_prog_${tag}_drop [k] bpf_prog_${tag}_drop\n20.00% [kernel] [k] a`;
    const { footnotes } = reported(program('0123456789abcdef'), program('fedcba9876543210'));
    expect(footnotes).toHaveLength(1);
    expect(footnotes[0]?.text).toContain('0123456789abcdef before, fedcba9876543210 after');
    expect(reported(program('0123456789abcdef'), program('0123456789abcdef')).footnotes).toEqual([]);
  });
});
