import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limitsOf, possibleFrequency } from '../../lib/cli/record/limits.ts';
import type { RecordMeta } from '../../lib/cli/record/meta.ts';
import { privateWord, withoutPrivate } from '../../lib/cli/record/private.ts';
import { runProgress } from '../../lib/cli/record/progress.ts';
import { runFile } from '../../lib/cli/record/run-file.ts';
import { compile, describeWithPerf } from '../perf/real-perf.ts';
import { schemaErrors } from '../schemas/schema-errors.ts';
import { comparisonOf, inFolder, run, shiftOf } from './run.ts';

const metaIn = (folder: string): RecordMeta => JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8'));

describeWithPerf('perfshift record', () => {
  test('says once that a program was stripped of its names', () =>
    inFolder(async (folder) => {
      const program = compile(folder, 'known', '-s');
      const { status, err } = await run(['record', '-o', join(folder, 'runs'), '--runs', '2', '--', program, '20000']);
      expect([
        status,
        err.match(/^.*1\.txt: warning: perf could not name .* debug symbols \[unresolved-symbols\]$/gm)?.length,
      ]).toEqual([0, 1]);
      expect(err.match(/unresolved-symbols/g)).toHaveLength(1);
    }));

  test('writes a readable table a run, which perfshift compares', () =>
    inFolder(async (folder) => {
      const program = compile(folder, 'known');
      const out = join(folder, 'runs');
      const { status, err } = await run(['record', '-o', out, '--runs', '3', '--', program, '20000']);
      expect([status, err.match(/run \d of 3 {2}\d+ samples in \d+(?:\.\d+)? s$/gm)?.length]).toEqual([0, 3]);
      expect(readdirSync(out).sort()).toEqual(['1.txt', '2.txt', '3.txt', 'meta.json']);
      const text = readFileSync(join(out, '1.txt'), 'utf8');
      expect(text).toMatch(/^# Overhead +Samples +Command +Shared Object +Symbol$/m);
      expect(text).toMatch(/^ +\d+\.\d\d% +\d+ +known +known +\[\.\] parse_header$/m);
      const { out: floor, status: told } = await run(['noise', out]);
      expect([told, floor]).toEqual([0, expect.stringContaining('3 runs of one condition')]);
      // meta.json is no run that was passed over.
      expect((await run(['noise', out])).err).toBe('');
    }));

  describe('of a command that prints rates, with stacks', () => {
    let folder: string;
    let out: string;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'perfshift-record-test-'));
      out = join(folder, 'runs');
      const script = `${compile(folder, 'known')} 20000; echo "at /home/somebody/x"; echo "1234567 packets/s"`;
      await run(['record', '-o', out, '--runs', '2', '-F', '499', '-g', '--', 'sh', '-c', script]);
    }, 60_000);
    afterAll(() => rmSync(folder, { recursive: true }));

    test('says how it was recorded, and not by whom and where', () => {
      const meta = metaIn(out);
      expect(schemaErrors('record', meta)).toEqual([]);
      expect(meta).toMatchObject({ frequency: 499, stacks: true, scope: { kind: 'command' }, shell: false });
      const [only] = meta.runs;
      expect(only).toMatchObject({ file: '1.txt', start: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) });
      expect(only?.samples).toBeGreaterThan(50);
      const written = readFileSync(join(out, '1.txt'), 'utf8') + readFileSync(join(out, 'meta.json'), 'utf8');
      expect(written).not.toContain(folder);
      expect(written).not.toContain('/home');
      // Its own words are no output of the command.
      expect(written).not.toContain('[ perf record');
      for (const name of [hostname(), userInfo().username].filter((each) => each !== 'root'))
        expect(written.split(/[^\w-]+/)).not.toContain(name);
    });

    test('keeps the stacks', async () => {
      const { out: stacks } = await run(['show', join(out, '1.txt'), '-f', 'folded']);
      expect(stacks).toMatch(/^known;.*main;receive_packet;parse_header \d+$/m);
    });

    test('keeps the rates, beside the table and in meta.json', async () => {
      expect(metaIn(out).runs[0]?.rates).toMatchObject([{ unit: 'packet/s', role: 'rate', values: [1_234_567] }]);
      const { out: json } = await run([join(out, '1.txt'), join(out, '2.txt'), '-f', 'json']);
      expect(json).toContain('"value": 1234567');
    });
  });

  test('lets two commands take turns, and their sides compare', () =>
    inFolder(async (folder) => {
      const [before, after] = [compile(folder, 'old'), compile(folder, 'new', '-DCOST_PARSE=8')];
      const out = join(folder, 'runs');
      const { status, err } = await run([
        'record',
        '-o',
        out,
        '--runs',
        '2',
        '--interleave',
        `exec ${before} 20000`,
        `exec ${after} 20000`,
      ]);
      expect(status).toBe(0);
      const turns = [...err.matchAll(/(before|after): run (\d)/g)].map(([, side, number]) => `${side} ${number}`);
      expect(turns).toEqual(['before 1', 'after 1', 'after 2', 'before 2']);
      expect(err.trimEnd().split('\n').at(-1)).toBe(`to compare both sides: perfshift ${out}`);
      expect((await run([out])).out).toBe((await run([join(out, 'before'), join(out, 'after')])).out);
      const [from, to] = [join(out, 'before'), join(out, 'after')];
      // 4 of 10 parts of the work before, 8 of 14 after.
      const shift = shiftOf(await comparisonOf(from, to), 'parse_header');
      expect(shift.before.percent).toBeGreaterThan(35);
      expect(shift.before.percent).toBeLessThan(45);
      expect(shift.after.percent).toBeGreaterThan(52);
      expect(shift.after.percent).toBeLessThan(62);
      expect(metaIn(from)).toMatchObject({ shell: true, command: ['exec old 20000'] });
    }));

  test('resumes, and refuses what was recorded otherwise', () =>
    inFolder(async (folder) => {
      const program = compile(folder, 'known');
      const out = join(folder, 'runs');
      const record = (...flags: readonly string[]) => run(['record', '-o', out, ...flags, '--', program, '20000']);
      expect((await record('--runs', '1')).status).toBe(0);
      const first = readFileSync(join(out, '1.txt'), 'utf8');
      const again = await record('--runs', '2');
      expect([again.status, again.err]).toEqual([2, expect.stringContaining('--resume to go on behind run 1')]);
      const other = await record('--runs', '2', '-F', '499', '--resume');
      expect([other.status, other.err]).toEqual([2, expect.stringContaining('another frequency')]);
      expect((await record('--runs', '2', '--resume')).status).toBe(0);
      expect([metaIn(out).runs.length, readFileSync(join(out, '1.txt'), 'utf8')]).toEqual([2, first]);
    }));

  test('ends a command after --seconds, with all that it started', () =>
    inFolder(async (folder) => {
      const mark = join(folder, 'mark');
      const out = join(folder, 'runs');
      const script = `(sleep 2; touch ${mark}) & while :; do :; done`;
      expect(
        (await run(['record', '-o', out, '--runs', '1', '--seconds', '0.5', '--', 'sh', '-c', script])).status,
      ).toBe(0);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(existsSync(mark)).toBe(false);
    }));

  test.each([
    ['a command that fails', [], ['sh', '-c', 'echo broken >&2; exit 4'], /status 4.*broken.*\[command-failed\]/],
    [
      'a command that is not there',
      [],
      ['./no-such-program'],
      /the command "\.\/no-such-program" cannot be started: No such file.*\[command-failed\]/,
    ],
    ['an event that is none', ['-e', 'no-such-event'], ['true'], /event syntax error.*\[record-failed\]/],
    ['a perf that is none', ['--perf', '/no/such/perf'], ['true'], /\[perf-missing\]/],
  ])('%s is 3 and no run', (_, flags, command, said) =>
    inFolder(async (folder) => {
      const out = join(folder, 'runs');
      const { status, err } = await run(['record', '-o', out, '--runs', '2', ...flags, '--', ...command]);
      expect([status, err]).toEqual([3, expect.stringMatching(said)]);
      expect(existsSync(join(out, '1.txt'))).toBe(false);
    }),
  );

  test('an interrupt keeps the runs that are complete', () =>
    inFolder(async (folder) => {
      const program = compile(folder, 'known');
      const out = join(folder, 'runs');
      const child = spawn(
        process.execPath,
        ['dist/bin/perfshift.js', 'record', '-o', out, '--runs', '50', '--', program, '20000'],
        { stdio: ['ignore', 'ignore', 'pipe'] },
      );
      let err = '';
      child.stderr.on('data', (chunk) => {
        if (!err.includes('run 2 of') && `${err}${chunk}`.includes('run 2 of')) child.kill('SIGINT');
        err += chunk;
      });
      const status = await new Promise((resolve) => child.on('exit', resolve));
      expect(status).toBe(130);
      const kept = metaIn(out).runs.length;
      expect(kept).toBeGreaterThanOrEqual(2);
      expect(kept).toBeLessThan(50);
      expect(readdirSync(out)).toHaveLength(kept + 1);
      expect(err).toContain(`kept are ${kept} of 50 runs`);
    }));

  test(
    'an interrupt at any time, and a second one, leaves nothing in the folder for temporary files',
    () =>
      inFolder(async (folder) => {
        const temporary = join(folder, 'tmp');
        mkdirSync(temporary);
        const words = ['dist/bin/perfshift.js', 'record', '--seconds', '30', '-o'];
        for (const [at, wait] of [250, 400, 600, 900, 1500].entries()) {
          const child = spawn(process.execPath, [...words, join(folder, `${at}`), '--', 'sleep', '30'], {
            stdio: 'ignore',
            env: { ...process.env, TMPDIR: temporary },
          });
          const end = new Promise<readonly unknown[]>((resolve) => child.on('exit', (...how) => resolve(how)));
          setTimeout(() => child.kill('SIGTERM'), wait);
          if (at % 2 === 1) setTimeout(() => child.kill('SIGINT'), wait + 1);
          const [status, signal] = await end;
          expect(status === null ? signal : status).toBeOneOf([130, 143, 'SIGTERM', 'SIGINT']);
          expect([wait, readdirSync(temporary)]).toEqual([wait, []]);
        }
      }),
    60_000,
  );
});

