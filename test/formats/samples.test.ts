import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cellsOf, notesOf, scanned } from './scanned.ts';

const FOLDER = new URL('../../samples/formats/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8');

const KERNEL = '[kernel.kallsyms]';

/** Each file, its format, its event, its rows as share, command, object, level, symbol, and what is noted. */
const SAMPLES: readonly (readonly [string, string, string | null, readonly unknown[], readonly string[]])[] = [
  [
    'perf-report/any-order',
    'perf-report',
    'cycles',
    [
      [18.65, 'xdp-trafficgen', null, 'k', 'veth_xdp_rcv_one'],
      [11.08, 'npm ci', null, '.', 'std::map<int, int>'],
      [9.4, 'swapper', null, 'k', 'pv_native_safe_halt'],
    ],
    [],
  ],
  [
    'perf-report/callers',
    'perf-report',
    'cycles',
    [
      [60, 'packetgen', KERNEL, 'k', '__xdp_return'],
      [40, 'packetgen', 'packetgen', '.', 'main'],
    ],
    [],
  ],
  [
    'perf-report/children',
    'perf-report',
    'cycles',
    [
      [0, 'packetgen', 'packetgen', '.', 'start'],
      [10, 'packetgen', KERNEL, 'k', 'veth_xdp_rcv'],
      [50, 'packetgen', KERNEL, 'k', '__xdp_return'],
      [40, 'packetgen', 'packetgen', '.', 'main'],
    ],
    [],
  ],
  [
    'perf-report/filtered',
    'perf-report',
    'cycles',
    [
      [50, 'packetgen', KERNEL, 'k', '__xdp_return'],
      [10, 'packetgen', 'libc.so.6', '.', 'memcpy'],
    ],
    [],
  ],
  [
    'perf-hierarchy/comm-dso-symbol',
    'perf-hierarchy',
    'cycles',
    [
      [50, 'packetgen', KERNEL, 'k', '__xdp_return'],
      [20, 'packetgen', KERNEL, 'k', 'veth_xdp_rcv'],
      [5, 'packetgen', 'libc.so.6', '.', 'memcpy'],
      [25, 'npm ci', 'node', '.', 'main'],
    ],
    [],
  ],
  [
    'perf-report/separator',
    'perf-report',
    'cycles',
    [
      [50, 'packetgen', KERNEL, 'k', '__xdp_return'],
      [30, 'npm ci', 'node', '.', 'ns::Map<int. long>::find'],
      [20, 'packetgen', '', 'k', ''],
    ],
    [],
  ],
  [
    'perf-report/threads',
    'perf-report',
    'cycles',
    [
      [75, 'packetgen', null, null, '2365:packetgen'],
      [25, 'swapper', null, null, '0:swapper'],
    ],
    ['no-symbol-column:1'],
  ],
  [
    'perf-tui/scrolled',
    'perf-tui',
    'cycles:P',
    [
      [0.03, null, '[kernel]', 'k', '__softirqentry_text_start'],
      [20, null, 'packetgen', '.', 'main'],
    ],
    [],
  ],
  [
    'perf-top/dso',
    'perf-top',
    'cpu-clock',
    [
      [66.01, null, '[kernel]', null, '[kernel]'],
      [12.67, null, 'gt before', null, 'gt before'],
      [8.74, null, 'libc.so.6', null, 'libc.so.6'],
    ],
    ['no-symbol-column:1'],
  ],
  [
    'perf-top/guest',
    'perf-top',
    'cycles',
    [
      [66.01, null, '[guest.kernel.kallsyms]', 'g', 'default_idle'],
      [12.67, null, '[kernel]', 'k', 'vmx_vcpu_run'],
    ],
    [],
  ],
  [
    'perf-top-old/function-dso',
    'perf-top-old',
    'cycles',
    [
      [40, null, KERNEL, 'k', 'read_hpet'],
      [20, null, '/usr/lib/libstore.so', '.', 'store::Index::find_in_bucket_c'],
      [10, null, '[e1000]', 'k', 'e1000_clean'],
    ],
    [],
  ],
  [
    'perf-top-old/address',
    'perf-top-old',
    'cycles',
    [
      [75.1, null, null, 'k', '_spin_lock'],
      [3.8, null, '[sunrpc]', 'k', 'rpc_sleep_on'],
    ],
    [],
  ],
];

test.each(SAMPLES)('%s is read as what it prints', (name, format, event, rows, notes) => {
  const { found } = scanned(read(name));
  expect(found.map(({ profile }) => [profile.format, profile.facts.event])).toEqual([[format, event]]);
  expect(found[0]?.profile.entries.map(cellsOf)).toEqual(rows);
  expect(notesOf(read(name))).toEqual(notes);
});

test('a group gives a profile of each event', () => {
  const { found, diagnostics } = scanned(read('perf-report/group'));
  expect(
    found.map(({ profile: { facts, entries } }) => [
      facts.event,
      facts.samples,
      facts.eventCount,
      entries.map((entry) => [...cellsOf(entry), entry.samples]),
    ]),
  ).toEqual([
    [
      'cycles',
      null,
      null,
      [
        [60, 'packetgen', null, 'k', '__xdp_return', 1200],
        [40, 'packetgen', null, 'k', 'veth_xdp_rcv', 800],
      ],
    ],
    [
      'instructions',
      null,
      null,
      [
        [40, 'packetgen', null, 'k', '__xdp_return', 800],
        [60, 'packetgen', null, 'k', 'veth_xdp_rcv', 1200],
      ],
    ],
  ]);
  expect(diagnostics).toEqual([]);
});

const REFUSED = [
  ['ignored/branches', 4, 'perf report --branch-stack'],
  ['ignored/cycles', 4, 'perf report --total-cycles'],
  ['ignored/memory', 5, 'perf report --mem-mode'],
  ['ignored/stats', 2, 'perf report --stats'],
] as const;

test.each(REFUSED)('%s is refused by name', (name, line, kind) => {
  const { found, diagnostics } = scanned(read(name));
  expect(found).toEqual([]);
  expect(diagnostics.map((each) => [each.code, each.line])).toEqual([['ignored-table', line]]);
  expect(diagnostics[0]?.message).toContain(kind);
});

test('every print of these formats is tested here', () => {
  const folders = ['ignored', 'perf-hierarchy', 'perf-report', 'perf-top', 'perf-top-old', 'perf-tui'];
  const files = folders.flatMap((folder) => {
    return readdirSync(new URL(`${folder}/`, FOLDER)).map((name) => `${folder}/${name.replace('.txt', '')}`);
  });
  expect(files.sort()).toEqual(
    [...SAMPLES.map(([name]) => name), 'perf-report/group', ...REFUSED.map(([name]) => name)].sort(),
  );
});
