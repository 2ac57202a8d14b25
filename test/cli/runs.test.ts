import { execFileSync } from 'node:child_process';
import { copyFileSync, linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inFolder, run } from './run.ts';

const BEFORE = 'samples/redirect-runs/before';
const AFTER = 'samples/redirect-runs/after';
/** The commands of the packet path; other programs ran on the machine. */
const SCOPE = ['--scope', 'comm=xdp-trafficgen,ksoftirqd/0,ksoftirqd/1', '--idle', 'drop'];
const runsOf = (side: string): readonly string[] => [1, 2, 3, 4, 5].map((number) => `${side}/${number}.report.txt`);

interface Shift {
  readonly symbol: string;
  readonly before: { readonly percent: number | null; readonly samples: number | null };
  readonly corrected: { readonly points: number; readonly low: number; readonly high: number } | null;
  readonly test: { readonly on: string; readonly q: number } | null;
  readonly reason: string | null;
  readonly byComposition: boolean;
}
interface Comparison {
  readonly before: { readonly runs: number; readonly samples: unknown };
  readonly shifts: readonly Shift[];
  readonly composition: {
    readonly factor: number;
    readonly low: number;
    readonly high: number;
    readonly method: string;
  } | null;
}

async function comparisonOf(...args: readonly string[]): Promise<Comparison> {
  const { status, out, err } = await run([...args, '-f', 'json']);
  expect(status, err).toBe(0);
  return (JSON.parse(out) as { comparisons: readonly [Comparison] }).comparisons[0];
}

const found = ({ shifts }: Comparison): readonly string[] =>
  shifts.filter((shift) => (shift.test?.q ?? 1) < 0.05).map(({ symbol }) => symbol);

test.each([
  ['five against one', runsOf(BEFORE), runsOf(AFTER).slice(0, 1)],
  ['one against three', runsOf(BEFORE).slice(0, 1), runsOf(AFTER).slice(0, 3)],
])('%s find what a second program adds as well', async (_, before, after) => {
  const comparison = await comparisonOf('--before', ...before, '--after', ...after, ...SCOPE);
  expect([...found(comparison)].sort()).toEqual(['dev_map_bpf_prog_run', 'xdp_redirect_map_egress']);
});

describe('five runs a side', () => {
  let comparison: Comparison;
  beforeAll(async () => {
    comparison = await comparisonOf('--before', ...runsOf(BEFORE), '--after', ...runsOf(AFTER), ...SCOPE);
  });

  test('are pooled: their samples add up and shares are their mean', () => {
    // Counted in the five reports: 4508 + 4565 + 4557 + 4556 + 4512, and 934 + 930 + 951 + 948 + 935.
    expect(comparison.before).toMatchObject({ runs: 5, samples: { low: 22_698, high: 22_698 } });
    expect(comparison.shifts.find(({ symbol }) => symbol === 'veth_xdp_rcv_one')?.before.samples).toBe(4698);
  });

  test('find the two symbols that a second program adds, and nothing else', () => {
    expect(found(comparison)).toEqual(['dev_map_bpf_prog_run', 'xdp_redirect_map_egress']);
  });

  test('tell the share that fell only because the total grew', () => {
    expect(comparison.shifts.filter(({ byComposition }) => byComposition).map(({ symbol }) => symbol)).toEqual([
      'veth_xdp_rcv_one',
    ]);
  });

  test('tell the change of the total from the shares: 1.0765 was measured', () => {
    const { factor = 0, low = 0, high = 0, method } = comparison.composition ?? {};
    expect(method).toBe('shares');
    expect(Math.abs(factor - 1.0765)).toBeLessThan(0.02);
    expect(low).toBeLessThan(1.0765);
    expect(high).toBeGreaterThan(1.0765);
  });

  test('say why a row is not tested', () => {
    const rare = comparison.shifts.find(({ symbol }) => symbol === 'memcmp');
    expect([rare?.test, rare?.reason]).toEqual([null, 'few-samples']);
  });

  test('are a sentence, a column of q and one at equal cost', async () => {
    const { out } = await run(['--before', ...runsOf(BEFORE), '--after', ...runsOf(AFTER), ...SCOPE]);
    expect(out).toMatch(/^2 of \d+ tested symbols shifted at equal cost \(q < 0\.05\):/m);
    expect(out).toContain('veth_xdp_rcv_one has a smaller share only because dev_map_bpf_prog_run');
    expect(out).toMatch(/before +after +delta +at equal cost +q +symbol/);
    expect(out).not.toContain('not tested (one run');
  });
});

