import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
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

/** Runs with a standard output that nobody reads: every write meets a broken pipe. */
async function runUnread(args: readonly string[]): Promise<{ status: unknown; err: string }> {
  const child = spawn(process.execPath, [BIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const status = await new Promise((resolve) => {
    child.on('close', resolve);
  });
  return { status, err };
}

test('a pipe that is closed early ends it quietly, with the status that it would have had', async () => {
  expect(await runUnread([MAIL, '-f', 'json'])).toEqual({ status: 0, err: '' });
  expect(await runUnread(['--help'])).toEqual({ status: 0, err: '' });
  expect(await runUnread([MAIL, '--fail-on', 'shift>1'])).toMatchObject({ status: 1 });
});

test.skipIf(!existsSync('/dev/full'))('a full disk is said', () => {
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [BIN, MAIL], {
    encoding: 'utf8',
    stdio: ['ignore', full, 'pipe'],
  });
  closeSync(full);
  expect({ status, stderr }).toEqual({
    status: 3,
    stderr: '<stdout>: error: cannot be written: no space left on device [unwritable]\n',
  });
});

test('what is loaded late is there: a picture of dots, encoded words, entities, patterns, a table, help', () => {
  const png = spawnSync(process.execPath, [BIN, MAIL, '-f', 'png']);
  expect([png.status, png.stderr.toString()]).toEqual([0, '']);
  expect(png.stdout.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  const mail = readFileSync(MAIL, 'utf8')
    .replace(/^Subject: .*/, 'Subject: =?utf-8?Q?gr=C3=B6=C3=9Fer?=')
    .replaceAll('[kernel]', '&#91;kernel&#93;');
  const words = spawnSync(process.execPath, [BIN, '-'], { encoding: 'utf8', input: mail });
  expect({ status: words.status, stderr: words.stderr }).toEqual({ status: 0, stderr: '' });
  expect(words.stdout).toContain('__xdp_return');
  const pattern = spawnSync(process.execPath, [BIN, 'list', 'samples/xdp-return/*.txt'], { encoding: 'utf8' });
  expect(pattern.stdout).toMatch(/^#1 {2}lines 45-69/);
  const table = spawnSync(process.execPath, [BIN, MAIL, '-f', 'table', '--color', 'always'], { encoding: 'utf8' });
  expect([table.status, table.stdout.includes('\x1b[3')]).toEqual([0, true]);
  const help = spawnSync(process.execPath, [BIN, '--help'], { encoding: 'utf8' });
  expect([help.status, help.stdout.includes('--fail-on')]).toEqual([0, true]);
});
