import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const MAIL = resolve('samples/xdp-return/mail.txt');
const ROOT = mkdtempSync(join(tmpdir(), 'perfshift-'));
const BIN = join(ROOT, 'package/dist/bin/perfshift.js');
const isRoot = process.getuid?.() === 0;
let expected = '';
let home = '';
let count = 0;

/** The program as it is installed: without the cache that a build makes. */
beforeAll(() => {
  cpSync('dist/bin', join(ROOT, 'package/dist/bin'), { recursive: true, filter: (path) => !path.endsWith('cache') });
  cpSync('dist/lib', join(ROOT, 'package/dist/lib'), { recursive: true });
  cpSync('samples/xdp-return', join(ROOT, 'package/samples/xdp-return'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(ROOT, 'package/node_modules'), 'junction');
  expected = execFileSync(process.execPath, ['dist/bin/perfshift.js', MAIL], { encoding: 'utf8' });
});

afterAll(() => rmSync(ROOT, { recursive: true }));

beforeEach(() => {
  home = join(ROOT, `home${count++}`);
});

const folder = (): string => join(home, 'perfshift');
const caches = (): readonly string[] => (existsSync(folder()) ? readdirSync(folder()).sort() : []);

function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, NODE_DISABLE_COMPILE_CACHE: _off, ...rest } = process.env;
  return { ...rest, XDG_CACHE_HOME: home, LOCALAPPDATA: home, ...more };
}

/** Runs the main job and expects what it always prints, and nothing else. */
async function runs(more: Readonly<Record<string, string>> = {}, flags: readonly string[] = []): Promise<void> {
  const said = await promisify(execFile)(process.execPath, [...flags, BIN, MAIL], { env: environment(more) });
  expect(said).toEqual({ stdout: expected, stderr: '' });
}

test('a small run loads none of the modules of Node that take long', () => {
  const shown = join(ROOT, 'loaded.cjs');
  writeFileSync(shown, "process.on('exit', () => require('fs').writeSync(2, process.moduleLoadList.join('\\n')));");
  const { stderr } = spawnSync(process.execPath, ['--require', shown, BIN, MAIL], {
    env: environment(),
    encoding: 'utf8',
  });
  const loaded = new Set(stderr.split('\n').map((line) => line.replace(/^NativeModule /, '')));
  expect(loaded).toContain('vm');
  const slow = ['v8', 'stream', 'perf_hooks', 'zlib', 'worker_threads', 'child_process', 'os', 'tty', 'net', 'crypto'];
  expect(slow.filter((name) => loaded.has(name))).toEqual([]);
});

describe.skipIf(process.platform === 'win32')('the cache in the user’s folder', () => {
  test('is made by the first run, for the user alone, and left as it is by the next', async () => {
    await runs();
    const [name, ...others] = caches();
    expect([name?.startsWith(`${process.version}-${process.arch}-`), others]).toEqual([true, []]);
    const path = join(folder(), name ?? '');
    expect([statSync(folder()).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o600]);
    const { ino, size } = statSync(path);
    await runs();
    expect(statSync(path)).toMatchObject({ ino, size });
  });

  test('is whole or not there when a signal comes at any time', async () => {
    const started = performance.now();
    await runs();
    const whole = performance.now() - started;
    for (let at = 0; at < 8; at++) {
      rmSync(folder(), { recursive: true, force: true });
      const child = spawn(process.execPath, [BIN, MAIL], { env: environment(), stdio: 'ignore' });
      const end = new Promise((resolve) => child.on('exit', resolve));
      setTimeout(() => child.kill('SIGINT'), whole * (0.4 + at * 0.08));
      await end;
      expect([at, caches().filter((name) => name.endsWith('.part'))]).toEqual([at, []]);
      await runs();
    }
  }, 60_000);

  test('is made anew where it is damaged', async () => {
    await runs();
    const path = join(folder(), caches()[0] ?? '');
    const good = readFileSync(path);
    for (const bad of [
      good.subarray(0, 1000),
      Buffer.alloc(0),
      Buffer.from('no cache'),
      Buffer.alloc(good.length, 7),
    ]) {
      writeFileSync(path, bad);
      await runs();
      expect(readFileSync(path).length).toBeGreaterThan(good.length / 2);
    }
  });

  test('is neither read nor written where others may write', async () => {
    mkdirSync(folder(), { recursive: true });
    chmodSync(folder(), 0o777);
    await runs();
    expect(caches()).toEqual([]);
    chmodSync(folder(), 0o700);
    await runs();
    const path = join(folder(), caches()[0] ?? '');
    chmodSync(path, 0o666);
    await runs();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test.skipIf(!isRoot)('is not that of somebody else', async () => {
    await runs();
    const path = join(folder(), caches()[0] ?? '');
    chownSync(path, 12_345, 12_345);
    await runs();
    expect(statSync(path).uid).toBe(0);
    rmSync(path);
    chownSync(folder(), 12_345, 12_345);
    await runs();
    expect(caches()).toEqual([]);
  });

  test('is never an error: no home, a home that is none, a file in its place', async () => {
    await runs({ XDG_CACHE_HOME: '', HOME: '' });
    await runs({ XDG_CACHE_HOME: '', HOME: '/dev/null' });
    await runs({ XDG_CACHE_HOME: '/proc' });
    mkdirSync(home);
    writeFileSync(folder(), '');
    await runs();
    expect(readFileSync(folder(), 'utf8')).toBe('');
  });

  test('stands in ~/.cache or in Library/Caches where no folder is named', async () => {
    mkdirSync(home);
    await runs({ XDG_CACHE_HOME: '', HOME: home });
    const place = process.platform === 'darwin' ? 'Library/Caches/perfshift' : '.cache/perfshift';
    expect(readdirSync(join(home, place))).toHaveLength(1);
  });

  test('is not made under flags, which are part of it, nor where caches are turned off', async () => {
    await runs({ NODE_OPTIONS: '--max-semi-space-size=8' });
    await runs({}, ['--max-lazy']);
    await runs({ NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(caches()).toEqual([]);
  });

  test('is whole whoever comes first', async () => {
    await Promise.all([runs(), runs(), runs(), runs()]);
    expect(caches()).toHaveLength(1);
    await runs();
  });

  test('does not grow with every update', async () => {
    mkdirSync(folder(), { recursive: true, mode: 0o700 });
    for (let at = 0; at < 12; at++) writeFileSync(join(folder(), `v20.0.0-x64-${at}.bin`), '');
    await runs();
    expect(caches()).toHaveLength(7);
  });
});

test('the cache that stands beside the program is of the build', () => {
  const [name = ''] = readdirSync('dist/bin/cache');
  expect(name).toMatch(/^v\d+\.\d+\.\d+-\w+-[0-9a-f]{16}\.bin$/);
  expect(readFileSync('dist/bin/perfshift.js', 'utf8')).toContain(name.slice(-20, -4));
});
