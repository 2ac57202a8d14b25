import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const BIN = resolve('dist/bin/perfshift.js');
const folder = mkdtempSync(join(tmpdir(), 'perfshift-pipe-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sample = (at: number): string =>
  `dd 7/7 [001] 1.000001: ${at + 1} cycles: \n\tffffffff81000010 read+0x${at % 16} ([kernel.kallsyms])\n\t 1238 main+0x4 (/srv/a)\n\n`;

/** Samples of so many megabytes. */
function samplesOf(megabytes: number): string {
  const some = Array.from({ length: 64 }, (_, at) => sample(at)).join('');
  return some.repeat(Math.ceil((megabytes * 1e6) / some.length));
}

function show(path: string, input: string, env: Record<string, string> = {}): unknown {
  const args = [BIN, 'show', path, '-f', 'folded'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr: stderr.replaceAll('<stdin>', path).replaceAll(path, 'x') };
}

/** Returns what is shown of a text that comes through a pipe, and of a file of it. */
function both(text: string): readonly [unknown, unknown] {
  const path = join(folder, 'samples.txt');
  writeFileSync(path, text);
  return [show('-', text), show(path, '')];
}

describe('what comes through a pipe', { timeout: 60_000 }, () => {
  test('is read like a file, while it comes', () => {
    const [piped, filed] = both(samplesOf(2));
    expect(piped).toEqual(filed);
    expect(piped).toMatchObject({ status: 0, stdout: expect.stringContaining('dd;main;read ') });
  });

  test('and so it is where it takes lines in the end, more of it than is kept in memory', () => {
    const [piped, filed] = both(
      `${samplesOf(18)}dd 7/7 [001] 1.000001: 1 cycles: \n\t 1234 main+0x4 (/srv/a)\n  main.c:7\n\n`,
    );
    expect(piped).toEqual(filed);
    expect(piped).toMatchObject({ status: 0, stdout: expect.stringContaining('dd;main 1') });
  });

  test('takes no more memory the more of it there is', () => {
    const peak = join(folder, 'peak');
    const hook = join(folder, 'hook.cjs');
    writeFileSync(
      hook,
      `process.on('exit', () => require('fs').writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)));`,
    );
    const peakOf = (megabytes: number): number => {
      show('-', samplesOf(megabytes), { NODE_OPTIONS: `--require ${hook}`, PEAK: peak });
      return Number(readFileSync(peak, 'utf8')) / 1024;
    };
    // What a pipe of 20 MB takes, some of it in memory, and a third of what the bytes themselves are more.
    expect(peakOf(110)).toBeLessThan(peakOf(20) + 30);
  });
});
