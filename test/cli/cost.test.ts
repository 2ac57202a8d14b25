import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { comparisonOf, inFolder, run, shiftOf } from './run.ts';

const MAIL = 'samples/xdp-return/mail.txt';
const RUNS = 'samples/redirect-runs';
const PLAIN = ['samples/perf-report-comm/before.txt', 'samples/perf-report-comm/after.txt'] as const;

describe('the rates of a mail', async () => {
  const comparison = await comparisonOf(MAIL);
  const { before, after, cost, composition, measurements, shifts, rest } = comparison;

  test('are the means of three lines a side', () => {
    // (16153328 + 16152538 + 16156331) / 3 and (16105461 + 16119550 + 16092145) / 3.
    expect(before.rate).toMatchObject({ unit: 'packet/s', n: 3, min: 16_152_538, max: 16_156_331 });
    expect(after.rate).toMatchObject({ unit: 'packet/s', n: 3, min: 16_092_145, max: 16_119_550 });
    expect(before.rate?.value).toBeCloseTo(16_154_065.67, 2);
    expect(after.rate?.value).toBeCloseTo(16_105_718.67, 2);
    // The squares of -737.67, -1527.67 and 2265.33 add up to 8,009,652.67; half of that is the variance.
    expect(before.rate?.stdev).toBeCloseTo(2001.21, 2);
  });

  test('make a cost: 1e9 / rate with one CPU that was assumed', () => {
    expect(cost).toMatchObject({ unit: 'ns/packet', cpus: { before: 1, after: 1, assumed: true }, budget: null });
    expect(cost?.before).toBeCloseTo(61.9039, 4);
    expect(cost?.after).toBeCloseTo(62.0897, 4);
  });

  test('make the cost of a row: 13.15 % of 61.90 ns, 12.42 % of 62.09 ns', () => {
    const { cost: own, corrected } = shiftOf(comparison, '__xdp_return');
    expect(own?.before).toBeCloseTo(8.1404, 4);
    expect(own?.after).toBeCloseTo(7.7115, 4);
    expect(own?.delta).toMatchObject({ value: expect.closeTo(-0.4288, 4) });
    // 12.42 x 1.0030019 - 13.15, in points of the before total.
    expect(corrected?.points).toBeCloseTo(-0.6927, 4);
  });

  test('bound the cost of a row that is not listed', () => {
    // At least 1.695 % of 62.0897 against at most 0.355 % of 61.9039, at most 1.705 % against nothing.
    expect(shiftOf(comparison, 'xdp_return_frame').cost).toMatchObject({
      before: null,
      after: expect.closeTo(1.0555, 4),
      delta: { value: null, low: expect.closeTo(0.8327, 3), high: expect.closeTo(1.0586, 3) },
    });
  });

  test('and the costs of all rows and of what is not listed are the whole', () => {
    for (const side of ['before', 'after'] as const) {
      const listed = shifts.reduce((sum, shift) => sum + (shift.cost?.[side] ?? 0), 0);
      const whole = cost?.[side] ?? 0;
      expect(listed + (rest[side].percent / 100) * whole).toBeCloseTo(whole, 9);
    }
  });

  test('give the factor of the composition, with an interval of two standard errors', () => {
    expect(composition?.factor).toBeCloseTo((cost?.after ?? 0) / (cost?.before ?? 1), 12);
    expect(composition?.factor).toBeCloseTo(1.003002, 6);
    // Three seconds of one run are worth one value: relative deviations by hand 1.2388e-4 and 8.509e-4, together 8.599e-4.
    expect(composition?.low).toBeCloseTo(1.003002 * Math.exp(-1.96 * 8.599e-4), 6);
    expect(composition?.high).toBeCloseTo(1.003002 * Math.exp(1.96 * 8.599e-4), 6);
  });

  test('stand among the measurements with their relative change', () => {
    expect(measurements.find((each) => each.name === 'eth2->eth3 rx')).toMatchObject({
      kind: 'xdp-bench',
      unit: 'packet/s',
      role: 'rate',
      before: { values: [16_153_328, 16_152_538, 16_156_331] },
      after: { values: [16_105_461, 16_119_550, 16_092_145] },
      delta: expect.closeTo(-48_347, 3),
      relative: expect.closeTo(-0.002993, 6),
      test: null,
    });
  });

  test('are said first, with what cannot be told', async () => {
    for (const format of ['mail', 'table', 'markdown']) {
      const { out } = await run([MAIL, '-f', format, '--width', '120']);
      const text = out.replace(/\s+/g, ' ').replaceAll('&gt;', '>');
      expect(text).toContain('rate -0.30 % (16,154,066 -> 16,105,719 packets/s), one run a side: cannot be told');
      expect(text).toMatch(/61\.90 ns\/packet (?:->|\|)? ?62\.09 ns\/packet/);
      expect(text).toContain('1 busy CPU (assumed)');
    }
  });

  test('stand in the CSV', async () => {
    const { out } = await run([MAIL, '-f', 'csv']);
    const cells = out.split('\n').find((line) => line.includes(',__xdp_return,'));
    const [before = '', after = '', unit] = cells?.split(',').slice(-3) ?? [];
    expect([Number(before).toFixed(2), Number(after).toFixed(2), unit]).toEqual(['8.14', '7.71', 'ns/packet']);
  });
});

