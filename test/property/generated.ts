import fc from 'fast-check';
import { compareProfiles } from '../../lib/diff/compare.ts';
import type { Comparison, Shift } from '../../lib/model/comparison.ts';
import type { Profile } from '../../lib/model/profile.ts';
import { readProfiles } from '../../lib/pipeline/find-profiles.ts';
import { normalizeProfile } from '../../lib/symbols/merge.ts';

/** Millionths of a point in the whole. */
export const WHOLE = 100_000_000;

/** Symbols as perf prints them, object and all; each is a row of its own. */
export const SYMBOLS: readonly string[] = [
  ...Array.from({ length: 14 }, (_, at) => `[kernel]  [k] tcp_step${at}_rcv`),
  ...Array.from({ length: 8 }, (_, at) => `[mlx5_core]  [k] mlx5e_step${at}_poll`),
  ...Array.from({ length: 8 }, (_, at) => `libc.so.6  [.] str${at}_avx2`),
  ...['redir', 'pass', 'drop'].map((name, at) => {
    const program = `bpf_prog_${String(at).repeat(16)}_${name}`;
    return `${program}  [k] ${program}`;
  }),
  'app  [.] ns::T<std::pair<int, long> >::operator()',
  '[JIT] tid 812  [.] LazyCompile:*run /srv/x.js:7',
  '[guest.kernel]  [g] vmx_step',
  '[vdso]  [.] __vdso_clock_gettime',
];

/** Rows that fold, share a name, or are no names: what identity has to sort out. */
export const AWKWARD: readonly string[] = [
  ...SYMBOLS,
  '[kernel]  [k] tcp_step0_rcv.isra.0',
  '[kernel]  [k] tcp_step0_rcv.cold',
  '[tcp_mod]  [k] tcp_step1_rcv',
  '[other]  [k] tcp_step2_rcv',
  'libc-2.31.so  [.] str0_avx2',
  'app  [.] str1_avx2',
  '[kernel]  [k] 0xffffffff81000010',
  '[kernel]  [k] 0xffffffff81000020',
  '[unknown]  [k] 0000000000000000',
  `bpf_prog_${'a'.repeat(16)}_redir  [k] bpf_prog_${'a'.repeat(16)}_redir`,
  `bpf_prog_${'b'.repeat(16)}_redir  [k] bpf_prog_${'b'.repeat(16)}_redir`,
  'bpf_trampoline_1  [k] bpf_trampoline_1',
  'bpf_trampoline_2  [k] bpf_trampoline_2',
];

/** What truly happened: each symbol's exact share in ticks. They add up to the whole. */
export type Truth = ReadonlyMap<string, number>;

/** Returns a generator of true profiles over the given symbols, some of which are absent. */
export function truths(symbols: readonly string[]): fc.Arbitrary<Truth> {
  const weight = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 1_000_000 }));
  return fc
    .array(weight, { minLength: symbols.length, maxLength: symbols.length })
    .filter((weights) => weights.some((each) => each > 0))
    .map((weights) => {
      const total = weights.reduce((sum, each) => sum + each, 0);
      const ticks = weights.map((each) => Math.floor((each * WHOLE) / total));
      const first = weights.findIndex((each) => each > 0);
      ticks[first] = (ticks[first] ?? 0) + WHOLE - ticks.reduce((sum, each) => sum + each, 0);
      return new Map(symbols.flatMap((symbol, at) => ((ticks[at] ?? 0) > 0 ? [[symbol, ticks[at] ?? 0]] : [])));
    });
}

/** Returns the rows of a profile by falling share. */
export function sortedRows(truth: Truth): readonly (readonly [string, number])[] {
  return [...truth].sort((a, b) => b[1] - a[1]);
}

/** Returns a row with its share to two decimals, as "%.2f" prints it. */
export function printRow([symbol, ticks]: readonly [string, number]): string {
  return `${(ticks / 1e6).toFixed(2).padStart(9)}%  ${symbol}`;
}

/** Returns the one profile that a text holds. */
export function readOne(rows: readonly string[], name = 'table.txt'): Profile {
  const { profiles } = readProfiles(rows.join('\n'), name);
  const [profile] = profiles;
  if (profiles.length !== 1 || profile === undefined) throw new Error(`${profiles.length} profiles`);
  return profile;
}

/** Returns the comparison of two profiles. */
export function compareTwo(before: Profile, after: Profile): Comparison {
  return compareProfiles(normalizeProfile(before), normalizeProfile(after));
}

/** Returns who a row is on both sides, the same for the mirrored row when `mirrored` is set. */
export function keyOf(shift: Shift, mirrored = false): string {
  const names = [shift.before, shift.after].map(({ names, dso, tag, ticks }) =>
    ticks === null ? null : [[...names].sort(), dso, tag],
  );
  return JSON.stringify(mirrored ? names.reverse() : names);
}
