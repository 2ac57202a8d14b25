import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeRunTables } from '../../bench/generate/run-tables.ts';

/** Tells on standard error how large the room of young objects is in the end. */
const TELL = `
if (require('node:worker_threads').isMainThread) process.on('exit', () => {
  const spaces = require('node:v8').getHeapSpaceStatistics();
  console.error('young', spaces.find(({ space_name }) => space_name === 'new_space').space_size);
});`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perfshift-young-'));
  writeFileSync(join(folder, 'tell.cjs'), TELL);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The room of young objects behind a comparison of two tables with so many rows. */
function youngBehind(symbols: number): number {
  const sides = writeRunTables(join(folder, String(symbols)), { runs: 1, symbols });
  const args = ['-r', join(folder, 'tell.cjs'), 'dist/bin/perfshift.js', sides.before, sides.after, '-f', 'mail'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stderr).not.toContain('flag');
  return Number(/^young (\d+)$/m.exec(stderr)?.[1]);
}

test('very many rows to compare do not make V8 take more room for what is new', () => {
  const young = youngBehind(20_000);
  expect(young).toBeGreaterThan(1e6);
  // 33 million without anything done about it, more from Node 24 on.
  expect(young).toBeLessThan(20e6);
});
