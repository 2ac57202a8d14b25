import { describe, expect, test } from 'vitest';
import { run } from './run.ts';

const RUNS = 'samples/redirect-runs/before';
const SCOPE = ['--scope', 'comm=xdp-trafficgen,ksoftirqd/0,ksoftirqd/1', '--idle', 'drop'];

interface Floor {
  readonly runs: number;
  readonly samplesPerRun: number;
  readonly dispersion: number;
  readonly columns: readonly number[];
  readonly floors: readonly {
    readonly percent: number;
    readonly smallestShift: readonly number[];
    readonly runsNeeded: number | null;
  }[];
}

describe('perfshift noise', () => {
  test('tells how much runs vary and the smallest shift that they would show', async () => {
    const { status, out } = await run(['noise', RUNS, ...SCOPE, '-f', 'json']);
    expect(status).toBe(0);
    const floor = JSON.parse(out) as Floor;
    // Five runs of 4508, 4565, 4557, 4556 and 4512 samples.
    expect(floor).toMatchObject({ runs: 5, columns: [3, 5, 10, 20] });
    expect(Math.abs(floor.samplesPerRun - 4539.6)).toBeLessThan(1);
    // Rounding of 3 % by hand: sqrt(dispersion x 2 p (1 - p) / 5 runs) with t near 2.1 + 0.9.
    const three = floor.floors.find(({ percent }) => percent === 3);
    const error = Math.sqrt((floor.dispersion * 2 * 0.03 * 0.97) / (5 * floor.samplesPerRun));
    expect((three?.smallestShift[1] ?? 0) / 100 / error).toBeGreaterThan(2.8);
    expect((three?.smallestShift[1] ?? 0) / 100 / error).toBeLessThan(3.3);
  });

  test('more runs and smaller shares have a lower floor', async () => {
    const { out } = await run(['noise', RUNS, ...SCOPE, '-f', 'json']);
    const { floors } = JSON.parse(out) as Floor;
    for (const { smallestShift } of floors) expect([...smallestShift].sort((a, b) => b - a)).toEqual(smallestShift);
    const byShare = floors.map(({ smallestShift }) => smallestShift[0] ?? 0);
    expect([...byShare].sort((a, b) => a - b)).toEqual(byShare);
  });

  test('prints a column for each number of runs', async () => {
    const { out } = await run(['noise', RUNS, ...SCOPE]);
    expect(out).toMatch(/^5 runs of one condition, 45(?:39|40) samples each/);
    expect(out).toMatch(/^share % +3 \+ 3 +5 \+ 5 +10 \+ 10 +20 \+ 20 +runs needed$/m);
  });

  test('tells how many runs would find a tenth more', async () => {
    const { out } = await run(['noise', RUNS, ...SCOPE, '-f', 'json']);
    const { floors, columns } = JSON.parse(out) as Floor;
    for (const { percent, smallestShift, runsNeeded } of floors) {
      if (runsNeeded === null) continue;
      // As many runs find it, fewer of those that are listed do not.
      columns.forEach((count, at) => {
        if (count < runsNeeded) expect(smallestShift[at]).toBeGreaterThan(percent / 10);
        else expect(smallestShift[at]).toBeLessThanOrEqual(percent / 10 + 1e-9);
      });
    }
    expect(floors.map(({ runsNeeded }) => runsNeeded ?? 1001)).toEqual(
      floors.map(({ runsNeeded }) => runsNeeded ?? 1001).toSorted((a, b) => b - a),
    );
  });

  test('needs three runs, and their counts', async () => {
    expect((await run(['noise', `${RUNS}/1.report.txt`, `${RUNS}/2.report.txt`])).status).toBe(2);
    const rows = ['1', '2', '3'].map((part) => `samples/xdp-return/mail.txt#${part === '3' ? '1' : part}`);
    const { status, err, out } = await run(['noise', ...rows]);
    expect([status, out]).toEqual([3, '']);
    expect(err).toContain('[no-noise]');
  });
});
