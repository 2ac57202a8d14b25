import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../lib/model/entry.ts';
import type { Profile } from '../../../lib/model/profile.ts';
import { readProfiles } from '../../../lib/pipeline/find-profiles.ts';
import { notesOf, onlyProfile, scanned } from '../scanned.ts';

const HEAD =
  "# Event 'cycles'\n#\n# Baseline    Delta  Shared Object      Symbol\n# ........  .......  .................  ......\n#\n";

/** Share, half a last digit and symbol of what a side lists; `absent` where the table says that it has none. */
function sideOf(profile: Profile, side: 'before' | 'after'): readonly string[] {
  const show = ({ overhead, atMost, symbol }: Entry): string =>
    atMost === undefined ? `${overhead.ticks / 1e6} +-${overhead.slack / 1e6} ${symbol}` : `absent ${symbol}`;
  return (profile.both?.[side].entries ?? []).map(show);
}

const sample = (name: string): string => readFileSync(`samples/formats/perf-diff/${name}`, 'utf8');

describe('a table of perf diff', () => {
  const text = `${HEAD}    48.56%  -22.98%  libc-2.17.so       [.] _IO_fwrite\n     9.10%           libc-2.17.so       [.] __GI___mempcpy\n             +4.46%  [kernel.kallsyms]  [k] dev_map_bpf_prog_run\n`;

  test('is one profile with its baseline, and both sides', () => {
    const profile = onlyProfile(text);
    expect(profile).toMatchObject({
      format: 'perf-diff',
      line: 1,
      endLine: 8,
      columns: ['Baseline', 'Delta', 'Shared Object', 'Symbol'],
      facts: { event: 'cycles', samples: null },
    });
    expect(profile.entries.map(({ overhead, symbol }) => [overhead.ticks / 1e6, symbol])).toEqual([
      [48.56, '_IO_fwrite'],
      [9.1, '__GI___mempcpy'],
      [0, 'dev_map_bpf_prog_run'],
    ]);
    expect(sideOf(profile, 'before')).toEqual([
      '48.56 +-0.005 _IO_fwrite',
      '9.1 +-0.005 __GI___mempcpy',
      'absent dev_map_bpf_prog_run',
    ]);
    expect(sideOf(profile, 'after')).toEqual([
      '25.58 +-0.01 _IO_fwrite',
      '4.46 +-0.005 dev_map_bpf_prog_run',
      'absent __GI___mempcpy',
    ]);
    expect(profile.both?.after.stated).toEqual({
      rows: 2,
      listedTicks: 30_040_000,
      floorTicks: 4_460_000,
      cut: 'picked',
    });
  });

  test('is a pair of its own, once if it is quoted', () => {
    expect(readProfiles(text).pairs).toEqual([{ before: 0, after: 0, assumed: false }]);
    const quoted = `${text}\n> ${text.trimEnd().replaceAll('\n', '\n> ')}\n`;
    const found = readProfiles(quoted);
    expect(found.profiles).toHaveLength(2);
    expect(found.pairs).toEqual([{ before: 0, after: 0, assumed: false }]);
    expect(found.pairDiagnostics.map(({ code, line }) => [code, line])).toEqual([['twice-the-same', 10]]);
  });
});

const ROWS = [
  '42.25%     -9.24%  [kernel.kallsyms]     [k] queued_spin_lock_slowpath',
  '           +0.81%  [kernel.kallsyms]     [k] io_acct_activate_free_worker',
  ' 1.00%             [kernel.kallsyms]     [k] gone',
];
const READ = {
  before: ['42.25 +-0.005 queued_spin_lock_slowpath', '1 +-0.005 gone', 'absent io_acct_activate_free_worker'],
  after: ['33.01 +-0.01 queued_spin_lock_slowpath', '0.81 +-0.005 io_acct_activate_free_worker', 'absent gone'],
};

