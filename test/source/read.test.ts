import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diagnostic } from '../../lib/model/diagnostic.ts';
import { existsInput, inputKey, readInput } from '../../lib/source/read.ts';
import { codesOf } from './codes-of.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perfshift-read-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('reads a file under the name it was given', () => {
  const path = file('a.txt', 'x\ny\n');
  const document = readInput(path);
  expect(document.name).toBe(path);
  expect(document.lines.map((line) => line.text)).toEqual(['x', 'y', '']);
});

test('reads a compressed file', () => {
  expect(readInput(file('a.gz', gzipSync('x'))).lines.map((line) => line.text)).toEqual(['x']);
});

test('refuses a missing file and says why', () => {
  const path = join(folder, 'missing.txt');
  expect(codesOf(() => readInput(path))).toEqual([['unreadable', 'error', path]]);
  expect(() => readInput(path)).toThrow('cannot be read: no such file or directory');
});

test('refuses a directory', () => {
  expect(codesOf(() => readInput(folder))).toEqual([['is-directory', 'error', folder]]);
});

test.each([
  ['no bytes', ''],
  ['blanks alone', ' \n\t\n'],
])('refuses a file of %s', (_, content) => {
  const path = file('blank.txt', content);
  expect(codesOf(() => readInput(path))).toEqual([['empty-input', 'error', path]]);
});

test('refuses a file above the limit', () => {
  const path = file('large.txt', 'x'.repeat(101));
  expect(codesOf(() => readInput(path, { maxBytes: 100 }))).toEqual([['too-large', 'error', path]]);
  expect(readInput(path, { maxBytes: 101 }).lines).toHaveLength(1);
});

test('knows whether an input of a name exists', () => {
  expect(existsInput(file('b.txt', 'x'))).toBe(true);
  expect(existsInput(join(folder, 'c.txt'))).toBe(false);
});

describe('a recording of perf', () => {
  const bytes = Buffer.concat([Buffer.from('PERFILE2'), Buffer.alloc(200_000)]);
  const print = (path: string, name: string, maxBytes: number) => ({
    text: `x\n${path === name} ${maxBytes}`,
    diagnostics: [diagnostic('perf-warned', 'perf warns: a', name)],
  });

  test('is printed, whatever its size, and keeps its name', () => {
    const path = file('a.data', bytes);
    const document = readInput(path, { maxBytes: 1000, print });
    expect(document).toMatchObject({ name: path, generated: { format: 'perf-data', diagnostics: [{ file: path }] } });
    expect(document.lines.map((line) => line.text)).toEqual(['x', 'true 1000']);
  });

  test.each([
    ['of the other byte order', '2ELIFREP'],
    ['of an old perf', 'PERFFILE'],
  ])('%s is one too', (_, magic) => {
    expect(readInput(file('b.data', Buffer.from(`${magic}\0`)), { maxBytes: 1000, print }).generated?.format).toBe(
      'perf-data',
    );
  });

  test('is refused where nothing prints it, and in gzip', () => {
    const plain = file('c.data', bytes);
    expect(codesOf(() => readInput(plain))).toEqual([['perf-data', 'error', plain]]);
    const packed = file('c.data.gz', gzipSync(bytes));
    expect(codesOf(() => readInput(packed, { maxBytes: 1 << 20, print }))).toEqual([['perf-data', 'error', packed]]);
  });

  test('text is never printed', () => {
    expect(readInput(file('d.txt', 'PERFILE3\n'), { maxBytes: 1000, print }).generated).toBeUndefined();
  });
});

describe.skipIf(process.platform === 'win32')('what is no regular file', () => {
  const longest = 'x'.repeat(5000);

  function loop(): string {
    const path = join(folder, 'loop');
    rmSync(path, { force: true });
    symlinkSync('loop', path);
    return path;
  }

  test('a name that the system refuses does not exist, and reading it says why', () => {
    const names = [longest, loop(), join(file('e.txt', 'x'), 'below'), 'a\0b'];
    for (const name of names) {
      expect(existsInput(name)).toBe(false);
      expect(codesOf(() => readInput(name))).toEqual([['unreadable', 'error', name]]);
    }
    expect(() => readInput(longest)).toThrow('name too long');
  });

  test('an endless device ends at its first byte that is no text', () => {
    expect(codesOf(() => readInput('/dev/zero'))).toEqual([['binary-data', 'error', '/dev/zero']]);
  });

  test('a device that ends at once is empty', () => {
    expect(codesOf(() => readInput('/dev/null'))).toEqual([['empty-input', 'error', '/dev/null']]);
  });

  /** Makes a pipe of that name into which a shell writes. */
  function pipe(name: string, script: string): string {
    const path = join(folder, name);
    expect(spawnSync('sh', ['-c', 'mkfifo "$1"', 'sh', path]).status).toBe(0);
    spawnSync('sh', ['-c', `{ ${script}; } > "$1" 2> /dev/null &`, 'sh', path], { stdio: 'ignore' });
    return path;
  }

  test('a pipe is read to its end', () => {
    const path = pipe('short', 'echo x; sleep 0.1; echo y');
    expect(readInput(path).lines.map((line) => line.text)).toEqual(['x', 'y', '']);
  });

  test('a recording in a pipe is refused: perf could not seek in it', () => {
    const path = pipe('recording', 'printf PERFILE2');
    const print = () => ({ text: 'x', diagnostics: [] });
    expect(codesOf(() => readInput(path, { maxBytes: 1000, print }))).toEqual([['perf-data', 'error', path]]);
  });

  test('an endless pipe is read up to the limit', () => {
    const path = pipe('endless', 'yes');
    expect(codesOf(() => readInput(path, { maxBytes: 1 << 20 }))).toEqual([['too-large', 'error', path]]);
  });

  test('a pipe is one input under all of its names, a file is one a name', () => {
    const path = pipe('named', 'true');
    symlinkSync('named', join(folder, 'alias'));
    expect(inputKey(path)).toEqual(inputKey(join(folder, 'alias')));
    expect(inputKey(path).isStream).toBe(true);
    // Its writer waits until somebody reads.
    expect(codesOf(() => readInput(path))).toEqual([['empty-input', 'error', path]]);
  });
});

test('a file, a folder and a missing one are told apart by their names', () => {
  for (const path of [file('f.txt', 'x'), folder, join(folder, 'missing')]) {
    expect(inputKey(path)).toEqual({ key: path, isStream: false });
  }
  expect(inputKey('-').isStream).toBe(true);
});
