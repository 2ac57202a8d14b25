import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from './run.ts';

const SCOPE = ['--scope', 'comm=xdp-trafficgen,ksoftirqd/0,ksoftirqd/1'];
const RUNS = [1, 2, 3, 4, 5];
const redirect = (at: number): string => `samples/redirect-runs/before/${at}.report.txt`;
const egress = (at: number): string => `samples/redirect-runs/after/${at}.report.txt`;

interface Document {
  readonly comparisons: readonly [
    {
      readonly shifts: readonly {
        readonly symbol: string;
        readonly test: unknown;
        readonly noise: {
          readonly verdict: string;
          readonly chance: { readonly low: number; readonly high: number };
        } | null;
        readonly byComposition: boolean;
      }[];
      readonly composition: {
        readonly factor: number;
        readonly low: number;
        readonly high: number;
        readonly method: string;
      } | null;
      readonly noise: {
        readonly samples: { readonly before: { readonly low: number; readonly high: number } };
        readonly from: string;
        readonly decayed: boolean;
      } | null;
      readonly needed: { readonly symbol: string; readonly samples: number | null } | null;
    },
  ];
}

async function compared(...args: readonly string[]): Promise<Document['comparisons'][0]> {
  const { status, out, err } = await run([...args, '-f', 'json']);
  expect(status, err).toBe(0);
  return (JSON.parse(out) as Document).comparisons[0];
}

const above = ({ shifts }: Document['comparisons'][0]): readonly string[] =>
  shifts.filter(({ noise }) => noise?.verdict === 'above').map(({ symbol }) => symbol);

/** Every two runs of one condition, and how many of them have a shift that is larger than noise. */
async function alarmsOf(paths: readonly string[]): Promise<{ readonly pairs: number; readonly alarms: number }> {
  let [pairs, alarms] = [0, 0];
  for (const [at, first] of paths.entries())
    for (const second of paths.slice(at + 1)) {
      pairs += 1;
      if (above(await compared(first, second, ...SCOPE)).length > 0) alarms += 1;
    }
  return { pairs, alarms };
}

describe('single runs with counts', () => {
  test('of one condition are within noise in at least 95 of 100 comparisons', async () => {
    const sides = [await alarmsOf(RUNS.map(redirect)), await alarmsOf(RUNS.map(egress))];
    const [pairs, alarms] = [
      sides.reduce((sum, each) => sum + each.pairs, 0),
      sides.reduce((sum, each) => sum + each.alarms, 0),
    ];
    expect(pairs).toBe(20);
    expect(alarms / pairs).toBeLessThanOrEqual(0.05);
  });

  const drop = RUNS.map((at) => `../shared/corpus/runs/drop.${at}.report.txt`);
  test.skipIf(!existsSync(drop[0] ?? ''))('and so are those of a third condition', async () => {
    expect((await alarmsOf(drop)).alarms).toBe(0);
  });

  test('of two conditions find both symbols that are new, in at least 23 of 25', async () => {
    let found = 0;
    for (const first of RUNS)
      for (const second of RUNS) {
        const names = above(await compared(redirect(first), egress(second), ...SCOPE));
        if (names.includes('dev_map_bpf_prog_run') && names.includes('xdp_redirect_map_egress')) found += 1;
      }
    expect(found).toBeGreaterThanOrEqual(23);
  });

  test('are never tested, and say what they are held against', async () => {
    const { out } = await run([redirect(1), egress(1), ...SCOPE]);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'by more than the noise seen in such runs: dev_map_bpf_prog_run +5.35 and xdp_redirect_map_egress +4.23',
    );
    expect(out.replace(/\s+/g, ' ')).toContain('larger than such noise is not significant');
    const { shifts, noise } = await compared(redirect(1), egress(1), ...SCOPE);
    expect(new Set(shifts.map((shift) => shift.test))).toEqual(new Set([null]));
    // 934 of them are veth_xdp_rcv_one's, counted in the report.
    expect(noise?.samples.before).toEqual({ low: 4508, high: 4508 });
  });

  test('tell the change of the total from the shares: 1.0765 was measured over all runs', async () => {
    const { composition } = await compared(redirect(1), egress(1), ...SCOPE);
    expect(composition?.method).toBe('shares');
    expect(composition?.low).toBeLessThan(1.0765);
    expect(composition?.high).toBeGreaterThan(1.0765);
  });
});

