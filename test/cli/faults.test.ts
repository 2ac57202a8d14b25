/** Faults made for real: a full disk, folders that go away or refuse, closed pipes, signals, a perf that hangs or dies. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPending } from '../../lib/cli/output.ts';
import { fakePerf, RECORDING } from '../perf/fake-perf.ts';
import { inFolder, run } from './run.ts';

const BIN = 'dist/bin/perfshift.js';
const MAIL = 'samples/xdp-return/mail.txt';
const isPosix = process.platform !== 'win32';

interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly err: string;
}

function ended(child: ChildProcess): Promise<Ended> {
  let err = '';
  child.stderr?.on('data', (text) => {
    err += text;
  });
  return new Promise((resolve) => child.on('close', (status, signal) => resolve({ status, signal, err })));
}

describe.skipIf(!isPosix)('an output file', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'is whole or as it was when %s comes at any time, and nothing stays beside it',
    async (signal) => {
      await inFolder(async (folder) => {
        const path = join(folder, 'out.md');
        const started = performance.now();
        spawnSync(process.execPath, [BIN, MAIL, '-o', path]);
        const whole = performance.now() - started;
        for (let at = 0; at < 6; at++) {
          writeFileSync(path, 'old\n');
          const child = spawn(process.execPath, [BIN, MAIL, '-o', path], { stdio: ['ignore', 'ignore', 'pipe'] });
          const end = ended(child);
          setTimeout(() => child.kill(signal), whole * (0.35 + at * 0.12));
          const { err } = await end;
          const text = readFileSync(path, 'utf8');
          expect(text === 'old\n' || text.includes('xdp')).toBe(true);
          expect(err).not.toMatch(/^\s+at /m);
          expect({ at, left: readdirSync(folder) }).toEqual({ at, left: ['out.md'] });
        }
      });
    },
    120_000,
  );

  test('has nothing beside it before it is written, so that no signal can leave anything', () =>
    inFolder((folder) => {
      const before = statSync(folder, { bigint: true });
      const pending = openPending(join(folder, 'out.md'));
      expect(statSync(folder, { bigint: true })).toMatchObject({ mtimeNs: before.mtimeNs, ctimeNs: before.ctimeNs });
      pending.discard();
      expect(statSync(folder, { bigint: true })).toMatchObject({ mtimeNs: before.mtimeNs, ctimeNs: before.ctimeNs });
    }));

  test('in a folder that is not there, or that is a file, is an error', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'file'), '');
      for (const path of [join(folder, 'nothing', 'a.md'), join(folder, 'file', 'a.md'), join(folder, '.')])
        expect((await run([MAIL, '-o', path, '-f', 'markdown'])).err).toMatch(
          /: error: cannot be written: .* \[unwritable\]\n$/,
        );
    });
  });

  test.skipIf(process.getuid?.() === 0)(
    'in a folder that may not be written to is an error, and the old file stays',
    async () => {
      await inFolder(async (folder) => {
        writeFileSync(join(folder, 'a.md'), 'old\n');
        chmodSync(folder, 0o555);
        expect((await run([MAIL, '-o', join(folder, 'a.md')])).status).toBe(3);
        expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('old\n');
        chmodSync(folder, 0o755);
      });
    },
  );

  test('on a disk that is full stays as it was, and nothing stays beside it', async (context) => {
    await inFolder((folder) => {
      const disk = join(folder, 'disk');
      mkdirSync(disk);
      const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'none', disk]);
      if (mounted.status !== 0) return context.skip('only root may mount a disk that is full');
      try {
        writeFileSync(join(disk, 'a.svg'), 'old\n');
        const { status, stderr } = spawnSync(process.execPath, [BIN, MAIL, '-o', join(disk, 'a.svg')], {
          encoding: 'utf8',
        });
        expect([status, stderr]).toEqual([
          3,
          expect.stringMatching(/a\.svg: error: cannot be written: no space left .* \[unwritable\]\n$/),
        ]);
        expect(readdirSync(disk)).toEqual(['a.svg']);
        expect(readFileSync(join(disk, 'a.svg'), 'utf8')).toBe('old\n');
      } finally {
        execFileSync('umount', ['-l', disk]);
      }
    });
  });

  test('in a folder of a file system that is read-only stays as it was', async (context) => {
    await inFolder((folder) => {
      const disk = join(folder, 'disk');
      mkdirSync(disk);
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', disk]).status !== 0)
        return context.skip('only root may mount a file system');
      try {
        writeFileSync(join(disk, 'a.md'), 'old\n');
        execFileSync('mount', ['-o', 'remount,ro', disk]);
        for (const name of ['a.md', 'new.md']) {
          const { status, stderr } = spawnSync(process.execPath, [BIN, MAIL, '-o', join(disk, name)], {
            encoding: 'utf8',
          });
          expect([status, stderr]).toEqual([
            3,
            expect.stringMatching(/cannot be written: read-only .* \[unwritable\]\n$/),
          ]);
        }
        expect(readdirSync(disk)).toEqual(['a.md']);
        expect(readFileSync(join(disk, 'a.md'), 'utf8')).toBe('old\n');
      } finally {
        execFileSync('umount', ['-l', disk]);
      }
    });
  });

  test('whose folder goes away meanwhile is an error', async () => {
    await inFolder(async (folder) => {
      const gone = join(folder, 'gone');
      mkdirSync(gone);
      // A pipe is opened by its writer only when its reader has opened it, and that is behind the look at the output.
      execFileSync('mkfifo', [join(folder, 'fifo')]);
      const child = spawn(process.execPath, [BIN, join(folder, 'fifo'), '-o', join(gone, 'a.md')], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const end = ended(child);
      const feed = `exec 3> "$0/fifo"; rm -r "$0/gone"; cat ${MAIL} >&3`;
      await ended(spawn('sh', ['-c', feed, folder], { stdio: 'ignore' }));
      const { status, err } = await end;
      expect([status, err]).toEqual([3, expect.stringMatching(/\[unwritable\]\n$/)]);
    });
  });
});

describe.skipIf(!isPosix)('an input that is no plain file', () => {
  test('a closed pipe ends a run quietly', () => {
    const { stderr } = spawnSync('sh', ['-c', `"${process.execPath}" ${BIN} ${MAIL} -f json | head -c 1 > /dev/null`], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
  });

  test('/dev/zero, a FIFO of nothing and circles of links end', async () => {
    await inFolder(async (folder) => {
      expect((await run(['list', '/dev/zero'])).err).toContain('[binary-data]');
      expect((await run(['list', '/dev/null'])).err).toContain('[empty-input]');
      symlinkSync('b', join(folder, 'a'));
      symlinkSync('a', join(folder, 'b'));
      expect((await run(['list', join(folder, 'a')])).err).toContain('[unreadable]');
      const fifo = join(folder, 'fifo');
      execFileSync('mkfifo', [fifo]);
      const { status, stderr } = spawnSync('sh', ['-c', `: > ${fifo} & "${process.execPath}" ${BIN} list ${fifo}`], {
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([3, expect.stringContaining('[empty-input]')]);
    });
  });

  test('one that never ends stops at --max-bytes', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `yes '1.00% [kernel] [k] a' | "${process.execPath}" ${BIN} list - --max-bytes 1000000`],
      { encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([3, expect.stringContaining('[too-large]')]);
  });
});

describe.skipIf(!isPosix)('200 MB with a heap of 128 MB', () => {
  test.each([
    ['rows', "yes '0.01% [kernel] [k] a' | head -c 200000000"],
    ['one line', "(printf '60.00%% [kernel] [k] '; head -c 200000000 /dev/zero | tr '\\0' a)"],
    ['stacks of ever new names', "seq 100000000 999999999 | sed 's/.*/main;f&;g& 1/' | head -c 200000000"],
  ])(
    '%s: a clear error, the old output untouched',
    async (_, made) => {
      await inFolder((folder) => {
        const [input, output] = [join(folder, 'input'), join(folder, 'out.md')];
        execFileSync('sh', ['-c', `${made} > ${input}`]);
        writeFileSync(output, 'old\n');
        const args = ['--max-old-space-size=128', BIN, input, `${MAIL}#1`, '-o', output];
        const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
        expect([status, stderr]).toEqual([
          3,
          expect.stringMatching(/^\S+: error: takes more memory .* \[too-large\]\n$/),
        ]);
        expect([readdirSync(folder).sort(), readFileSync(output, 'utf8')]).toEqual([['input', 'out.md'], 'old\n']);
      });
    },
    120_000,
  );
});