test.each([
  ['without a header', ROWS.map((row) => `    ${row}`).join('\n')],
  ['the row without a baseline first', [ROWS[1], ROWS[0], ROWS[2]].join('\n')],
  ['with its blanks collapsed', ROWS.map((row) => row.trim().replace(/ +/g, ' ')).join('\n')],
  ['quoted, behind a tab', ROWS.map((row) => `>> \t${row}`).join('\n')],
  ['with a header whose ruler was cut off', `# Baseline  Delta Abs  Shared Object  Symbol\n${ROWS.join('\n')}`],
  ['with a wrapped header', `# Baseline  Delta Abs  Shared Object\nSymbol\n#\n${ROWS.join('\n')}`],
  ['with wrapped rows', ROWS.map((row) => row.replace(' [k]', '\n[k]')).join('\n')],
  [
    'with a separator',
    `# Baseline;Delta;Shared Object;Symbol\n42.25   ;-9.24%;[kernel.kallsyms] ;[k] queued_spin_lock_slowpath\n        ;+0.81%;[kernel.kallsyms] ;[k] io_acct_activate_free_worker\n1.00    ;      ;[kernel.kallsyms] ;[k] gone`,
  ],
])('reads the same table %s', (_, text) => {
  const profile = onlyProfile(text);
  const sorted = (side: 'before' | 'after'): readonly string[] => [...sideOf(profile, side)].sort();
  expect(sorted('before')).toEqual([...READ.before].sort());
  expect(sorted('after')).toEqual([...READ.after].sort());
  expect(profile.entries.every(({ dso, level }) => dso === '[kernel.kallsyms]' && level === 'k')).toBe(true);
});

test.each([
  [
    'of symbols only',
    '# Baseline  Delta  Symbol\n     1.10%   +0.48%  [k] bpf_prog_99a0_x y',
    [null, null, 'bpf_prog_99a0_x y'],
  ],
  [
    'of objects only',
    '# Baseline  Delta  Shared Object\n     1.10%   +0.48%  [JIT] tid 7',
    [null, '[JIT] tid 7', null],
  ],
  [
    'with commands',
    '# Baseline  Delta  Command  Shared Object  Symbol\n     1.10%   +0.48%  npm ci  libc.so.6  [.] f',
    ['npm ci', 'libc.so.6', 'f'],
  ],
])('reads a table %s', (_, text, cells) => {
  expect(onlyProfile(text).entries.map(({ comm, dso, symbol }) => [comm, dso, symbol])).toEqual([cells]);
});

