/** The plumbing of the benchmark: processes are run, measured, held against each other, and failures are told. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sameLines } from '../../bench/agree/same-lines.ts';
import { measureTogether } from '../../bench/harness/measure.ts';
import type { Bound, Row } from '../../bench/harness/row.ts';
import { type MemoryProbe, runSubject } from '../../bench/harness/run-subject.ts';
import { commandLine, figuresOf, type Measured, type Subject } from '../../bench/harness/subject.ts';
import { findTools } from '../../bench/harness/tools.ts';
import { askedRows } from '../../bench/measure-rows.ts';
import { readOptions } from '../../bench/options.ts';
import { verdictsOf } from '../../bench/report/judged.ts';
import { markdownOf } from '../../bench/report/markdown.ts';
import { plainRow } from '../../bench/report/plain.ts';
import { growthOf } from '../../bench/sweep/growth.ts';
import { slopeOf } from '../../bench/sweep/slope.ts';
import type { Point } from '../../bench/sweep/sweep.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'harness-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const node = (name: string, script: string): Subject => ({ name, command: process.execPath, args: ['-e', script] });
const { probe } = findTools(null);
const QUIET = { runs: 2, limitSeconds: 20, probe, tell: (): void => {} };
const MB = 1e6;

const PROBES: readonly MemoryProbe[] = probe.kind === 'time' ? [probe, { kind: 'proc' }] : [probe];

test.runIf(process.platform === 'linux').each(PROBES)('the memory of a child is its own: $kind', async (how) => {
  // More than this process has at any time would be needed to hide what the child takes, and less must not show.
  const own = Buffer.alloc(300 * MB, 1);
  const filled = 'const b = Buffer.alloc(150e6, 1); setTimeout(() => b.length, 200)';
  const [small, large] = [
    await runSubject(node('small', 'setTimeout(() => 0, 100)'), how, 20),
    await runSubject(node('large', filled), how, 20),
  ];
  expect(own.length).toBe(300 * MB);
  expect(small.peakBytes).toBeGreaterThan(20 * MB);
  expect(small.peakBytes).toBeLessThan(120 * MB);
  expect((large.peakBytes ?? 0) - (small.peakBytes ?? 0)).toBeGreaterThan(140 * MB);
  expect((large.peakBytes ?? 0) - (small.peakBytes ?? 0)).toBeLessThan(200 * MB);
  expect(large.seconds).toBeGreaterThan(0.2);
});

test('a program that fails is told and not run again', async () => {
  const [failed, fine] = await measureTogether(
    [node('failing', 'console.error("it hurts: error"); process.exitCode = 3'), node('fine', '0')],
    QUIET,
  );
  expect(failed?.problem).toBe('exit 3: it hurts: error');
  expect(failed?.runs.length).toBe(0);
  expect(failed && figuresOf(failed)).toBeNull();
  expect(fine?.runs.length).toBe(2);
});

test('a program that takes too long is ended', async () => {
  const run = await runSubject(node('endless', 'setInterval(() => 0, 1000)'), probe, 0.3);
  expect(run.problem).toBe('ended after 0.3 s');
});

test('a program that cannot be found is told', async () => {
  const run = await runSubject(
    { name: 'none', command: join(folder, 'none'), args: [], looksAtMemory: false },
    probe,
    5,
  );
  expect(run.problem).toContain('ENOENT');
});

const measured = (
  name: string,
  seconds: readonly number[],
  peakBytes: number,
  problem: string | null = null,
): Measured => ({
  subject: { name, command: name, args: [] },
  runs: seconds.map((each) => ({ seconds: each, cpuSeconds: each / 2, peakBytes, problem: null })),
  problem,
});
const OURS = measured('ours', [3, 2, 2.5], 100 * MB);
const PEER = measured('peer', [8, 10, 9], 400 * MB);

test('figures are those of the fastest, the middle and the largest run', () => {
  expect(figuresOf(OURS)).toEqual({ least: 2, median: 2.5, cpuSeconds: 1, peakBytes: 100 * MB, runs: 3 });
  expect(figuresOf(measured('even', [1, 4, 2, 3], 5))?.median).toBe(2.5);
});

const rowOf = (...bounds: readonly Bound[]): Row => ({
  what: 'a job',
  ours: OURS.subject,
  others: [PEER.subject],
  bounds,
  agree: null,
});

test.each<[Bound, number, boolean]>([
  [{ quantity: 'seconds', against: 'peer', atMost: 0.25 }, 0.25, true],
  [{ quantity: 'seconds', against: 'peer', atMost: 0.2 }, 0.25, false],
  [{ quantity: 'memory', against: 'peer', atMost: 0.5 }, 0.25, true],
  [{ quantity: 'seconds', against: null, atMost: 1.5 }, 2, false],
])('a bound is held against the fastest run and the largest memory: %o', (bound, ratio, holds) => {
  expect(verdictsOf(rowOf(bound), OURS, [PEER])).toMatchObject([{ bound, measured: ratio, holds }]);
});

test('a failure of ours breaks the bound, a missing peer leaves it open', () => {
  const bound: Bound = { quantity: 'seconds', against: 'peer', atMost: 1 };
  expect(verdictsOf(rowOf(bound), { ...OURS, problem: 'exit 3' }, [PEER])[0]?.holds).toBe(false);
  expect(verdictsOf(rowOf(bound), OURS, [])[0]?.holds).toBeNull();
  expect(verdictsOf(rowOf(bound), OURS, [{ ...PEER, problem: 'exit 1' }])[0]?.holds).toBeNull();
});

test('a report says what was measured, by whom, and what failed', () => {
  const row = rowOf({ quantity: 'seconds', against: 'peer', atMost: 0.2 });
  const program = { version: '20.19.0', path: '/opt/node' };
  const judged = {
    row,
    ours: OURS,
    others: [PEER],
    verdicts: verdictsOf(row, OURS, [PEER]),
    agreement: { holds: true, said: 'all equal' },
  };
  const broken = { ...OURS, problem: 'exit 3: too large' };
  const failed = { ...judged, ours: broken, verdicts: verdictsOf(row, broken, [PEER]), agreement: null };
  const text = markdownOf({
    command: 'npm run bench',
    machine: 'a machine',
    versions: ['perl v5'],
    byNode: [{ node: program, judged: [judged, failed] }],
    sweeps: [
      {
        what: 'stacks',
        growth: { slope: 1.04, processorSlope: 1.02, memory: 1.2, holds: false },
        points: [
          { bytes: 2 * MB, figures: figuresOf(OURS), problem: null },
          { bytes: 2e9, figures: null, problem: 'exit 3' },
        ],
      },
    ],
    shortened: [['/opt/', '$OPT/']],
  });
  expect(text).toContain('| a job | 0.250 x | 0.250 x | 0.2 x peer | **no** | all equal |');
  expect(text).toContain('| a job | - | - | 0.2 x peer | **no** | exit 3: too large |');
  expect(text).toContain('| a job | perfshift | 2.00 s | 2.50 s | 1.00 s | 100 MB | 3 |');
  expect(text).toContain(
    'stacks: slope 1.04 (1 is linear), 1.02 by the processor, memory x 1.20 over the last four times the bytes, holds: no.',
  );
  expect(text).toContain('| 2 GB | failed |  |  |  | exit 3 |');
  expect(plainRow(program, judged)).toContain('agrees: all equal');
});

test('the slope is that of the logarithms', () => {
  expect(
    slopeOf([
      [1, 3],
      [10, 30],
      [100, 300],
    ]),
  ).toBeCloseTo(1, 10);
  expect(
    slopeOf([
      [1, 3],
      [10, 300],
      [100, 30_000],
    ]),
  ).toBeCloseTo(2, 10);
  expect(
    slopeOf([
      [1, 3],
      [10, 30],
      [100, 0],
    ]),
  ).toBeNull();
});

const pointOf = (bytes: number, seconds: number, peakBytes: number): Point => ({
  bytes,
  figures: { least: seconds, median: seconds, cpuSeconds: seconds, peakBytes, runs: 1 },
  problem: null,
});
const START = pointOf(1, 0.1, 50 * MB);

test.each<[string, readonly Point[], boolean, boolean | null]>([
  ['linear', [1, 4, 16].map((size) => pointOf(size, 0.1 + size, 100 * MB)), true, true],
  ['as the square', [1, 4, 16].map((size) => pointOf(size, 0.1 + size ** 2, 100 * MB)), true, false],
  ['linear with memory by bytes', [1, 4, 16].map((size) => pointOf(size, 0.1 + size, size * MB)), true, false],
  ['linear with memory that may grow', [1, 4, 16].map((size) => pointOf(size, 0.1 + size, size * MB)), false, true],
  ['two sizes', [1, 4].map((size) => pointOf(size, 0.1 + size, 100 * MB)), true, null],
  [
    'a failure',
    [...[1, 4, 16].map((size) => pointOf(size, 0.1 + size, 100 * MB)), { bytes: 64, figures: null, problem: 'exit 3' }],
    true,
    false,
  ],
])('growth, %s', (_, points, isBounded, holds) => {
  expect(growthOf(START, points, isBounded).holds).toBe(holds);
});

test('outputs agree whatever the order of their lines, and the first that differs is named', () => {
  const [one, two, three] = ['one', 'two', 'three'].map((name) => join(folder, name));
  if (one === undefined || two === undefined || three === undefined) throw new Error('three names');
  writeFileSync(one, 'b;c 2\na;b 1\n');
  writeFileSync(two, 'a;b 1\nb;c 2\n');
  writeFileSync(three, 'a;b 1\nb;c 3\n');
  expect(sameLines(one, two, 'peer')).toEqual({ holds: true, said: '2 lines equal those of peer' });
  expect(sameLines(one, three, 'peer')).toEqual({
    holds: false,
    said: '2 lines are not as those of peer, the first: b;c 2',
  });
});

test('options say what they expect', () => {
  expect(readOptions(['--quick'], {})).toMatchObject({ quick: true, runs: 2, results: null, flamegraph: null });
  expect(readOptions([], { PERFSHIFT_FLAMEGRAPH: '/fg' })).toMatchObject({
    runs: 5,
    flamegraph: '/fg',
    results: 'bench/RESULTS.md',
  });
  expect(readOptions(['--help'], {})).toBeNull();
  expect(() => readOptions(['--runs', '0'], {})).toThrow('--runs "0": expected a whole number above 0');
  expect(() => readOptions(['--bogus'], {})).toThrow('bogus');
});

test('a line of the table is asked for by its words, and it is known where there is none', () => {
  expect(askedRows(null).any).toBe(true);
  expect(askedRows(/^runs$/).any).toBe(true);
  expect(askedRows(/40 runs/)).toMatchObject({ any: false, words: expect.arrayContaining(['mail', 'runs']) });
});

test('a command can be copied into a shell', () => {
  const subject = { name: 'x', command: 'node', args: ['a b', "it's", 'plain'], output: 'out.txt' };
  expect(commandLine(subject)).toBe(String.raw`node 'a b' 'it'\''s' plain > out.txt`);
});
