import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { WORDS } from '../../lib/cli/words.ts';
import { DIAGNOSTICS } from '../../lib/model/diagnostic-codes.ts';
import { inFolder, run, VERSION, type World } from './run.ts';

const MAIL = 'samples/xdp-return/mail.txt';
const TOP = { isTTY: true, columns: 100, env: { LANG: 'C.UTF-8', TERM: 'xterm' }, platform: 'linux' } as const;

async function print(args: readonly string[], world: World = {}): Promise<string> {
  const { status, out, err } = await run(args, world);
  expect(`${status}${err}`).toBe('0');
  return out;
}

/** Symbols of the CSV rows, in order. */
async function symbols(...args: readonly string[]): Promise<readonly string[]> {
  const [, ...lines] = (await print([MAIL, '-f', 'csv', ...args])).trimEnd().split('\n');
  return lines.map((line) => line.split(',')[2] ?? '');
}

describe('inputs', () => {
  const whole = async (): Promise<string> => print([MAIL, '-f', 'csv']);

  test('one mail, two selections and --before --after say the same', async () => {
    expect(await print(['diff', MAIL, '-f', 'csv'])).toBe(await whole());
    expect(await print([`${MAIL}#1`, `${MAIL}#2`, '-f', 'csv'])).toBe(await whole());
    expect(await print([`${MAIL}#before`, `${MAIL}#after`, '-f', 'csv'])).toBe(await whole());
    expect(await print(['--before', `${MAIL}#1`, '--after', `${MAIL}#2`, '-f', 'csv'])).toBe(await whole());
    expect(await print([`${MAIL}#2`, `${MAIL}#1`, '-f', 'csv'])).not.toBe(await whole());
  });

  test('name=path gives a label', async () => {
    const { comparisons } = JSON.parse(await print([`old=${MAIL}#1`, `new=${MAIL}#2`, '-f', 'json']));
    expect([comparisons[0].before.label, comparisons[0].after.label]).toEqual(['old', 'new']);
  });

  test('gzip is undone', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'mail.txt.gz');
      writeFileSync(path, gzipSync(readFileSync(MAIL)));
      expect(await print([path, '-f', 'csv'])).toBe(await whole());
    });
  });

  test('a file whose name looks like a selection is a file', async () => {
    await inFolder(async (folder) => {
      for (const name of ['mail#2', 'a=b', 'plain#']) {
        copyFileSync(MAIL, join(folder, name));
        expect(await print([join(folder, name), '-f', 'csv'])).toBe(await whole());
      }
    });
  });

  test('what stands behind -- is an input', async () => {
    expect(await print(['-f', 'csv', '--', MAIL])).toBe(await whole());
    expect((await run([MAIL, '--', MAIL, MAIL])).err).toContain('3 inputs');
    expect((await run(['--', 'list'])).err).toContain('list: error: cannot be read');
  });

  test('--from reads one format only', async () => {
    expect(await print([MAIL, '--from', 'perf-rows', '-f', 'csv'])).toBe(await whole());
    expect(await run([MAIL, '--from', 'perf-report'])).toMatchObject({ status: 3, out: '' });
  });
});

describe('rows', () => {
  test('--top counts them, all shows all', async () => {
    expect(await symbols('--top', '2')).toEqual(['xdp_return_frame_rx_napi', 'xdp_return_frame']);
    expect(await symbols('--top', 'all')).toHaveLength(27);
    expect(await symbols()).toHaveLength(27);
  });

  test('a mail has 12, a table and Markdown 20, unless told otherwise', async () => {
    expect(await print([MAIL, '-f', 'mail'])).toContain(' 15 more, ');
    expect(await print([MAIL, '-f', 'table'])).toContain(' 7 more, ');
    expect(await print([MAIL, '-f', 'markdown'])).toContain(' 7 more, ');
    expect(await print([MAIL, '-f', 'mail', '--top', 'all'])).not.toContain(' more, ');
  });

  test('--min-delta, --only and --match choose', async () => {
    expect(await symbols('--min-delta', '0.73')).toEqual([
      'xdp_return_frame_rx_napi',
      'xdp_return_frame',
      'redir_devmap_native',
      '__xdp_return',
    ]);
    expect(await symbols('--only', 'unclear')).toEqual(['net_rx_action']);
    expect(await symbols('--only', 'new')).toEqual([]);
    expect(await symbols('--match', '^htab_')).toEqual(['htab_map_update_elem_in_place', 'htab_map_hash']);
    expect(await symbols('--match', '^xdp_return', '--only', 'grew')).toEqual(['xdp_return_frame']);
  });

  test('--sort orders', async () => {
    expect((await symbols('--sort', 'before')).slice(0, 3)).toEqual([
      '__xdp_return',
      'redir_devmap_native',
      'mlx5e_skb_from_cqe_mpwrq_linear',
    ]);
    expect((await symbols('--sort', 'after')).slice(0, 2)).toEqual(['__xdp_return', 'redir_devmap_native']);
    const names = await symbols('--sort', 'symbol');
    expect(names).toEqual([...names].sort());
    // 0.59 / 2.18 is the ratio farthest from 1.
    expect((await symbols('--sort', 'ratio'))[0]).toBe('xdp_return_frame_rx_napi');
  });

  test('--suffixes keep shows what compilers append', async () => {
    expect(await symbols()).toContain('mlx5e_page_release_fragmented');
    expect(await symbols('--suffixes', 'keep')).toContain('mlx5e_page_release_fragmented.isra.0');
  });

  test('no choice touches the JSON', async () => {
    expect(await print([MAIL, '-f', 'json', '--top', '1', '--only', 'grew'])).toBe(await print([MAIL, '-f', 'json']));
  });
});

