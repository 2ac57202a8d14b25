/** Recordings as inputs of the command line, printed by the real perf. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { printReport, printStacks } from '../../lib/perf/print.ts';
import { run } from '../cli/run.ts';
import { compile, describeWithPerf, output, record } from './real-perf.ts';

const PERF = { command: 'perf', env: process.env };

describeWithPerf('recordings', () => {
  let folder = '';
  let before = '';
  let after = '';
  let two = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'perfshift-recordings-'));
    before = record(compile(folder, 'old'), '-e', 'cpu-clock');
    after = record(compile(folder, 'new', '-DCOST_PARSE=8'), '-e', 'cpu-clock');
    two = record(compile(folder, 'two'), '-e', '{cpu-clock,task-clock}');
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function json(...args: readonly string[]) {
    const { status, out, err } = await run([...args, '-f', 'json']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    return JSON.parse(out);
  }

  test('the function that became twice as dear comes first', async () => {
    const [comparison] = (await json(before, after)).comparisons;
    expect(comparison.shifts[0]).toMatchObject({ symbol: 'parse_header', status: 'grew', domain: 'user' });
    // 4 of 10 parts became 8 of 14; five standard deviations of two thousand samples a side are 8 points.
    expect(Math.abs(comparison.shifts[0].delta.points - (800 / 14 - 40))).toBeLessThan(8);
    expect(comparison.before).toMatchObject({ source: before, label: before, format: 'perf-data', event: 'cpu-clock' });
    expect(comparison.before.cut).toBe('none');
  });

  test('the figures are those of perf report, the samples exact', async () => {
    const flat = ['--stdio', '--no-children', '-g', 'none', '-n', '-s', 'comm,dso,sym', '--percent-limit', '0'];
    const printed = join(folder, 'before.txt');
    writeFileSync(printed, output('perf', ['report', '-i', before, ...flat]));
    const [recorded, read] = [await json('show', before), await json('show', printed)];
    expect(recorded.entries).toEqual(read.entries);
    expect(recorded.entries.length).toBeGreaterThan(3);
    const samples = output('perf', ['script', '-i', before, '-F', 'comm'])
      .split('\n')
      .filter((line) => line !== '');
    expect(recorded.profile.samples).toEqual({ low: samples.length, high: samples.length });
    const total = recorded.entries.reduce((sum: number, entry: { samples: number }) => sum + entry.samples, 0);
    expect(total).toBe(samples.length);
  });

  test('a recording beside a printed table, and one whose name begins with a dash', async () => {
    const printed = join(folder, 'after.txt');
    writeFileSync(printed, output('perf', ['report', '-i', after, '--stdio', '--no-children', '-g', 'none']));
    const [mixed] = (await json(before, printed)).comparisons;
    expect(mixed.shifts[0].symbol).toBe('parse_header');
    const odd = join(folder, '-odd #1.data');
    copyFileSync(before, odd);
    const [same] = (await json(before, odd)).comparisons;
    expect(same.shifts.map((shift: { delta: { points: number } }) => shift.delta.points)).toEqual(
      same.shifts.map(() => 0),
    );
    expect(same.after.source).toBe(odd);
  });

  test('events are profiles of their own, never the sides of a pair', async () => {
    const listing = await json('list', two);
    expect(listing.profiles).toMatchObject([
      { format: 'perf-data', event: 'cpu-clock', label: 'cpu-clock', side: null },
      { format: 'perf-data', event: 'task-clock', label: 'task-clock', side: null },
    ]);
    expect(listing.pairs).toEqual([]);
    const alone = await run([two]);
    expect(alone.status).toBe(3);
    expect(alone.err).toContain('this recording is one side');
    const unsaid = await run([two, after]);
    expect(unsaid.status).toBe(3);
    expect(unsaid.err).toContain('#1 "cpu-clock", #2 "task-clock"');
    const [chosen] = (await json(`${two}#cpu-clock`, after)).comparisons;
    expect(chosen.shifts[0].symbol).toBe('parse_header');
  });

  test('a recording that went through a pipe', async () => {
    const path = join(folder, 'pipe.data');
    const options = ['-q', '-e', 'cpu-clock', '-F', '997', '-o', '-', '--', join(folder, 'new'), '20000'];
    output('sh', ['-c', 'out=$1; shift; exec perf record "$@" > "$out"', 'sh', path, ...options]);
    const { profile, entries } = await json('show', path);
    expect(profile).toMatchObject({ format: 'perf-data', event: 'cpu-clock', cut: 'none' });
    expect(entries[0].symbol).toBe('parse_header');
  });

  test('a damaged recording is refused, not read in part', async () => {
    const bytes = readFileSync(before);
    for (const part of [0.3, 0.6]) {
      const cut = join(folder, 'cut.data');
      writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length * part)));
      const { status, out, err } = await run([cut, after]);
      expect({ status, out }).toEqual({ status: 3, out: '' });
      expect(err).toMatch(/^.*cut\.data: error: perf cannot print this recording, it says: .* \[perf-failed\]\n$/);
    }
  });

  test('diagnostics of a recording have no line', async () => {
    const { diagnostics } = await json(before, after);
    expect(diagnostics.map(({ code }: { code: string }) => code)).toContain('different-dso');
    for (const each of diagnostics) expect(each).toMatchObject({ line: null });
  });

  test('call chains are printed leaf first, a block a sample', () => {
    const { text, diagnostics } = printStacks(PERF)(before, before, 1 << 28);
    expect(diagnostics).toEqual([]);
    const chain = text.split('\n\n').find((block) => block.includes('parse_header'));
    expect(chain?.split('\n').map((line) => /^\t\s*[0-9a-f]+ (\w+)\+/.exec(line)?.[1])).toEqual(
      expect.arrayContaining([undefined, 'parse_header', 'receive_packet', 'main']),
    );
  });

  test('a perfconfig of the user changes nothing', () => {
    const config =
      '[report]\npercent-limit = 50\ngroup = true\nchildren = true\nsort_order = cpu\n[color]\nui = always\n[call-graph]\nprint-type = flat\n';
    writeFileSync(join(folder, '.perfconfig'), config);
    const configured = { ...PERF, env: { ...process.env, HOME: folder } };
    // The last line is a tip, another one every time.
    const [plain, own] = [PERF, configured].map((perf) => printReport(perf)(two, two, 1 << 28).text.split('# (Tip')[0]);
    expect(own).toBe(plain);
    expect(own).not.toContain('group {');
  });

  test('what is printed is bounded', () => {
    expect(() => printReport(PERF)(before, 'a.data', 100)).toThrow('perf prints more than 100 bytes');
  });
});
