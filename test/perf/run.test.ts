/** How perf is run and what becomes of what it says, with scripts in the place of perf. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../lib/index.ts';
import { printReport, printStacks } from '../../lib/perf/print.ts';
import { run } from '../cli/run.ts';
import { codesOf } from '../source/codes-of.ts';
import { fakePerf, RECORDING, report, saying } from './fake-perf.ts';

const NAMED = report(
  '    60.00%            60      60000000  w        w                  [.] f_leaf',
  '    40.00%            40      40000000  w        [kernel.kallsyms]  [k] do_idle',
);

let folder = '';
let recording = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perfshift-run-'));
  recording = join(folder, 'a.data');
  writeFileSync(recording, RECORDING);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const codes = (diagnostics: readonly Diagnostic[]): readonly string[] => diagnostics.map(({ code }) => code);

// A script with a shebang is a program of POSIX systems.
describe.skipIf(process.platform === 'win32')('running perf', () => {
  function print(script: string, timeoutMs?: number) {
    const command = fakePerf(folder, 'perf', script);
    const perf = { command, env: process.env, ...(timeoutMs === undefined ? {} : { timeoutMs }) };
    return printReport(perf)(recording, 'a.data', 1 << 20);
  }

  test('gets its arguments as they are, a closed standard input, and the C locale', () => {
    const log = join(folder, 'log');
    const script = `{ printf '%s\\n' "$@"; echo "LC_ALL=$LC_ALL"; cat; } > "${log}"`;
    const perf = { command: fakePerf(folder, 'perf', script), env: { ...process.env, LC_ALL: 'de_DE.UTF-8' } };
    const odd = '-o $(touch x); "#1.data';
    printReport(perf)(odd, odd, 1 << 20);
    const lines = readFileSync(log, 'utf8').split('\n');
    expect(lines.slice(0, 3)).toEqual(['report', '-i', join(process.cwd(), odd)]);
    expect(lines).toContain('comm,dso,sym');
    expect(lines.at(-2)).toBe('LC_ALL=C');
    printStacks(perf)(odd, odd, 1 << 20);
    expect(readFileSync(log, 'utf8')).toBe(`script\n-i\n${join(process.cwd(), odd)}\n--no-inline\nLC_ALL=C\n`);
  });

  test('returns what it prints', () => {
    expect(print(saying(NAMED))).toEqual({ text: `${NAMED}\n`, diagnostics: [] });
  });

  test.each([
    ['an error', 'exit 255', 'it says: nothing'],
    ['an error with words', saying('', 'Error:\nno way', 1), 'it says: no way'],
    ['words on standard output', saying('#\n\nno file', '', 3), 'it says: no file'],
    ['an error behind status 0', saying(NAMED, 'Error:\nfailed to process sample'), 'it is cut off or damaged'],
    ['an early end behind status 0', saying(NAMED, 'unexpected end of event stream'), 'it is cut off or damaged'],
    ['a file of somebody else', saying('', 'File a not owned by current user or root (use -f', 255), 'copy the file'],
    ['no sample', saying('', 'Error:\nThe a.data data has no samples!'), 'record for longer'],
    ['a crash', 'kill -SEGV $$', 'ended by SIGSEGV'],
  ])('%s is perf-failed', (_, script, words) => {
    expect(codesOf(() => print(script))).toEqual([['perf-failed', 'error', 'a.data']]);
    expect(() => print(script)).toThrow(words);
  });

  test.each([
    ['a wrapper of Debian', saying('', 'E: linux-perf-5.10 is not installed.', 1)],
    ['a wrapper of Ubuntu', saying('', 'WARNING: perf not found for kernel 5.15.0-91', 2)],
  ])('%s is perf-missing', (_, script) => {
    expect(codesOf(() => print(script))).toEqual([['perf-missing', 'error', 'a.data']]);
  });

  test.each([['nothing-of-this-name'], ['/nowhere/perf'], [''], ['/']])('"%s" is perf-missing', (command) => {
    const perf = { command, env: process.env };
    expect(codesOf(() => printReport(perf)(recording, 'a.data', 1000))).toEqual([['perf-missing', 'error', 'a.data']]);
    expect(() => printReport(perf)(recording, 'a.data', 1000)).toThrow('linux-perf');
  });

  test('a perf that crashes once is asked again', () => {
    const mark = join(folder, 'crashed');
    const script = `test -e '${mark}' || { touch '${mark}'; kill -SEGV $$; }\n${saying(NAMED)}`;
    expect(print(script).text).toBe(`${NAMED}\n`);
  });

  test('a perf that takes too long is ended', () => {
    const start = Date.now();
    expect(codesOf(() => print('exec sleep 20', 200))).toEqual([['perf-timeout', 'error', 'a.data']]);
    expect(Date.now() - start).toBeLessThan(10_000);
  });

  test('what perf warns of is said, once', () => {
    const err = 'WARNING: the data size field is 0\n\nWarning:\nbroken\n\nWARNING: the data size field is 0';
    expect(print(saying(NAMED, err)).diagnostics.map(({ message }) => message)).toEqual([
      'perf warns: the data size field is 0',
      'perf warns: broken',
    ]);
    const lost = print(saying(NAMED, 'Warning:\nProcessed 90 events and lost 4 chunks!\n\nCheck IO/CPU overload!'));
    expect(lost.diagnostics).toMatchObject([{ code: 'lost-samples', severity: 'warning', line: null }]);
    expect(print(saying(NAMED, 'Warning:\nKernel address maps were restricted.')).diagnostics).toEqual([]);
  });

  const kernel = (symbol: string): string =>
    `    40.00%            40      40000000  w        [kernel.kallsyms]  [k] ${symbol}`;
  const user = (symbol: string): string =>
    `    50.00%            50      50000000  w        w                  [.] ${symbol}`;

  test.each([
    ['kernel addresses', [user('f'), kernel('0xffffffff822004c9')], ['unresolved-symbols']],
    ['user addresses', [user('0x00000000000011b4'), kernel('do_idle')], ['unresolved-symbols']],
    ['both', [user('0x00000000000011b4'), kernel('0000000000000000')], ['unresolved-symbols', 'unresolved-symbols']],
    ['addresses among names', [user('f'), user('0x00000000000011b4'), kernel('do_idle')], []],
    ['names alone', [user('f'), kernel('do_idle')], []],
  ])('%s', (_, rows, wanted) => {
    expect(codes(print(saying(report(...rows))).diagnostics)).toEqual(wanted);
  });

  test('--perf names the perf, and what it says has no line', async () => {
    const perf = fakePerf(folder, 'other perf', saying(report(user('f'), kernel('0xffffffff822004c9'))));
    const { status, out, err } = await run([
      recording,
      'samples/perf-top-log/before.txt',
      '--perf',
      perf,
      '-f',
      'json',
    ]);
    expect(status).toBe(0);
    expect(err).toMatch(/^.*a\.data: warning: .* \[unresolved-symbols\]\n/);
    const document = JSON.parse(out);
    expect(document.comparisons[0].before).toMatchObject({ format: 'perf-data', source: recording, rows: 2 });
    const own = document.diagnostics.filter((each: Diagnostic) => each.file === recording);
    expect(own.length).toBeGreaterThan(0);
    for (const each of own) expect(each.line).toBeNull();
    const strict = await run(['show', recording, '--perf', perf, '--strict']);
    expect([strict.status, strict.out]).toEqual([3, '']);
  });

  test('--from does not keep a recording from being read', async () => {
    const perf = fakePerf(folder, 'plain perf', saying(NAMED));
    const { status, out } = await run(['show', recording, '--perf', perf, '--from', 'perf-top', '-f', 'json']);
    expect(status).toBe(0);
    expect(JSON.parse(out).entries).toHaveLength(2);
  });
});
