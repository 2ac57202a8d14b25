/** Tables that are read by their bytes say what the readable way says, on every sample and on generated ones, wherever pieces end. */
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { chooseReader } from '../../lib/bytes/choose-reader.ts';
import type { ByteFile, BytesRead, ChooseReader } from '../../lib/model/bytes.ts';
import { EntryTable } from '../../lib/model/entry-table.ts';
import type { Profile } from '../../lib/model/profile.ts';
import { findProfiles } from '../../lib/pipeline/find-profiles.ts';
import { readLines } from '../../lib/source/lines.ts';
import { sourceOf } from './source.ts';

/** A way to read a table, as one of unknown size or as a small one: compiled code finds the rows of large ones. */
interface Way {
  readonly reader: ChooseReader;
  readonly file: ByteFile | undefined;
}

const SMALL: ByteFile = { descriptor: -1, size: 1, readAt: () => 0 };
const wayOf = (file: ByteFile | undefined, size?: number): Way => ({
  reader: chooseReader(null, { size, table: 0 }),
  file,
});
const readable = (size?: number): readonly Way[] => [wayOf(SMALL, size)];
const choose = (size?: number): readonly Way[] => [wayOf(undefined, size), ...readable(size)];

const plain = (profile: Profile): unknown => ({ ...profile, entries: [...profile.entries] });
const plainOf = (read: BytesRead | null): unknown => read && { ...read, profiles: read.profiles.map(plain) };

/** What each way reads, which has to be the same. */
function readBy(name: string, bytes: Buffer, ways: readonly Way[], step = 1 << 16): BytesRead | null {
  const all = ways.map(({ reader, file }) => reader(name, bytes)?.(sourceOf(bytes, step), file) ?? null);
  for (const each of all) expect(plainOf(each)).toEqual(plainOf(all[0] ?? null));
  return all[0] ?? null;
}

const byBytes = (text: string, ways: readonly Way[], step?: number): BytesRead | null =>
  readBy('x', Buffer.from(text), ways, step);

function expectSame(text: string, ways: readonly Way[], step?: number): void {
  const read = byBytes(text, ways, step);
  if (read === null) throw new Error('takes lines');
  const { profiles, diagnostics } = findProfiles(readLines('x', text));
  expect(read.profiles.every(({ entries }) => entries instanceof EntryTable)).toBe(true);
  expect(read.profiles.map(plain)).toEqual(profiles.map(plain));
  expect(read.diagnostics).toEqual(diagnostics);
}

const HEAD = [
  '# To display the perf.data header info, please use --header/--header-only options.',
  '#',
  "# Samples: 5K of event 'cpu-clock'",
  '# Event count (approx.): 5023069072',
  '#',
  '# Overhead       Samples  Command          Shared Object      Symbol                     ',
  '# ........  ............  ...............  .................  .........................',
  '#',
];
const ROWS = [
  '    18.63%           936  my app           [kernel.kallsyms]  [k] veth_xdp_rcv_one',
  '    10.00%           502  storage server   [mlx5_core]        [k] mlx5e_poll.isra.0  ',
  '     7.40%           372  a                libc.so.6          [.] std::map<int, x>::find(int) const',
  '     0.05%             3  my app           [unknown]          [.] 0x00007f1230',
  '     0.00%             0  my app           [kernel.kallsyms]  [k] veth_xdp_rcv_one',
];
const BELOW = ['', '', '#', '# (Tip: nothing is as good as a second run)', '#', ''];
const TABLE = [...HEAD, ...ROWS, ...BELOW].join('\n');

test('a table is the same with a piece that ends at every byte', () => {
  const longest = Math.max(...TABLE.split('\n').map((line) => line.length)) + 1;
  for (let size = longest; size < longest + 90; size++) expectSame(TABLE, choose(size));
  for (let step = 1; step < 20; step++) expectSame(TABLE, choose(longest + 3), step);
  expectSame(TABLE.trimEnd(), choose());
  expectSame([...HEAD, ...ROWS].join('\n'), choose());
});

test('a table with much above it is the same', () => {
  const [first = '', ...others] = TABLE.split('\n');
  for (const count of [10, 70, 200]) {
    const info = Array.from(
      { length: count },
      (_, at) => `# bpf_prog_info ${at}: bpf_prog_b11459a0e11ca14c_xdp_drop size 23`,
    );
    expectSame([first, ...info, ...others].join('\n'), choose());
  }
});

