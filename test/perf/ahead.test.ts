/** Two recordings are printed at once, and what goes wrong with either is said as if they had been printed in turn. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../cli/run.ts';
import { fakePerf, RECORDING, report } from './fake-perf.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perfshift-ahead-'));
  for (const name of ['a.data', 'b.data', 'c.data']) writeFileSync(join(folder, name), RECORDING);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const second = resolve('dist/bin/second.cjs');
const TABLE = report(
  '    60.00%            60      60000000  w        w                  [.] f_leaf',
  '    40.00%            40      40000000  w        [kernel.kallsyms]  [k] do_idle',
);

describe.skipIf(process.platform === 'win32' || availableParallelism() < 2)('perf for the next recording', () => {
  const compare = (script: string, ...names: readonly string[]) => {
    const perf = fakePerf(folder, 'perf', script);
    return run([...names.map((name) => join(folder, name)), '--perf', perf, '-f', 'json'], { second });
  };

  test('runs beside that for the first one', async () => {
    // Each waits for the other: one after the other they would never end.
    const script = `own="$3.begun"; touch "$own"
      case "$3" in *a.data) other=b.data;; *) other=a.data;; esac
      while ! test -e '${folder}'/$other.begun; do sleep 0.05; done
      cat <<'OUT'\n${TABLE}\nOUT`;
    const { status, out } = await compare(script, 'a.data', 'b.data');
    expect(status).toBe(0);
    const [comparison] = JSON.parse(out).comparisons;
    expect([comparison.before.source, comparison.after.source]).toEqual([
      join(folder, 'a.data'),
      join(folder, 'b.data'),
    ]);
    expect([comparison.before.rows, comparison.after.rows]).toEqual([2, 2]);
  });

  test.each([
    ['the first', 'a.data'],
    ['the second', 'b.data'],
  ])('fails with %s alone, and says which', async (_, bad) => {
    const script = `case "$3" in *${bad}) echo 'no way' >&2; exit 255;; esac\ncat <<'OUT'\n${TABLE}\nOUT`;
    const { status, out, err } = await compare(script, 'a.data', 'b.data');
    expect([status, out]).toEqual([3, '']);
    expect(err).toMatch(/^\S*: error: .*no way.* \[perf-failed\]\n$/s);
    expect(err.startsWith(join(folder, bad))).toBe(true);
  });

  test('is done without where there is no thread', async () => {
    const perf = fakePerf(folder, 'perf', `cat <<'OUT'\n${TABLE}\nOUT`);
    const inputs = ['a.data', 'b.data'].map((name) => join(folder, name));
    const { status, out } = await run([...inputs, '--perf', perf, '-f', 'json'], {
      second: join(folder, 'nothing.cjs'),
    });
    expect([status, JSON.parse(out).comparisons[0].after.rows]).toEqual([0, 2]);
  });

  test('is not asked for what is no recording', async () => {
    const script = `touch "$3.asked"\ncat <<'OUT'\n${TABLE}\nOUT`;
    writeFileSync(join(folder, 'table.txt'), TABLE);
    const { status } = await compare(script, 'c.data', 'table.txt');
    expect(status).toBe(0);
    expect(existsSync(join(folder, 'table.txt.asked'))).toBe(false);
  });
});