describe.skipIf(!isPosix)('a perf that is not well', () => {
  test('dies or prints nothing: an error, the old output untouched', async () => {
    await inFolder(async (folder) => {
      const data = join(folder, 'a.data');
      const out = join(folder, 'out.md');
      writeFileSync(data, RECORDING);
      writeFileSync(out, 'old\n');
      for (const script of ['kill -9 $$', 'exit 1', ':', 'head -c 100000 /dev/urandom', 'echo 99.x%; exit 255']) {
        const perf = fakePerf(folder, 'perf', script);
        const { status, err } = await run([data, MAIL, '--perf', perf, '-o', out]);
        expect([script, status]).toEqual([script, 3]);
        expect(err).toContain(': error: ');
        expect(readFileSync(out, 'utf8')).toBe('old\n');
      }
      expect(existsSync(out)).toBe(true);
      expect(readdirSync(folder).sort()).toEqual(['a.data', 'out.md', 'perf']);
    });
  });

  test('an input chooses no command: names that look like options or like shell are files', async () => {
    await inFolder(async (folder) => {
      const odd = join(folder, '--perf=touch x; $(touch y)`touch z`.txt');
      writeFileSync(odd, readFileSync(MAIL));
      expect((await run([odd])).status).toBe(0);
      expect((await run(['--', odd])).status).toBe(0);
      expect(readdirSync(folder)).toHaveLength(1);
    });
  });
});
