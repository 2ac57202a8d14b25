import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { differInOneWord, relationOf } from '../../lib/diff/related-names.ts';
import type { Comparison } from '../../lib/model/comparison.ts';
import { readProfiles } from '../../lib/pipeline/find-profiles.ts';
import { compareTables } from './table.ts';

const proposals = ({ moves }: Comparison): readonly string[] =>
  moves.map(({ from, to }) => `${from.join(' + ')} -> ${to.join(' + ')}`);
const kernel = (...rows: readonly string[]): readonly string[] => rows.map((row) => row.replace(' ', ' [kernel] [k] '));
const moved = (before: readonly string[], after: readonly string[]): readonly string[] =>
  proposals(
    compareTables(
      [...kernel('80.00 rest'), ...before, ...kernel('0.35 last')],
      [...kernel('80.00 rest'), ...after, ...kernel('0.35 last')],
    ),
  );

describe('proposed moves', () => {
  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    [
      'to a shorter name',
      kernel('2.18 xdp_return_frame_rx_napi'),
      kernel('0.59 xdp_return_frame_rx_napi', '1.70 xdp_return_frame'),
      ['xdp_return_frame_rx_napi -> xdp_return_frame'],
    ],
    ['to underscores', kernel('3.00 foo'), kernel('2.90 __foo'), ['foo -> __foo']],
    ['to a slow path', kernel('3.00 foo'), kernel('2.90 foo_slow'), ['foo -> foo_slow']],
    [
      'to a hint',
      kernel('1.75 bio_iov_iter_get_pages'),
      kernel('0.91 bio_iov_iter_get_pages_hint'),
      ['bio_iov_iter_get_pages -> bio_iov_iter_get_pages_hint'],
    ],
    [
      'of one to several',
      kernel('6.00 foo_bar_run'),
      kernel('3.10 foo_bar_run_fast', '2.90 foo_bar_run_slow'),
      ['foo_bar_run -> foo_bar_run_fast + foo_bar_run_slow'],
    ],
    [
      'of several to one',
      kernel('3.10 foo_bar_run_fast', '2.90 foo_bar_run_slow'),
      kernel('6.00 foo_bar_run'),
      ['foo_bar_run_fast + foo_bar_run_slow -> foo_bar_run'],
    ],
    [
      'to another word of a variant',
      kernel('5.16 fn_E_old_name'),
      kernel('5.02 fn_E_new_name'),
      ['fn_E_old_name -> fn_E_new_name'],
    ],
    [
      'none: both on both sides',
      kernel('7.54 mlx5e_poll_rx_cq', '1.20 mlx5e_poll_ico_cq'),
      kernel('3.10 mlx5e_poll_rx_cq', '5.90 mlx5e_poll_ico_cq'),
      [],
    ],
    ['none: neighbours', kernel('3.00 tcp_sendmsg'), kernel('3.00 tcp_recvmsg'), []],
    ['none: a word for another thing', kernel('3.00 page_pool_alloc'), kernel('3.00 page_pool_put'), []],
    ['none: versions of a protocol', kernel('3.00 tcp_v4_do_rcv'), kernel('3.00 tcp_v6_do_rcv'), []],
    ['none: operators of an interpreter', kernel('0.50 Perl_pp_padav'), kernel('0.45 Perl_pp_multiconcat'), []],
    ['none: another object', ['3.00 [mod_a] [k] foo'], ['3.00 [mod_b] [k] foo_slow'], []],
    ['none: another domain', kernel('3.00 foo'), ['3.00 app [.] foo_slow'], []],
    ['none: too little', kernel('0.25 foo'), kernel('0.25 foo_slow'), []],
    ['none: far apart', kernel('9.00 foo'), kernel('1.00 foo_slow'), []],
    ['none: both rose', kernel('1.00 foo', '1.00 foo_slow'), kernel('3.00 foo', '3.00 foo_slow'), []],
  ])('%s', (_, before, after, expected) => {
    expect(moved(before, after)).toEqual(expected);
    expect(moved(after, before)).toEqual(expected.map((move) => move.split(' -> ').reverse().join(' -> ')));
  });

  test('within a program that has another name on the other side', () => {
    const rows = (dso: string, last: string): readonly string[] => [
      `50.00 ${dso} [.] fn_A`,
      `45.00 ${dso} [.] fn_B`,
      `5.00 ${dso} [.] ${last}`,
    ];
    const { moves } = compareTables(rows('prog_v1', 'fn_E_old_name'), rows('prog_v2', 'fn_E_new_name'));
    expect(moves[0]?.evidence).toEqual(['prog_v1 and prog_v2 share other symbols', 'the names differ in one word']);
  });

  test('say what is left of both shifts, with the bounds', () => {
    const [move] = compareTables(
      kernel('80.00 rest', '2.18 foo', '0.35 last'),
      kernel('80.00 rest', '1.70 foo_slow', '0.59 foo', '0.35 last'),
    ).moves;
    expect([move?.net.points, move?.net.low, move?.net.high]).toEqual([null, -0.24e6, 0.11e6]);
  });
});