describe('the terminal', () => {
  const bar = /[\u2501\u25c0\u25b6]/;
  const colour = /\u001b\[\d+m/;
  const seen = async (args: readonly string[], world: World): Promise<readonly [boolean, boolean]> => {
    const out = await print([MAIL, ...args], { ...TOP, ...world });
    return [bar.test(out), colour.test(out)];
  };

  test('gets a table with colours and bars, a pipe gets a mail', async () => {
    expect(await seen([], {})).toEqual([true, true]);
    expect(await print([MAIL])).toBe(await print([MAIL, '-f', 'mail'], TOP));
    expect(await print([MAIL], TOP)).toBe(await print([MAIL, '-f', 'table', '--color', 'always', '--width', '100']));
  });

  test.each<readonly [string, string[], Record<string, string>, boolean, boolean]>([
    ['--color never', ['--color', 'never'], {}, true, false],
    ['NO_COLOR', [], { NO_COLOR: '1' }, true, false],
    ['an empty NO_COLOR', [], { NO_COLOR: '' }, true, true],
    ['NO_COLOR against --color always', ['--color', 'always'], { NO_COLOR: '1' }, true, true],
    ['NO_COLOR against FORCE_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, true, false],
    ['TERM=dumb', [], { TERM: 'dumb' }, false, false],
    ['TERM=dumb with FORCE_COLOR', [], { TERM: 'dumb', FORCE_COLOR: '1' }, false, true],
    ['the C locale', [], { LC_ALL: 'C' }, false, true],
    ['the POSIX locale', [], { LANG: 'POSIX' }, false, true],
    ['LC_ALL over LANG', [], { LC_ALL: 'de_DE.utf8', LANG: 'C' }, true, true],
    ['--ascii', ['--ascii'], {}, false, true],
  ])('%s', async (_, args, env, bars, colours) => {
    expect(await seen(args, { env: { ...TOP.env, ...env } })).toEqual([bars, colours]);
  });

  test('no locale at all is ASCII, but not on macOS and Windows', async () => {
    expect((await seen([], { env: {} }))[0]).toBe(false);
    expect((await seen([], { env: {}, platform: 'darwin' }))[0]).toBe(true);
    expect((await seen([], { env: {}, platform: 'win32' }))[0]).toBe(true);
  });

  test('a pipe is coloured only if forced', async () => {
    const args = [MAIL, '-f', 'table'];
    expect(await print(args)).not.toMatch(colour);
    expect(await print(args, { env: { LANG: 'C.UTF-8', FORCE_COLOR: '1' } })).toMatch(colour);
  });

  test('--width wins over the terminal', async () => {
    const wide = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));
    const args = [MAIL, '-f', 'table', '--color', 'never'];
    expect(wide(await print(args, { columns: 132 }))).toBeGreaterThan(wide(await print(args, { columns: 80 })));
    expect(await print([...args, '--width', '80'], { columns: 132 })).toBe(await print(args, { columns: 80 }));
  });
});

describe('explain', () => {
  test.each(Object.keys(DIAGNOSTICS))('knows the code %s', async (code) => {
    const text = await print(['explain', code]);
    expect(text).toMatch(new RegExp(`^${code}\\n {2}\\((?:note|warning|error)\\) `));
    expect(await print(['explain', `[${code}]`])).toContain(text.split('\n')[1] ?? '?');
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test.each(Object.keys(WORDS))('knows the word %s', async (word) => {
    const [first, ...lines] = (await print(['explain', word])).trimEnd().split('\n');
    expect(first).toBe(word);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !line.startsWith('  ') || line.length > 80)).toEqual([]);
  });

  test('takes several words', async () => {
    expect((await print(['explain', 'delta', '<=', 'no-pair'])).match(/^\S.*$/gm)).toEqual(['delta', '<=', 'no-pair']);
  });
});