describe('the command line of record', () => {
  test.each([
    [['record'], 'record takes one -o DIRECTORY'],
    [['record', '-o', 'a', '-o', 'b'], 'record takes one -o DIRECTORY'],
    [['record', '-o', 'a', '--runs', '0'], '--runs is "0"'],
    [['record', '-o', 'a', '--seconds', 'x'], '--seconds is "x"'],
    [['record', '-o', 'a', '-C', 'all'], '--cpu is "all"'],
    [['record', '-o', 'a', 'true'], 'behind --'],
    [['record', '-o', 'a', '--interleave', 'x'], '--interleave takes two commands'],
    [['record', '-o', 'a', '--interleave', 'x', 'y', '--', 'z'], '--interleave names both commands itself'],
    [['record', '-o', 'a', '--fail-on', 'grew'], '--fail-on stands with record'],
    [['a', 'b', '--runs', '3'], 'unknown option --runs'],
  ])('%j is 2', async (args, said) => {
    const { status, err } = await run(args);
    expect([status, err]).toEqual([2, expect.stringContaining(said)]);
  });

  test('a file in the place of the directory is 3', async () => {
    const { status, err } = await run(['record', '-o', 'LICENSE', '--', 'true']);
    expect([status, err]).toEqual([3, expect.stringContaining('this is a file, expected a directory')]);
  });

  test('another system than Linux is 3', async () => {
    const { status, err } = await run(['record', '-o', 'a'], { platform: 'darwin' });
    expect([status, err]).toEqual([3, expect.stringContaining('[no-record]')]);
  });

  test('a directory that holds something else is 2', () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, 'runs'));
      writeFileSync(join(folder, 'runs', 'notes'), 'x');
      const flags = ['record', '-o', join(folder, 'runs'), '--perf', 'true', '-e', 'task-clock', '--', 'true'];
      expect((await run(flags)).status).toBe(2);
      expect((await run([...flags.slice(0, 3), '--resume', ...flags.slice(3)])).err).toContain('no meta.json');
      rmSync(join(folder, 'runs'), { recursive: true });
    }));
});

