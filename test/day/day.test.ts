import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../cli/run.ts';
import { describeWithPerf } from '../perf/real-perf.ts';
import { schemaErrors } from '../schemas/schema-errors.ts';

interface Shift {
  readonly symbol: string;
  readonly delta: { readonly points: number };
  readonly corrected: { readonly points: number };
  readonly test: { readonly q: number } | null;
  readonly byComposition: boolean;
}
interface Comparison {
  readonly shifts: readonly Shift[];
  readonly composition: {
    readonly factor: number;
    readonly low: number;
    readonly high: number;
    readonly method: string;
  };
  readonly before: { readonly runs: number };
}

const OTHERS = ['receive_frame', 'rewrite_header', 'transmit_frame'];

describeWithPerf('a day: two versions of a program, five runs of each taking turns', () => {
  let folder: string;
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const comparisonIn = (name: string): Comparison => {
    const document = JSON.parse(read(name)) as { comparisons: readonly [Comparison] };
    expect(schemaErrors('diff', document)).toEqual([]);
    return document.comparisons[0];
  };
  const shiftOf = ({ shifts }: Comparison, symbol: string): Shift => {
    const found = shifts.find((shift) => shift.symbol === symbol);
    if (found === undefined) throw new Error(`no ${symbol}`);
    return found;
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'perfshift-day-'));
    const command = `${process.execPath} ${resolve('dist/bin/perfshift.js')}`;
    const { GITHUB_STEP_SUMMARY: _, ...env } = process.env;
    const { status, stderr } = spawnSync('sh', [resolve('test/day/day.sh'), command], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('what became dearer is certain, by the cost of a packet', () => {
    const comparison = comparisonIn('verdict.json');
    expect(comparison.before.runs).toBe(5);
    const { corrected, test: told } = shiftOf(comparison, 'lookup_route');
    expect(told?.q).toBeLessThan(0.001);
    // 3 of 10 turns more: 30 points of the cost before; the program counts its own seconds.
    expect(Math.abs(corrected.points - 30)).toBeLessThan(5);
    expect(comparison.composition.method).toBe('measured');
    expect(Math.abs(comparison.composition.factor - 1.3)).toBeLessThan(0.08);
  });

  test('what fell only because of that is told from it by the shares alone', () => {
    const comparison = comparisonIn('shares.json');
    expect(comparison.composition.method).toBe('shares');
    expect(Math.abs(comparison.composition.factor - 1.3)).toBeLessThan(0.15);
    expect(shiftOf(comparison, 'lookup_route').test?.q).toBeLessThan(0.001);
    for (const name of OTHERS) {
      const { delta, test: told } = shiftOf(comparison, name);
      expect(delta.points).toBeLessThan(-1);
      expect(told?.q).toBeGreaterThan(0.001);
    }
    expect(OTHERS.filter((name) => shiftOf(comparison, name).byComposition).length).toBeGreaterThan(0);
    expect(read('shares.txt').replace(/\n +/g, ' ')).toMatch(
      /ha(?:s|ve) a smaller share only because lookup_route grew/,
    );
  });

  test('the gate fails on the one, passes the others, and passes nothing that it could not see', () => {
    expect(read('gates').trim().split('\n')).toEqual([
      'dearer 1',
      'others 0',
      'blind 3',
      'misspelled 3',
      'configured 1',
    ]);
    expect(read('dearer.txt').replace(/\n +/g, ' ')).toMatch(
      /^gate lookup_route:grew>10: met by lookup_route \+\d+\.\d\d points \(q < 0\.001\), by cost per unit$/m,
    );
  });

  test('settings that stand beside the sources are in force', () => {
    expect(read('config.txt')).toMatch(/^fail-on +routing:grew>10 +\/.*\.perfshiftrc$/m);
    expect(read('configured.txt').replace(/\n +/g, ' ')).toMatch(/^gate routing:grew>10: met by routing \+\d/m);
  });

  test('the mail reads back, and a picture is drawn', async () => {
    const mail = join(folder, 'mail.txt');
    expect(
      read('mail.txt')
        .split('\n')
        .filter((line) => line.length > 72),
    ).toEqual([]);
    expect((await run([mail])).status).toBe(0);
    expect(read('verdict.md')).toMatch(/`lookup_route`/);
    expect(read('picture.svg')).toMatch(/^<svg [\s\S]*lookup_route/);
    expect(read('noise.txt')).toContain('5 runs of one condition');
  });
});