test.each([
  ['foo', '__foo', true],
  ['tcp_sendmsg', 'tcp_sendmsg_locked', true],
  ['alloc_skb', '__alloc_skb', true],
  ['read', 'read_tsc', false],
  ['tcp_ack', 'tcp_acked', false],
  ['foo', 'foo', false],
  // A name that is part of another has two words and six letters, unless the rest only says which variant it is.
  ['a_bcde', 'a_bcde_x', true],
  ['a_bcd', 'a_bcd_x', false],
  ['foobar', 'foobar_x', false],
  ['foo_bar', 'x_foo_bar', true],
  ['rea', 'rea_slow', true],
  ['re', 're_slow', false],
  ['read', 'read_slow_x', false],
  ['read', 'slow_read', true],
  ['read', 'my_read', false],
  ['read', 'old_slow_read', true],
])('%s and %s are related: %s', (a, b, expected) => {
  expect(relationOf(a, b) !== null).toBe(expected);
  expect(relationOf(b, a)).toBe(relationOf(a, b));
});

test.each([
  ['page_pool_put_unrefed_netmem', 'page_pool_put_unrefed_page', true],
  ['rx_page_frag', 'rx_page_fragmented', true],
  ['mlx5e_poll_rx_cq', 'mlx5e_poll_ico_cq', false],
  ['a_b', 'a_c', false],
  ['fn_old', 'fn_new', false],
  ['fn_old_name', 'fn_new_name', true],
  ['__fn_old_name', 'fn__new::name', true],
  ['fn_old_name', 'fn_other_name', false],
  ['fn_old_name', 'fn_new_name_x', false],
  ['fn_old_name_of', 'fn_new_name_is', false],
  ['fn_old_name', 'fn_old_name', false],
  ['rx_frag_x', 'rx_fragmented_x', true],
  ['rx_fragmented_x', 'rx_frag_x', true],
  ['rx_fra_x', 'rx_fragmented_x', false],
  ['rx_frag_x', 'rx_segmented_x', false],
])('%s and %s differ in a word that says little: %s', (a, b, expected) => {
  expect(differInOneWord(a, b)).toBe(expected);
});

const CORPUS = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const exists = existsSync(CORPUS);
const skipped = exists ? '' : ' (skipped: no corpus beside the project)';
const RUNS = [1, 2, 3, 4, 5];

function compareFiles(before: string, after: string): Comparison {
  const [from, to] = [before, after].map(
    (path) => readProfiles(readFileSync(`${CORPUS}${path}.report.txt`, 'utf8'), path).profiles[0],
  );
  if (from === undefined || to === undefined) throw new Error(`no profile in ${before} or ${after}`);
  return compareTables(from, to);
}

test
  .skipIf(!exists)
  .each([
    'runs/drop',
    'runs/redirect',
    'runs/redirect-egress',
    'truth/gt_before',
    'truth/gt_after_half',
    'truth/gt_after_refactor',
  ])(`no move between two runs of %s${skipped}`, (condition) => {
  const found = RUNS.flatMap((a) =>
    RUNS.flatMap((b) => (a === b ? [] : proposals(compareFiles(`${condition}.${a}`, `${condition}.${b}`)))),
  );
  expect(found).toEqual([]);
});

test.skipIf(!exists).each(RUNS)(`the renamed function of run %d${skipped}`, (run) => {
  expect(proposals(compareFiles(`truth/gt_before.${run}`, `truth/gt_after_refactor.${run}`))).toEqual([
    'fn_E_old_name -> fn_E_new_name',
  ]);
});