test('a frequency above the limit of the kernel is recorded at the limit, and that is said', () => {
  const limits = { paranoid: 2, kptr: 0, isRoot: true, maxRate: 32_000 };
  expect(possibleFrequency(997, limits)).toEqual({ frequency: 997, diagnostics: [] });
  const { frequency, diagnostics } = possibleFrequency(50_000, limits);
  expect([frequency, diagnostics.map(({ code }) => code)]).toEqual([32_000, ['frequency-limit']]);
  expect(possibleFrequency(50_000, { ...limits, maxRate: null }).frequency).toBe(50_000);
});

describe('what the kernel hides is said', () => {
  const root = { paranoid: 2, kptr: 0, isRoot: true };
  test.each([
    ['root', root, 'system', []],
    ['an ordinary user', { ...root, isRoot: false }, 'system', ['perf-paranoid']],
    ['an ordinary user and a command', { ...root, isRoot: false }, 'command', ['perf-paranoid']],
    ['an ordinary user at 1 and a command', { paranoid: 1, kptr: 0, isRoot: false }, 'command', []],
    ['an ordinary user at 1 and the machine', { paranoid: 1, kptr: 0, isRoot: false }, 'system', ['perf-paranoid']],
    ['an ordinary user at -1', { paranoid: -1, kptr: 1, isRoot: false }, 'system', ['kptr-restricted']],
    ['root at kptr_restrict 1', { paranoid: 2, kptr: 1, isRoot: true }, 'system', []],
    ['root at kptr_restrict 2', { paranoid: 2, kptr: 2, isRoot: true }, 'system', ['kptr-restricted']],
    ['a kernel that does not say', { paranoid: null, kptr: null, isRoot: false }, 'system', []],
  ] as const)('to %s', (_, limits, kind, codes) => {
    const said = limitsOf({ ...limits, maxRate: null }, { kind });
    expect(said.map(({ code }) => code)).toEqual(codes);
    for (const { message } of said) expect(message).toContain('sudo sysctl kernel.');
  });
});