test('explain without a word lists all of them', async () => {
  const listed = await print(['explain']);
  for (const word of [...Object.keys(DIAGNOSTICS), ...Object.keys(WORDS)]) expect(listed).toContain(word);
  expect(listed.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test.each<readonly [string, readonly string[], readonly string[]]>([
  ['list', ['--from', '--format'], ['--top', '--fail-on', '--rate', '--scale', '--runs', '--before ']],
  ['noise', ['--alpha', '--scope', '--config'], ['--top', '--fail-on', '--rate', '--rename']],
  ['record', ['--runs', '--interleave', '--event', '--output'], ['--top', '--format', '--from', '--fail-on']],
  ['config', ['--config', '--format'], ['--top', '--output', '--from']],
  ['explain', ['--help'], ['--top', '--format', '--config']],
])('the help of %s shows the options that it heeds, and no other', async (command, some, none) => {
  const help = await print([command, '--help']);
  for (const option of some) expect(help).toContain(option);
  for (const option of none) expect(help).not.toContain(option);
});

test('an option that means nothing to a command is told, one of looks is not', async () => {
  const { status, out, err } = await run(['list', MAIL, '--top', '3', '-f', 'text', '--rate=before=1,after=2']);
  expect([status, out.startsWith('#1  lines')]).toEqual([0, true]);
  expect(err.match(/(?<=warning: )--\S+ means nothing to list/g)).toEqual([
    '--top means nothing to list',
    '--rate means nothing to list',
  ]);
  expect((await run(['list', MAIL, '--ascii', '--width', '72', '--color', 'never'])).err).toBe('');
  expect((await run(['list', MAIL, '--top', '3', '--quiet'])).err).toBe('');
  expect((await run(['list', MAIL, '--top', '3', '--strict'])).status).toBe(3);
  expect((await run(['explain', 'q', '-f', 'json'])).err).toContain('-f means nothing to explain');
});

test('--version prints the version alone, --help the whole command line', async () => {
  expect(await print(['--version'])).toBe(`${VERSION}\n`);
  const help = await print(['--help']);
  for (const word of ['list', 'show', 'explain', '--top', '--output', '--strict', '--color', 'exit status: 0 done'])
    expect(help).toContain(word);
  expect(help.split('\n').filter((line) => line.length > 90)).toEqual([]);
  expect(await print(['list', '--help'])).toContain('perfshift list');
});

test('list tells what was found, over several inputs', async () => {
  expect(await print(['list', MAIL])).toMatch(
    /^#1 {2}lines 45-69 {2}perf-rows {2}25 rows {2}96\.99 % {2}before {2}"\* before:"\n#2 {2}lines 72-98 {2}perf-rows {2}27 rows {2}96\.63 % {2}after {3}"\* after:"\n\n1 pair\n {2}#1 -> #2\n/,
  );
  const { profiles, pairs } = JSON.parse(
    await print(['list', MAIL, 'samples/perf-report-comm/before.txt', MAIL, '-f', 'json']),
  );
  expect(profiles.map((profile: { index: number }) => profile.index)).toEqual([1, 2, 3, 4, 5]);
  expect(profiles[0]).toMatchObject({
    line: 45,
    endLine: 69,
    rows: 25,
    sumPercent: 96.99,
    first: { percent: 13.15, symbol: '__xdp_return' },
    last: { percent: 0.35, symbol: '__dev_flush' },
  });
  expect(pairs).toEqual([
    { index: 1, before: 1, after: 2, assumed: false },
    { index: 2, before: 4, after: 5, assumed: false },
  ]);
});

test('show prints one profile, normalized, and reads its own columns', async () => {
  const text = await print(['show', `${MAIL}#after`]);
  expect(text).toMatch(/^12\.42 +__xdp_return$/m);
  expect(text).toMatch(/^10\.22 {2}\[bpf\] +redir_devmap_native$/m);
  const { profile, entries } = JSON.parse(await print(['show', `${MAIL}#after`, '-f', 'json']));
  expect([profile.rows, profile.listedPercent, entries.length]).toEqual([27, 96.63, 27]);
  expect(entries[1]).toMatchObject({
    symbol: 'redir_devmap_native',
    domain: 'bpf',
    names: ['bpf_prog_3f68498fa592198e_redir_devmap_native'],
    percent: 10.22,
    tag: '3f68498fa592198e',
  });
  const folded = await print(['show', `${MAIL}#after`, '-f', 'folded']);
  expect(folded.split('\n')[0]).toBe('kernel;[kernel];__xdp_return 1242');
});