test('tables that are read one after the other tell the same as each alone', () => {
  const reader = choose();
  const turned = [...HEAD, ...ROWS.slice(2), ...ROWS.slice(0, 2), ...BELOW].join('\n');
  const wider = TABLE.replaceAll('  Shared Object', '   Shared Object').replaceAll(
    '...............  ....',
    '................  ....',
  );
  const swapped = TABLE.replace('Command          Shared Object    ', 'Shared Object    Command          ');
  const other = [...HEAD, ...ROWS.map((row) => row.replace('veth', 'tun')), ...BELOW].join('\n');
  for (const text of [TABLE, turned, other, wider, swapped, TABLE]) {
    const read = byBytes(text, reader);
    const { profiles } = findProfiles(readLines('x', text));
    if (read !== null) expect(read.profiles.map(plain)).toEqual(profiles.map(plain));
  }
  expectSame(turned, reader);
});

test('what one table could not be read by spoils none behind it', () => {
  const reader = choose();
  expect(byBytes(TABLE.replace('0x00007f1230', '50.00% of it'), reader)).toBeNull();
  expectSame(TABLE, reader);
});

test('rows that differ in their symbol alone say what each says by itself', () => {
  const figures = '    18.63%           936  ';
  // With symbols behind their place, and before it: how long they are then tells whether cells stand below their titles.
  const begins = [
    'my app           [kernel.kallsyms]  [k] ',
    'my app           libc.so.6          [.] ',
    'my app           /usr/lib/x86_64-linux-gnu/libpthread-2.31.so  [.] ',
    'my app           [k]                [k] ',
    'a [x] [k] ',
    'lone [k] ',
    'lone [.] ',
    'lone                                [k] ',
    '                 lone               [k] ',
    // No command, and an object that is wider than its column: it is one only where it is called as the symbol is.
    '                 an_object_that_is_wide  [k] ',
  ];
  const long = 'a_symbol_that_reaches_behind_the_columns_of_text';
  const symbols = [
    'lone',
    'an_object_that_is_wide',
    'f',
    'a.isra.0',
    long,
    'my',
    'libc.so.6',
    '[k]',
    'C<x>::f',
    'f<br>g',
    'f<b>',
    '[k] lone',
  ];
  let read = 0;
  for (const begin of begins)
    for (const symbol of symbols)
      for (const other of symbols) {
        const rows = [symbol, other, 'g'].map((name) => figures + begin + name);
        const text = [...HEAD, ...rows, ...BELOW].join('\n');
        const found = byBytes(text, readable());
        if (found === null) continue;
        read++;
        const { profiles } = findProfiles(readLines('x', text));
        expect(found.profiles.map(plain)).toEqual(profiles.map(plain));
      }
  expect(read).toBeGreaterThan(700);
});

test.each([
  ['a share of three decimals', TABLE.replace(' 18.63%', '18.630%')],
  ['a share above the whole', TABLE.replace('18.63%', '118.63%').replace(' 118', '118')],
  ['no share', TABLE.replace('18.63%', '-1.63%')],
  ['a count of another kind', TABLE.replace('   936', '936.50')],
  ['a count of twenty digits', TABLE.replace('           936', '12345678901234567890')],
  ['a call graph', TABLE.replace(ROWS[1] ?? '', `${ROWS[1]}\n            |\n            ---main\n`)],
  ['prose below', `${TABLE}This was slow.\n`],
  ['another table below', `${TABLE}${TABLE}`],
  ['a row behind a blank line', TABLE.replace(`${ROWS[1]}\n`, `${ROWS[1]}\n\n`)],
  ['quoting', TABLE.replaceAll(/^/gm, '> ')],
  ['an arrow of the author', TABLE.replace('veth_xdp_rcv_one\n', 'veth_xdp_rcv_one <-- this\n')],
  ['a code of quoted-printable', TABLE.replace('rcv_one', 'rcv=2Done')],
  ['markup', TABLE.replace('rcv_one', '<b>rcv_one</b>')],
  ['colours', TABLE.replace('veth', '\u001b[31mveth')],
  ['carriage returns', TABLE.replaceAll('\n', '\r\n')],
  ['a row without a level', TABLE.replace('[k] veth', 'veth')],
  ['a filter in its head', TABLE.replace('#\n# Samples', '# comm: my app\n# Samples')],
  ['Children and Self', TABLE.replace('# Overhead       Samples', '# Children          Self')],
  ['a ruler that collapsed', TABLE.replace('........  ............  ', '........ ............ ')],
  ['a NUL', TABLE.replace('rcv_one', 'rcv\0one')],
  ['tabs', TABLE.replace('  my app   ', '\tmy app   ')],
  ['no symbols', TABLE.replaceAll('  Symbol', '  Socket')],
])('%s takes lines, or says the same', (_, text) => {
  const read = byBytes(text, choose());
  if (read === null) return;
  const { profiles, diagnostics } = findProfiles(readLines('x', text));
  expect({ profiles: read.profiles.map(plain), diagnostics: read.diagnostics }).toEqual({
    profiles: profiles.map(plain),
    diagnostics,
  });
});

