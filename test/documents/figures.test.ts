/** The figures that the explanations state in words, which no shown output holds. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run } from '../cli/run.ts';

interface Shift {
  readonly symbol: string;
  readonly before: { readonly percent: number | null };
  readonly after: { readonly percent: number | null };
  readonly delta: { readonly points: number };
  readonly corrected: { readonly points: number };
  readonly test: {
    readonly p: number;
    readonly q: number;
    readonly own: { readonly dispersion: number };
  } | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly cost: { readonly before: number; readonly after: number; readonly delta: { readonly value: number } } | null;
}

const RUNS = ['samples/redirect-runs/before', 'samples/redirect-runs/after'];
const SCOPE = ['--scope', 'comm=xdp-trafficgen,ksoftirqd/0,ksoftirqd/1', '--idle', 'drop'];

/** A page in one line, so that a sentence may be broken anywhere. */
const pageOf = (name: string): string => readFileSync(`docs/explanation/${name}`, 'utf8').replace(/\s+/g, ' ');

async function compared(...args: readonly string[]): Promise<readonly Shift[]> {
  const { out } = await run([...RUNS, ...SCOPE, ...args, '-f', 'json']);
  return (JSON.parse(out) as { comparisons: readonly [{ shifts: readonly Shift[] }] }).comparisons[0].shifts;
}

function shiftOf(shifts: readonly Shift[], symbol: string): Shift {
  const found = shifts.find((shift) => shift.symbol === symbol);
  if (found === undefined) throw new Error(`no ${symbol}`);
  return found;
}

const signed = (points: number): string => `${points < 0 ? '' : '+'}${points.toFixed(2)}`;

function expectSaid(page: string, ...sentences: readonly string[]): void {
  expect(sentences.filter((sentence) => !pageOf(page).includes(sentence))).toEqual([]);
}

describe('the figures of five runs a side', async () => {
  const byShares = await compared();
  const byRates = await compared('--rate', 'before=3513703,after=3263920');

  test('in the four truths', () => {
    const large = byShares.filter(({ before }) => (before.percent ?? 0) > 1.5);
    const smaller = large.filter(({ delta }) => delta.points < 0);
    expectSaid('four-truths.md', `${smaller.length} of the ${large.length} symbols above 1.5 % have a smaller share`);
    for (const { test: told } of large) expect(told?.q).toBeGreaterThan(0.05);
  });

  test('in why shares mislead', () => {
    const one = shiftOf(byShares, 'veth_xdp_rcv_one');
    const { cost } = shiftOf(byRates, 'veth_xdp_rcv_one');
    const [before, after] = [one.before.percent ?? 0, one.after.percent ?? 0];
    expectSaid(
      'shares.md',
      `| ${before.toFixed(2)} % | ${after.toFixed(2)} % | ${one.delta.points.toFixed(2)} points, p = 0.00002`,
      `| ${before.toFixed(2)} | ${(before + one.corrected.points).toFixed(2)} | ${one.corrected.points.toFixed(2)}, p = ${one.test?.p.toFixed(2)}`,
      `| ${cost?.before.toFixed(2)} | ${cost?.after.toFixed(2)} | ${cost?.delta.value.toFixed(2)} of ${cost?.before.toFixed(2)} |`,
    );
    // The p of the share is that of docs/explanation/statistics.md, which has a test of its own.
    expectSaid('statistics.md', 'p = 0.00002');
  });

  test('in what p and q mean', () => {
    const rows = ['page_pool_put_unrefed_netmem', 'veth_xdp_rcv_one'].map((symbol) => {
      const { before, after, corrected, test: told } = shiftOf(byShares, symbol);
      return `| \`${symbol}\` | ${before.percent?.toFixed(2)} to ${after.percent?.toFixed(2)} % | ${signed(corrected.points)} | ${told?.p.toFixed(2)} | ${told?.q.toFixed(2)} |`;
    });
    const news = ['dev_map_bpf_prog_run', 'xdp_redirect_map_egress'].map((symbol) => {
      const { after, corrected, test: told } = shiftOf(byShares, symbol);
      expect(told?.q).toBeLessThan(0.0001);
      return `| \`${symbol}\` | new, ${after.percent?.toFixed(2)} % | ${signed(corrected.points)} |`;
    });
    const { interval } = shiftOf(byShares, 'veth_xdp_rcv_one');
    expectSaid(
      'p-and-q.md',
      ...rows,
      ...news,
      `from ${signed(interval?.low ?? 0)} to ${signed(interval?.high ?? 0)} points`,
    );
    const pool = shiftOf(byShares, 'page_pool_put_unrefed_netmem');
    expect(Math.round(pool.test?.own.dispersion ?? 0)).toBe(3);
    expect(1 - (pool.after.percent ?? 0) / (pool.before.percent ?? 1)).toBeCloseTo(0.2, 1);
  });
});

test('what is said of the calibration stands in its results', () => {
  const results = readFileSync('bench/calibration/RESULTS.md', 'utf8');
  const after = (heading: string): string => results.slice(results.indexOf(heading));
  expect(after('## 2,000 pairs of which nothing')).toMatch(/\| with a discovery, corrected \| 5\.9 % \|/);
  expect(after('## 2,000 pairs in which three')).toMatch(/\| 10 % \| 0\.36\d \|[\s\S]*\| 20 % \| 0\.94\d \|/);
  expect(results).toMatch(/alarmed splits of one condition, corrected \| 5 of 30/);
  expectSaid('p-and-q.md', '5.9 % had any row', 'found 94 %', '10 % cheaper, 36 %', 'alarm in 5 of 30 splits');
});

test('the program of known cost is a sum', () => {
  const turns = { lookup: [3, 6], receive: [3, 3], rewrite: [2, 2], transmit: [2, 2] } as const;
  const rows = Object.entries(turns).map(([name, [before, after]]) => {
    const [b, a] = [before * 10, (after / 13) * 100];
    const points = (value: number): string => `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
    const equal = points(Number((a * 1.3 - b).toFixed(6)));
    return `| ${name} | ${before} | ${b.toFixed(1)} % | ${after} | ${a.toFixed(1)} % | ${points(a - b)} | ${equal} |`;
  });
  expectSaid('shares.md', ...rows);
});
