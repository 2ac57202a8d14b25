import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { comparisonOf, type PrintedGroup, run } from './run.ts';

const MAIL = 'samples/xdp-return/mail.txt';
const COMM = ['samples/perf-report-comm/before.txt', 'samples/perf-report-comm/after.txt'] as const;

type Sums = readonly (readonly [string, number | null, number | null, number])[];

async function groups(by: string, ...args: readonly string[]): Promise<readonly PrintedGroup[]> {
  return (await comparisonOf(MAIL, ...args)).groups.filter((group) => group.by === by);
}

function sumsOf(all: readonly PrintedGroup[]): Sums {
  return all.map(({ name, before, after, delta }) => [name, before.percent, after.percent, delta.points]);
}

/** Rows of a mail: before, after, delta, and what stands last. */
async function rows(...args: readonly string[]): Promise<readonly string[]> {
  const { status, out, err } = await run(args);
  expect(`${status}${err.replace(/^.*(?:note|warning): .*\n/gm, '')}`).toBe('0');
  const lines = out.split('\n');
  const title = lines.findIndex((line) => /^ *before +after/.test(line));
  return lines.slice(title, lines.indexOf('', title)).map((line) => line.trim().replace(/ {2,}/g, ' | '));
}

describe('sums of the listed rows', () => {
  test('by domain', async () => {
    // bpf is 11.36 + 0.66 + 0.55 before and 10.22 + 0.67 + 0.54 after; the others were added up in the same way.
    expect(sumsOf(await groups('domain'))).toEqual([
      ['kernel', 44.41, 44.44, 0.03],
      ['module', 40.01, 40.76, 0.75],
      ['bpf', 12.57, 11.43, -1.14],
    ]);
  });

  test('by DSO', async () => {
    expect(sumsOf(await groups('dso'))).toEqual([
      ['[kernel]', 44.41, 44.44, 0.03],
      ['[mlx5_core]', 40.01, 40.76, 0.75],
      ['[bpf]', 12.57, 11.43, -1.14],
    ]);
  });

  test('have at most what no row lists in addition, and so much room has the delta', async () => {
    const bpf = (await groups('domain')).find((group) => group.name === 'bpf');
    expect([bpf?.before.atMost, bpf?.after.atMost]).toEqual([15.58, 14.8]);
    // 11.415 - 15.595 and 14.815 - 12.555, rounded outwards: three rows, half a digit each.
    expect(bpf?.delta).toEqual({ points: -1.14, low: -4.18, high: 2.26 });
  });

  test('by rules, the first that matches wins, the rest is other', async () => {
    const rules = ['--group', 'frame=xdp_return_frame', '--group', 'return=xdp_return'];
    expect(sumsOf(await groups('group', ...rules))).toEqual([
      // 96.99 - 2.18 - 13.15 and 96.63 - 2.29 - 12.42.
      ['other', 81.66, 81.92, 0.26],
      ['return', 13.15, 12.42, -0.73],
      ['frame', 2.18, 2.29, 0.11],
    ]);
    expect(await groups('group')).toEqual([]);
  });

  test('by command, as the lines of the tables add up', async () => {
    const { groups: all } = await comparisonOf(...COMM);
    const sum = (path: string, comm: string): number => {
      const lines = readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line.slice(26).startsWith(`${comm} `));
      return lines.reduce((cents, line) => cents + Number(line.slice(0, 9).replace('.', '')), 0) / 100;
    };
    const comms = all.filter((group) => group.by === 'comm');
    expect(comms.map((group) => group.name)).toContain('swapper');
    for (const { name, before, after } of comms)
      expect([name, before.percent, after.percent]).toEqual([name, sum(COMM[0], name), sum(COMM[1], name)]);
    expect((await groups('comm')).length).toBe(0);
  });
});

describe('--by', () => {
  test('prints the sums, the largest difference first, the unit and what no row lists', async () => {
    expect(await rows(MAIL, '--by', 'domain')).toEqual([
      'before | after | delta | ns/packet | domain',
      // 11.43 % of 62.0897 - 12.57 % of 61.9039.
      '12.57 | 11.43 | -1.14 | -0.68 | bpf',
      '40.01 | 40.76 | +0.75 | +0.54 | module',
      '44.41 | 44.44 | +0.03 | +0.10 | kernel',
      '3.01 | 3.37 | +0.23 | not listed',
    ]);
    expect((await rows(MAIL, '--by', 'dso'))[1]).toBe('12.57 | 11.43 | -1.14 | -0.68 | [bpf]');
  });

  test('counts and sums what --top, --match and --min-delta leave out', async () => {
    const rest = ['84.42 | 85.20 | +0.64 | 2 more, each within +-0.75', '3.01 | 3.37 | +0.23 | not listed'];
    const bpf = ['before | after | delta | ns/packet | domain', '12.57 | 11.43 | -1.14 | -0.68 | bpf', ...rest];
    expect(await rows(MAIL, '--by', 'domain', '--top', '1')).toEqual(bpf);
    expect(await rows(MAIL, '--by', 'domain', '--match', '^bpf$')).toEqual(bpf);
    expect(await rows(MAIL, '--by', 'domain', '--min-delta', '1.14')).toEqual(bpf);
  });

  test('is group where groups are named, unless it says otherwise', async () => {
    expect((await rows(MAIL, '--group', 'frame=xdp_return_frame')).slice(0, 2)).toEqual([
      'before | after | delta | ns/packet | group',
      '94.81 | 94.34 | -0.47 | -0.12 | other',
    ]);
    expect((await rows(MAIL, '--group', 'frame=xdp_return_frame', '--by', 'symbol'))[1]).toContain('rx_napi');
  });

  test('comm sums by command where the tables have them', async () => {
    expect((await rows(...COMM, '--by', 'comm')).slice(0, 2)).toEqual([
      'before | after | delta | comm',
      '9.46 | 8.13 | -1.33 | swapper',
    ]);
  });

  test.each(['table', 'markdown', 'csv'])('is printed as %s too', async (format) => {
    const { out } = await run([MAIL, '--by', 'domain', '-f', format, '--width', '80']);
    expect(out.split('\n').find((line) => /\bbpf\b/.test(line))).toMatch(/12\.57\D.*11\.43\D.*-1\.14/);
  });

  test('and no choice of it touches the JSON', async () => {
    expect(await comparisonOf(MAIL, '--by', 'domain', '--top', '1')).toEqual(await comparisonOf(MAIL));
  });

  test('comm ends with 3 where a table has no commands', async () => {
    for (const args of [[MAIL], [COMM[0], `${MAIL}#2`]]) {
      const ran = await run([...args, '--by', 'comm']);
      expect(ran).toMatchObject({ status: 3, out: '' });
      expect(ran.err).toMatch(/:72: error: --by comm: this table has no column for the command, .* \[no-commands\]\n$/);
    }
  });
});