describe('options of the cost', () => {
  test('--link says what the link leaves: 84 bytes of 8 bits at 100 Gbit/s', async () => {
    expect(await comparisonOf(MAIL, '--link', '100G')).toMatchObject({
      cost: { budget: { link: '100G', value: expect.closeTo(6.72, 9) } },
    });
    expect((await run([MAIL, '--link', '100G'])).out).toContain('100G leaves 6.72 ns/packet for frames of 64 bytes');
  });

  test('--rate, --cpus, --unit and --ghz: 2 CPUs for 10M frames a second at 3 GHz are 600 cycles', async () => {
    const args = ['--rate', 'before=10M,after=20M', '--cpus', '2', '--unit', 'frame', '--ghz', '3'];
    const { before, after, cost, composition } = await comparisonOf(MAIL, ...args);
    expect(before.rate).toEqual({ value: 1e7, unit: 'frame/s', n: 1, min: 1e7, max: 1e7, stdev: null, error: null });
    expect(after.rate).toMatchObject({ value: 2e7, unit: 'frame/s' });
    expect(cost).toEqual({
      unit: 'cycle/frame',
      before: 600,
      after: 300,
      delta: -300,
      cpus: { before: 2, after: 2, assumed: false },
      budget: null,
    });
    expect(composition).toEqual({ factor: 0.5, low: 0.5, high: 0.5, method: 'measured' });
    const { out } = await run([MAIL, ...args]);
    expect(out).toContain('(10,000,000 -> 20,000,000 frames/s)');
    expect(out).toMatch(/^ *before +after +delta +cycle\/frame +symbol$/m);
    // 13.15 % of 600 is 78.90, 12.42 % of 300 is 37.26.
    expect(out).toMatch(/^ +13\.15 +12\.42 +-0\.73 +-41\.64 +__xdp_return$/m);
    expect(out).toContain('2 busy CPUs / rate');
  });

  test('--cpus may differ, and is assumed where it says one side only', async () => {
    const both = await comparisonOf(MAIL, '--rate', 'before=1k,after=1k', '--cpus', 'before=1.5,after=3');
    expect(both.cost).toMatchObject({ before: 1.5e6, after: 3e6, cpus: { before: 1.5, after: 3, assumed: false } });
    expect(both.composition?.factor).toBe(2);
    const one = await comparisonOf(MAIL, '--cpus', 'after=2');
    expect(one.cost).toMatchObject({ cpus: { before: 1, after: 2, assumed: true } });
  });

  test('--rate may say one side and leave the other to the mail', async () => {
    const { before, after } = await comparisonOf(MAIL, '--rate', 'after=16G');
    expect([before.rate?.n, after.rate?.n, after.rate?.value]).toEqual([3, 1, 16e9]);
  });

  test('--before-rates and --after-rates take the measurements of other files', async () => {
    const { before, after, cost } = await comparisonOf(
      ...PLAIN,
      '--before-rates',
      `${RUNS}/before/1.bench.txt`,
      '--after-rates',
      `${RUNS}/before/2.bench.txt`,
    );
    // The eight values behind the leading 0 add up to the 27262976 of the last line.
    expect(before.rate).toMatchObject({ value: 27_262_976 / 8, n: 8 });
    // 1656832 is below half of the median 3401736; the seven others add up to 24557568.
    expect(after.rate).toMatchObject({ value: 3_508_224, n: 7, min: 3_337_728, max: 3_711_040 });
    expect(cost?.after).toBeCloseTo(1e9 / 3_508_224, 9);
  });

  test('without a rate there is no cost, anywhere', async () => {
    const comparison = await comparisonOf(...PLAIN);
    expect(comparison).toMatchObject({
      cost: null,
      composition: { method: 'shares' },
      before: { rate: null },
      after: { rate: null },
    });
    expect(comparison.shifts.filter((shift) => shift.cost !== null)).toEqual([]);
    for (const format of ['mail', 'table', 'markdown'])
      expect((await run([...PLAIN, '-f', format])).out).not.toMatch(/\bns\b|\brate\b|busy/);
  });

  test('a file of rates that holds none leaves it so', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'empty.txt');
      writeFileSync(path, 'nothing was measured\n');
      expect((await comparisonOf(...PLAIN, '--before-rates', path, '--after-rates', path)).cost).toBeNull();
    });
  });
});