test.each([
  ['a row', TABLE.replace('my app', 'my \u00e9pp')],
  ['the head', TABLE.replace('cpu-clock', 'cpu-cl\u00f6ck')],
  ['what stands below', TABLE.replace('nothing', 'nichts f\u00fcr')],
])('%s in Latin-1 takes lines, in UTF-8 it does not', (_, text) => {
  const bytes = Buffer.from(text, 'latin1');
  expect(readBy('x', bytes, choose())).toBeNull();
  expectSame(text, choose());
});

test('a table of very many rows that are new takes lines', () => {
  const rows = Array.from({ length: 270_000 }, (_, at) => `${ROWS[4]}${at}`);
  expect(byBytes([...HEAD, ...rows, ...BELOW].join('\n'), choose(1 << 20))).toBeNull();
});

test('most of what is odd takes lines', () => {
  for (const text of [
    TABLE.replace('18.63%', '118.63%').replace(' 118', '118'),
    `${TABLE}This was slow.\n`,
    `${TABLE}${TABLE}`,
    TABLE.replace('veth', '\u001b[31mveth'),
    TABLE.replace('# Overhead       Samples', '# Children          Self'),
  ])
    expect(byBytes(text, choose())).toBeNull();
});

// Compiled code begins with a memory of its own for each of them.
describe('generated tables are the same', { timeout: 120_000 }, () => {
  const word = fc.stringMatching(/^[a-zA-Z_][\w.:$@<>(), *&~-]{0,28}[\w)]$/);
  const row = fc.record({
    share: fc.integer({ min: 0, max: 9999 }),
    samples: fc.nat(1e9),
    comm: fc.constantFrom('swapper', 'ksoftirqd/0', 'npm ci', 'a:b', 'x 12', '7zip', ''),
    dso: fc.constantFrom('[kernel.kallsyms]', '[mlx5_core]', 'libc.so.6', '[unknown]', 'bpf_prog_0', 'a b.so'),
    level: fc.constantFrom('k', '.', 'g', 'u', 'H'),
    symbol: fc.oneof(
      word,
      fc.string({ maxLength: 12 }),
      fc.constantFrom('0xffff', 'f.isra.0', '[k] x', '-', '=20=20', 'x  <- y'),
    ),
  });
  test('or take lines', () => {
    let read = 0;
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 150, max: 400 }),
        fc.boolean(),
        (rows, size, counted) => {
          const body = rows.map(({ share, samples, comm, dso, level, symbol }) => {
            const count = counted ? `  ${String(samples).padStart(12)}` : '';
            return `${(share / 100).toFixed(2).padStart(9)}%${count}  ${comm.padEnd(15)}  ${dso.padEnd(17)}  [${level}] ${symbol}`;
          });
          const head = counted
            ? HEAD
            : HEAD.map((line) => line.replace('       Samples', '').replace('  ............', ''));
          const text = [...head, ...body, ...BELOW].join('\n');
          const found = byBytes(text, choose(size));
          if (found === null) return;
          read++;
          const { profiles, diagnostics } = findProfiles(readLines('x', text));
          expect(found.profiles.map(plain)).toEqual(profiles.map(plain));
          expect(found.diagnostics).toEqual(diagnostics);
        },
      ),
      { numRuns: 400 },
    );
    expect(read).toBeGreaterThan(20);
  });
});

const FILES = [...globSync('samples/**/*.txt'), ...globSync('../shared/corpus/{runs,truth,user,live,shapes}/**/*.txt')];

test.each(FILES)('%s', (path) => {
  const bytes = readFileSync(path);
  if (bytes.length > 4 << 20) return;
  const read = readBy(path, bytes, choose());
  if (read === null || !read.profiles.every(({ entries }) => entries instanceof EntryTable)) return;
  const { profiles, diagnostics } = findProfiles(readLines(path, bytes.toString('utf8')));
  expect(read.profiles.map((profile) => ({ ...(plain(profile) as object), label: null }))).toEqual(
    profiles.map((profile) => ({ ...(plain(profile) as object), label: null })),
  );
  expect(read.diagnostics).toEqual(diagnostics);
});

test('the reports of recorded runs are read by their bytes', () => {
  const [path = ''] = globSync('samples/redirect-runs/before/*.report.txt');
  const bytes = readFileSync(path);
  expect(readBy(path, bytes, choose())?.profiles[0]?.entries).toBeInstanceOf(EntryTable);
});

test.skipIf(!existsSync('../shared/corpus/runs'))('of the recorded reports beside the project some are', () => {
  const read = globSync('../shared/corpus/runs/**/*.txt').filter((path) => {
    const bytes = readFileSync(path);
    return readBy(path, bytes, readable()) !== null;
  });
  expect(read.length).toBeGreaterThan(5);
});