describe('a directory of runs', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'runs-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is the files in it, and what only holds measurements is their rate', async () => {
    const comparison = await comparisonOf(BEFORE, AFTER, ...SCOPE);
    expect(comparison.before.runs).toBe(5);
    expect(found(comparison)).toEqual(['dev_map_bpf_prog_run', 'xdp_redirect_map_egress']);
  });

  test('is what links in it lead to as well; one that leads nowhere is named', async () => {
    const links = join(folder, 'links');
    mkdirSync(links);
    for (const [at, path] of runsOf(BEFORE).entries()) symlinkSync(resolve(path), join(links, `${at}.txt`));
    symlinkSync(folder, join(links, 'folder'));
    expect((await comparisonOf(links, AFTER, ...SCOPE)).before.runs).toBe(5);
    symlinkSync('nowhere', join(links, 'broken'));
    symlinkSync('loop', join(links, 'loop'));
    const { status, err } = await run([links, AFTER, ...SCOPE]);
    expect(status).toBe(0);
    expect(err).toMatch(/broken: warning: .*\[passed-over\]/);
    expect(err).toMatch(/loop: warning: .*too many symbolic links encountered; passed over.*\[passed-over\]/);
    expect(err).not.toContain('folder: ');
  });

  test.skipIf(process.platform === 'win32')('is no pipe, nor what waits for somebody to write', async () => {
    const pipes = join(folder, 'pipes');
    mkdirSync(pipes);
    for (const path of runsOf(BEFORE)) symlinkSync(resolve(path), join(pipes, basename(path)));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    symlinkSync(join(folder, 'pipe'), join(pipes, 'a-pipe'));
    symlinkSync('/dev/ptmx', join(pipes, 'a-terminal'));
    expect((await comparisonOf(pipes, AFTER, ...SCOPE)).before.runs).toBe(5);
  });

  test('counts a file once, whatever it is called', async () => {
    const names = join(folder, 'names');
    mkdirSync(names);
    for (const path of runsOf(BEFORE)) copyFileSync(path, join(names, basename(path)));
    symlinkSync('5.report.txt', join(names, 'latest'));
    linkSync(join(names, '1.report.txt'), join(names, 'first'));
    expect((await comparisonOf(names, AFTER, ...SCOPE)).before.runs).toBe(5);
    const { err } = await run([names, AFTER, ...SCOPE]);
    expect(err).toMatch(/latest: warning: the same file as .*5\.report\.txt, which counts once; passed over/);
    expect(err).not.toContain('[same-run]');
  });

  test('without a run ends with 3 and says what was passed over', async () => {
    writeFileSync(join(folder, 'notes.md'), 'nothing of interest\n');
    const { status, err, out } = await run([folder, AFTER]);
    expect([status, out]).toEqual([3, '']);
    expect(err).toMatch(/notes\.md: warning: .*\[passed-over\]/);
    expect(err).toMatch(/error: no run of this side.*\[no-runs\]/);
  });
});

describe('rows that were too rare to be tested', () => {
  const symbols = async (...flags: readonly string[]): Promise<string> =>
    (await run([BEFORE, AFTER, ...SCOPE, '-f', 'markdown', ...flags])).out;

  test('stand behind all that were tested, however many are asked for', async () => {
    expect(await symbols('--top', '5')).not.toMatch(/\| - \|[^|]*\|[^|]*\| `/);
    expect(await symbols('--top', '5')).toMatch(/symbols of fewer than 5 samples a run not tested/);
    expect(await symbols('--top', 'all')).toMatch(/\| - \|[^|]*\|[^|]*\| `/);
  });

  test('are left out of a series too', async () => {
    const { out } = await run(['--series', BEFORE, AFTER, BEFORE, ...SCOPE]);
    expect(out.replace(/\n +/g, ' ')).toMatch(/symbols of fewer than 5 samples a run not tested, among the others/);
    expect(out).not.toContain('memcmp');
    expect((await run(['--series', BEFORE, AFTER, BEFORE, ...SCOPE, '--top', 'all'])).out).toContain('memcmp');
  });
});

test('an expression that fits no symbol is told, once for all files', () =>
  inFolder(async (folder) => {
    const files = ['a.md', 'b.csv', 'c.json'].flatMap((name) => ['-o', join(folder, name)]);
    const { status, err } = await run([BEFORE, AFTER, ...SCOPE, '--match', 'no_such_symbol', ...files]);
    expect([status, err.match(/--match fits none of \d+ symbols \[nothing-shown\]/g)?.length]).toEqual([0, 1]);
    const one = await run([BEFORE, AFTER, ...SCOPE, '--match', 'no_such_symbol', '-f', 'json']);
    expect(one.err).not.toContain('nothing-shown');
  }));

describe('a folder that holds both sides', () => {
  const BOTH = 'samples/redirect-runs';

  test('is none of runs, and what is in it is named', async () => {
    const { status, err } = await run(['noise', BOTH]);
    expect([status, err]).toEqual([
      3,
      expect.stringContaining('it holds folders, such as samples/redirect-runs/after'),
    ]);
  });

  test('is listed with all runs of both', async () => {
    const { out } = await run(['list', BOTH, '-f', 'json']);
    const { profiles } = JSON.parse(out) as { profiles: readonly { source: string }[] };
    expect(profiles.map(({ source }) => source)).toEqual([...runsOf(BEFORE), ...runsOf(AFTER)]);
    const one = await run(['list', AFTER, '-f', 'json']);
    expect((JSON.parse(one.out) as { profiles: readonly object[] }).profiles).toHaveLength(5);
  });

  test('gives its sides the names that the command line does', async () => {
    const { out: mail } = await run([`old=${BEFORE}`, `new=${AFTER}`, ...SCOPE, '--top', '1']);
    expect(mail).toMatch(/^5 \+ 5 runs,/m);
    expect(mail).toMatch(/"old"\nafter .*"new"\n/);
    const { out } = await run(['--series', `v1=${BEFORE}`, `v2=${AFTER}`, '--top', '1']);
    expect(out).toMatch(/"v1"\n.*"v2"\n/);
  });
});

test('one run a side is not tested, however many samples it has', async () => {
  const { shifts } = await comparisonOf(`${BEFORE}/1.report.txt`, `${AFTER}/1.report.txt`);
  expect(new Set(shifts.map(({ reason }) => reason))).toEqual(new Set(['one-run']));
});

test('a table whose figures were moved by noise alone proposes no move', async () => {
  const { out } = await run(['--before', ...runsOf(BEFORE), '--after', ...runsOf(AFTER), ...SCOPE, '-f', 'json']);
  expect((JSON.parse(out) as { comparisons: readonly { moves: readonly unknown[] }[] }).comparisons[0]?.moves).toEqual(
    [],
  );
});