describe('what tells who recorded', () => {
  test.each([
    ['/home/ada/src/bench --rate 10', 'bench --rate 10'],
    ['~/bench and ../x/y', 'bench and y'],
    ['16,154,066 packets/s', '16,154,066 packets/s'],
    ['IOS/call=32/32', 'IOS/call=32/32'],
    ['exec ./bench; ./other', 'exec bench; other'],
    ['--out=/tmp/a.b/c', '--out=c'],
    ['a / b', 'a / b'],
    ['ada@tower: 5', '...@...: 5'],
    ['tower-2 and adan', 'tower-2 and adan'],
  ])('is taken out of %j', (text, expected) => expect(withoutPrivate(text, ['ada', 'tower'])).toBe(expected));

  test('and of a file that has no root', () => {
    expect(privateWord('lib/index.ts', [])).toBe('index.ts');
    expect(privateWord('not/here', [])).toBe('not/here');
    expect(privateWord('seq 9 >/dev/null 2>/dev/shm/x', [])).toBe('seq 9 >/dev/null 2>x');
    expect(privateWord('exec lib/index.ts 8; ./x/y <lib/cli/io.ts', [])).toBe('exec index.ts 8; y <io.ts');
  });
});

test('progress is one line that changes on a terminal, and lines elsewhere', () => {
  const said = (isErrorTTY: boolean): string => {
    let text = '';
    const io = {
      isErrorTTY,
      isTTY: false,
      columns: undefined,
      env: {},
      platform: 'linux',
      stdout: () => undefined,
      stderr: (part: string) => {
        text += part;
      },
    };
    const progress = runProgress(io, false, () => 0);
    progress.begin('run 1 of 2', 10);
    progress.end('run 1 of 2  5 samples');
    return text;
  };
  expect(said(true)).toBe('\r\u001b[Krun 1 of 2  0 of 10 s\r\u001b[Krun 1 of 2  5 samples\n');
  expect(said(false)).toBe('run 1 of 2  5 samples\n');
});

describe('the file of a run', () => {
  const REPORT = readFileSync('samples/redirect-runs/before/1.report.txt', 'utf8');
  let sample = '';
  beforeAll(() => {
    sample = `# hostname : tower\n# os release : 6.1\n# cmdline : /usr/bin/perf record\n${REPORT}`;
  });

  test('keeps what tells how it was measured', () => {
    const { text } = runFile(sample, '');
    expect(text).toContain('# os release : 6.1');
    expect(text).not.toMatch(/hostname|cmdline/);
  });

  test.each(readdirSync('samples/measurements').filter((name) => name.endsWith('.txt')))(
    'holds the measurements of %s',
    (name) => {
      const { text, rates } = runFile(sample, readFileSync(join('samples/measurements', name), 'utf8'));
      expect(rates.length).toBeGreaterThan(0);
      const again = runFile(sample, text.slice(text.indexOf('\n\n')));
      expect(again.rates).toEqual(rates);
    },
  );
});
