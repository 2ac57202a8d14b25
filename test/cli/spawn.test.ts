import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from './run.ts';

const BIN = 'dist/bin/perfshift.js';
const MAIL = 'samples/xdp-return/mail.txt';

test('the built program does the main job', async () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, MAIL], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toBe((await run([MAIL])).out);
  expect(spawnSync(process.execPath, [BIN, 'nothing-here'], { encoding: 'utf8' })).toMatchObject({
    status: 3,
    stdout: '',
  });
});

test('standard input is an input', () => {
  const options = { encoding: 'utf8', input: readFileSync(MAIL) } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, '-', '-f', 'json'], options);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(stdout).comparisons[0].before).toMatchObject({ source: '<stdin>', line: 45, rows: 25 });
  const selected = spawnSync(process.execPath, [BIN, 'old=-#1', '-#after', '-f', 'json'], options);
  expect([selected.status, selected.stderr]).toEqual([0, '']);
  expect(JSON.parse(selected.stdout).comparisons[0]).toMatchObject({ before: { label: 'old' }, after: { rows: 27 } });
  const sides = spawnSync(process.execPath, [BIN, '--before', '-#1', '--after', `${MAIL}#2`, '-f', 'json'], options);
  expect(JSON.parse(sides.stdout).comparisons[0]).toMatchObject({ before: { rows: 25 }, after: { rows: 27 } });
  expect(spawnSync(process.execPath, [BIN, 'list', '-'], options).stdout).toMatch(/^#1 {2}lines 45-69/);
  const empty = spawnSync(process.execPath, [BIN, '-'], { encoding: 'utf8', input: '' });
  expect([empty.status, empty.stdout, empty.stderr.slice(0, 15)]).toEqual([3, '', '<stdin>: error:']);
});

test('a pipe that is closed early ends it quietly', async () => {
  const child = spawn(process.execPath, [BIN, MAIL, '-f', 'json'], { stdio: ['ignore', 'pipe', 'pipe'] });
  // Closed before anything is written: every write meets a broken pipe.
  child.stdout.destroy();
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const status = await new Promise((resolve) => {
    child.on('close', resolve);
  });
  expect({ status, err }).toEqual({ status: 0, err: '' });
});