describe('counts that are known between bounds', () => {
  const rows = (shares: readonly number[]): string =>
    shares.map((share, at) => `    ${share.toFixed(2)}%  [kernel]  [k] symbol_${at}`).join('\n');
  const table = (samples: string, shares: readonly number[]): string =>
    `# Samples: ${samples} of event 'cpu-clock'\n#\n# Overhead  Shared Object  Symbol\n# ........  .............  ......\n#\n${rows(shares)}\n`;

  test.each([
    // 3 points of 50 are beyond noise at 20,000 samples and within it at 1,000.
    ['both many', '20K', '20K', 'above'],
    ['both few', '900 ', '900 ', 'within'],
  ])('a shift of 5 points at %s samples is %s', async (_, first, second, verdict) => {
    const folder = mkdtempSync(join(tmpdir(), 'counts-'));
    writeFileSync(join(folder, 'a.txt'), table(first, [50, 30, 12, 8]));
    writeFileSync(join(folder, 'b.txt'), table(second, [55, 25, 12, 8]));
    const comparison = await compared(join(folder, 'a.txt'), join(folder, 'b.txt'));
    rmSync(folder, { recursive: true });
    expect(comparison.shifts.find(({ symbol }) => symbol === 'symbol_1')?.noise?.verdict).toBe(verdict);
  });

  test('perf top is worth one refresh to fifteen, and what lies between is not told', async () => {
    const { noise, shifts } = await compared('samples/perf-top-log/before.txt', 'samples/perf-top-log/after.txt');
    expect(noise?.decayed).toBe(true);
    const { low = 0, high = 0 } = noise?.samples.before ?? {};
    expect(high).toBe(15 * low);
    for (const { noise: judged } of shifts) {
      if (judged === null) continue;
      const { low: least, high: most } = judged.chance;
      expect(judged.verdict).toBe(most < 0.05 ? 'above' : least >= 0.05 ? 'within' : 'unclear');
    }
  });
});

describe('no counts', () => {
  test('give no probability, and how many samples would', async () => {
    const { shifts, noise, needed } = await compared('samples/xdp-return/mail.txt');
    expect(noise).toBeNull();
    expect(new Set(shifts.map((shift) => shift.noise))).toEqual(new Set([null]));
    expect(needed?.symbol).toBe('xdp_return_frame_rx_napi');
    // By hand: a mean share of 1.385 % has 5 samples at 361.
    expect(needed?.samples).toBeGreaterThanOrEqual(361);
  });

  test('--samples states them', async () => {
    const { noise, shifts } = await compared('samples/xdp-return/mail.txt', '--samples', 'before=40k,after=40k');
    expect(noise?.samples.before).toEqual({ low: 40_000, high: 40_000 });
    expect(shifts.find(({ symbol }) => symbol === 'xdp_return_frame_rx_napi')?.noise?.verdict).toBe('above');
  });

  test('--samples against a count of the input is not taken, and said', async () => {
    const { err, status } = await run([redirect(1), egress(1), '--samples', 'before=10,after=10']);
    expect(status).toBe(0);
    expect(err).toMatch(/--samples says 10, the input .*\[samples-conflict\]/);
  });
});

describe('--noise', () => {
  test('replaces the noise of the recorded runs by that of runs of one’s own', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'noise-'));
    const file = join(folder, 'noise.json');
    const { out } = await run(['noise', 'samples/redirect-runs/before', ...SCOPE, '-f', 'json']);
    writeFileSync(file, out);
    const { noise } = await compared(redirect(1), egress(1), ...SCOPE, '--noise', file);
    expect(noise?.from).toBe(file);
    // Runs that differ a hundred times as much tell nothing apart but what is new.
    writeFileSync(file, JSON.stringify({ ...JSON.parse(out), dispersion: 400 }));
    expect(above(await compared(redirect(1), egress(1), ...SCOPE, '--noise', file))).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['no JSON', 'shares vary'],
    ['another schema', '{"schema":"perfshift/noise/2"}'],
    ['no figures', '{"schema":"perfshift/noise/1","dispersion":"1"}'],
    ['a dispersion of 0', '{"schema":"perfshift/noise/1","dispersion":0,"priorDf":3,"samplesPerRun":100}'],
  ])('of %s ends with 3', async (_, text) => {
    const folder = mkdtempSync(join(tmpdir(), 'noise-'));
    writeFileSync(join(folder, 'noise.json'), text);
    const { status, out, err } = await run([redirect(1), egress(1), '--noise', join(folder, 'noise.json')]);
    rmSync(folder, { recursive: true });
    expect([status, out]).toEqual([3, '']);
    expect(err).toContain('[bad-noise]');
  });
});
