import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { run } from './run.ts';

const SCOPE = ['--scope', 'comm=xdp-trafficgen,ksoftirqd/0,ksoftirqd/1', '--idle', 'drop'];
const SIDES = ['samples/redirect-runs/before/*.report.txt', 'samples/redirect-runs/after/*.report.txt'];

interface Test {
  readonly df: number;
  readonly dispersion: number;
  readonly own: { readonly dispersion: number; readonly df: number };
  readonly counts: { readonly before: readonly number[]; readonly after: readonly number[] };
}
interface Document {
  readonly comparisons: readonly [
    {
      readonly shifts: readonly { readonly symbol: string; readonly domain: string; readonly test: Test | null }[];
      readonly testing: {
        readonly alpha: number;
        readonly family: number;
        readonly totals: { readonly before: readonly number[]; readonly after: readonly number[] };
        readonly prior: { readonly dispersion: number; readonly df: number | null };
        readonly reference: string | null;
      };
    },
  ];
}

/** Samples of each run by condition and symbol, counted once from perf's own reports. */
function countedByHand(condition: string): ReadonlyMap<string, readonly number[]> {
  const counts = new Map<string, number[]>();
  for (const line of readFileSync('test/stats/data/counts.tsv', 'utf8').trim().split('\n').slice(1)) {
    const [name, number, symbol = '', samples] = line.split('\t');
    if (name !== condition) continue;
    const own = counts.get(symbol) ?? [0, 0, 0, 0, 0];
    own[Number(number) - 1] = Number(samples);
    counts.set(symbol, own);
  }
  return counts;
}

describe('what a test was made of', () => {
  let comparison: Document['comparisons'][0];
  beforeAll(async () => {
    const { out } = await run([...SIDES, ...SCOPE, '-f', 'json']);
    comparison = (JSON.parse(out) as Document).comparisons[0];
  });

  test('are the samples of each run, as counted elsewhere', () => {
    const sides = { before: countedByHand('redirect'), after: countedByHand('redirect-egress') };
    const spelled = (symbol: string, domain: string, counts: ReadonlyMap<string, readonly number[]>) => {
      const names = [...counts.keys()].filter(
        (name) => name.replace(/\.(?:constprop|isra|part|cold).*$/, '') === symbol,
      );
      return counts.get(domain === 'bpf' ? `bpf_prog_${symbol}` : (names[0] ?? symbol)) ?? [0, 0, 0, 0, 0];
    };
    const tested = comparison.shifts.filter((shift) => shift.test !== null);
    expect(tested.length).toBeGreaterThan(40);
    for (const { symbol, domain, test: made } of tested) {
      // The dispatcher's image has the name of no program.
      const kind = symbol.startsWith('bpf_') ? 'kernel' : domain;
      expect([symbol, made?.counts.before]).toEqual([symbol, spelled(symbol, kind, sides.before)]);
      expect([symbol, made?.counts.after]).toEqual([symbol, spelled(symbol, kind, sides.after)]);
    }
  });

  test('are the totals of the runs, the family and the prior', () => {
    const { alpha, family, totals, prior, reference } = comparison.testing;
    expect(totals.before).toEqual([4508, 4565, 4557, 4556, 4512]);
    expect([alpha, reference]).toEqual([0.05, 'shares']);
    expect(family).toBe(comparison.shifts.filter((shift) => shift.test !== null).length);
    expect(prior.dispersion).toBeGreaterThan(1);
  });

  test('give the shrunken dispersion by the formula of the documents', () => {
    const { prior } = comparison.testing;
    for (const { test: made } of comparison.shifts) {
      if (made === null || prior.df === null) continue;
      const { dispersion, df } = made.own;
      const drawn = (prior.df * prior.dispersion + df * Math.max(dispersion, 1e-4)) / (prior.df + df);
      expect(made.dispersion).toBeCloseTo(Math.max(1, drawn), 9);
    }
  });
});

describe('patterns', () => {
  test('in quotes are the runs of their side, numbers in their order', async () => {
    const quoted = await run([...SIDES, ...SCOPE, '-f', 'json']);
    const named = await run(['--before', SIDES[0] ?? '', '--after', SIDES[1] ?? '', ...SCOPE, '-f', 'json']);
    const bare = await run([
      '--before',
      ...[1, 2, 3, 4, 5].map((at) => `samples/redirect-runs/before/${at}.report.txt`),
      '--after',
      ...[1, 2, 3, 4, 5].map((at) => `samples/redirect-runs/after/${at}.report.txt`),
      ...SCOPE,
      '-f',
      'json',
    ]);
    expect(quoted.status).toBe(0);
    expect(named.out).toBe(quoted.out);
    expect(bare.out).toBe(quoted.out);
  });

  test('that no file matches end with 3 and say so', async () => {
    const { status, err, out } = await run(['no-such-*.txt', 'samples/xdp-return/mail.txt#2']);
    expect([status, out]).toEqual([3, '']);
    expect(err).toBe(
      'no-such-*.txt: error: no file matches the pattern "no-such-*.txt", expected profiles [no-match]\n',
    );
  });

  test('are no patterns where a file has the name', async () => {
    expect((await run(['list', 'samples/xdp-return/mail.txt#before'])).err).toBe('');
  });
});

test('a mail of tested runs reads back, its columns of differences and probabilities included', async () => {
  const { out: mail } = await run([...SIDES, ...SCOPE, '--rate', 'before=3513703,after=3263920', '--top', 'all']);
  expect(mail).toMatch(/at equal cost +q +ns\/packet +symbol/);
  const folder = mkdtempSync(join(tmpdir(), 'mail-'));
  writeFileSync(join(folder, 'mail.txt'), mail);
  const { out } = await run([join(folder, 'mail.txt'), '-f', 'json']);
  rmSync(folder, { recursive: true });
  const again = (JSON.parse(out) as Document).comparisons[0].shifts.map(({ symbol }) => symbol);
  const { out: first } = await run([...SIDES, ...SCOPE, '-f', 'json']);
  const names = (JSON.parse(first) as Document).comparisons[0].shifts.map(({ symbol }) => symbol);
  expect([...again].sort()).toEqual([...names].sort());
});
