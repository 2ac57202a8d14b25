import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from './run.ts';

/** More rows than an engine takes as arguments of one call; on one line they are shorter than the longest that is read. */
const MANY = 150_000;

test.each([
  ['one row a line', '\n'],
  ['all of them on one line', ' '],
])('a table of very many rows is read and compared: %s', async (_, between) => {
  const folder = mkdtempSync(join(tmpdir(), 'large-'));
  const path = join(folder, 'large.txt');
  const rows = Array.from({ length: MANY }, (_, at) => `0.00% [kernel] [k] s${at}`);
  writeFileSync(path, `${['99.00% [kernel] [k] first', ...rows].join(between)}\n`);
  const { status, out, err } = await run([path, path, '--top', '2']);
  rmSync(folder, { recursive: true });
  expect([status, err]).toEqual([0, '']);
  expect(out).toContain(`${MANY + 1} rows, 99.00 listed`);
});