describe('a side', () => {
  test('of a complete list needs no mark for what is absent', () => {
    const profile = onlyProfile(sample('complete.txt'));
    expect(profile.both?.before).toMatchObject({ stated: null, label: null });
    expect(sideOf(profile, 'before')).toHaveLength(5);
    expect(sideOf(profile, 'after')).toEqual([
      '36.84 +-0.005 fn_B',
      '25.43 +-0.005 fn_A',
      '19.57 +-0.005 fn_C',
      '11.76 +-0.005 fn_D',
      '6.39 +-0.005 fn_E_old_name',
    ]);
  });

  test('with formulas is exact: periods over totals', () => {
    const profile = onlyProfile(sample('formula.txt'));
    const [first] = profile.both?.after.entries ?? [];
    expect(first?.overhead).toEqual({ ticks: Math.round((436308915 / 5033099162) * 1e8), slack: 0 });
    expect(first?.period).toBe(436308915);
    // -b printed 11.12 % of what it kept; the delta tells that it was 11.08 % of all.
    expect(profile.both?.before.entries.at(0)?.overhead).toEqual({
      ticks: (first?.overhead.ticks ?? 0) + 2_410_000,
      slack: 5000,
    });
  });

  test('keeps the periods of -p, a recording without any is absent', () => {
    const profile = onlyProfile(sample('period.txt'));
    expect(profile.entries.slice(0, 1).map(({ period }) => period)).toEqual([936810406]);
    expect(profile.entries.at(-1)).toMatchObject({
      atMost: 0,
      period: null,
      symbol: 'bpf_prog_7b7ccefb8b84e8f4_xdp_redirect_map_egress',
    });
    expect(profile.both?.after.entries.at(-1)?.period).toBe(177532593);
  });

  test('of ratios follows from periods, where every row is there', () => {
    const text =
      '# Baseline  Base period  Ratio  Period  Symbol\n 75.00%  300  0.500000  150  [.] a\n 25.00%  100  0.500000  50  [.] b\n';
    expect(sideOf(onlyProfile(text), 'after')).toEqual(['75 +-0.005 a', '25 +-0.005 b']);
  });

  test('is one of three recordings, the baseline against each other one', () => {
    const { found } = scanned(sample('three.txt'));
    expect(found.map(({ profile: { both } }) => [both?.before.label, both?.after.label])).toEqual([
      ['own-rmap.1.perf.data', 'own-rmap-egress.1.perf.data'],
      ['own-rmap.1.perf.data', 'rmap.5.perf.data'],
    ]);
    const afters = found.map(({ profile }) => sideOf(profile, 'after').find((row) => row.endsWith(' veth_xdp_rcv')));
    expect(afters).toEqual(['8.67 +-0.01 veth_xdp_rcv', '4.7 +-0.01 veth_xdp_rcv']);
    expect(readProfiles(sample('three.txt')).pairs.map(({ before, after }) => [before, after])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });
});

test.each([
  ['ratios', sample('ratio.txt'), 1, '"Ratio"'],
  ['weighted differences', sample('wdiff.txt'), 1, '"Weighted diff"'],
  [
    'ratios of some rows with periods',
    '# Baseline  Ratio  Period  Symbol\n 75.00%  0.500000  150  [.] a\n',
    1,
    '"Ratio"',
  ],
  [
    'blocks',
    'x\n# Baseline   [Program Block Range] Cycles Diff  Shared Object  Symbol\n 46.72%  [div.c:40 -> div.c:40]    0  div  [.] main\n',
    2,
    '-c cycles',
  ],
])('refuses %s by name', (_, text, line, name) => {
  const { found, diagnostics } = scanned(text);
  expect(found).toEqual([]);
  expect(diagnostics.map((each) => [each.code, each.line])).toEqual([['diff-method', line]]);
  expect(diagnostics[0]?.message).toContain(name);
});

test.each([
  [
    'a word between rows',
    `${HEAD}     1.10%   +0.48%  a  [.] f\nAlso\n     1.10%   +0.48%  a  [.] g`,
    2,
    ['stray-line:7'],
  ],
  ['a row without a symbol', `${HEAD}     1.10%   +0.48%  a  [.] f\n     1.10%   +0.48%  a`, 1, ['bad-row:7']],
  ['a figure that is none', `${HEAD}     1.x0%   +0.48%  a  [.] f\n     1.10%   +0.48%  a  [.] g`, 1, ['bad-row:6']],
  ['an elision', `${HEAD}     1.10%   +0.48%  a  [.] f\n     [...]\n     1.10%   +0.48%  a  [.] g`, 2, []],
  ['a header alone', HEAD, 0, []],
  ['a header before another one', `# Event 'a'\n#\n${HEAD}     1.10%   +0.48%  a  [.] f`, 1, []],
])('says what is damaged: %s', (_, text, rows, notes) => {
  const { found } = scanned(text);
  expect(found.reduce((sum, { profile }) => sum + profile.entries.length, 0)).toBe(rows);
  expect(notesOf(text)).toEqual(notes);
});

const CORPUS = fileURLToPath(new URL('../../../../shared/corpus/shapes/', import.meta.url));
const exists = existsSync(CORPUS);
const skipped = exists ? '' : ' (skipped: no corpus beside the project)';

/** What perf report lists of a recording: the shares as printed, by symbol. */
function reported(path: string): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, readonly string[]>();
  for (const [, share = '', symbol = ''] of readFileSync(`${CORPUS}${path}`, 'utf8').matchAll(
    /^ +(\d+\.\d\d)% .*\[[k.]\] (\S+)\s*$/gm,
  ))
    known.set(symbol, [...(known.get(symbol) ?? []), share].sort());
  return known;
}

test.skipIf(!exists)(
  `every print of one pair says the same, and the baseline is what perf report says${skipped}`,
  () => {
    const read = (name: string): Profile => onlyProfile(readFileSync(`${CORPUS}perf-diff/${name}`, 'utf8'));
    const plain = read('default.txt');
    const shares = (profile: Profile, side: 'before' | 'after'): unknown => [...sideOf(profile, side)].sort();
    for (const name of ['c-delta.txt', 'c-delta-abs.txt', 'period.txt', 't-comma.txt']) {
      expect([name, shares(read(name), 'before')]).toEqual([name, shares(plain, 'before')]);
      expect([name, shares(read(name), 'after')]).toEqual([name, shares(plain, 'after')]);
    }
    const baseline = new Map<string, readonly string[]>();
    for (const { symbol, overhead } of plain.both?.before.entries ?? [])
      baseline.set(symbol ?? '', [...(baseline.get(symbol ?? '') ?? []), (overhead.ticks / 1e6).toFixed(2)].sort());
    expect(baseline).toEqual(reported('redirect/s-dso-sym.txt'));
  },
);
