import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, run } from './run.ts';

const message = (number: number, shares: readonly [number, number]): string =>
  [
    'From mboxrd@z Thu Jan  1 00:00:00 1970',
    'From: A <a@example.org>',
    `Subject: [PATCH ${number}/2] part ${number}`,
    `Message-ID: <m${number}@example.org>`,
    '',
    'before:',
    `  ${shares[0].toFixed(2)}%  [kernel]  [k] foo`,
    '',
    'after:',
    `  ${shares[1].toFixed(2)}%  [kernel]  [k] foo`,
    '',
    '',
  ].join('\n');

const inBox = (body: (path: string) => Promise<void>): Promise<void> =>
  inFolder(async (folder) => {
    const path = join(folder, 'a.mbox');
    writeFileSync(path, message(1, [20, 10]) + message(2, [30, 40]));
    await body(path);
  });

test.each([
  ['2', 10],
  ['<m2@example.org>', 10],
  ['m1@example.org', -10],
  ['PART 1', -10],
])('--message %s takes one mail', async (name, points) => {
  await inBox(async (path) => {
    const { status, out } = await run([path, '--message', name, '-f', 'json']);
    const { comparisons } = JSON.parse(out);
    expect([status, comparisons.length, comparisons[0].shifts[0].delta.points]).toEqual([0, 1, points]);
  });
});

test('without it every mail gives its comparison, and list names the mails', async () => {
  await inBox(async (path) => {
    expect(JSON.parse((await run([path, '-f', 'json'])).out).comparisons).toHaveLength(2);
    const { out } = await run(['list', path]);
    expect(out).toContain('message 1: [PATCH 1/2] part 1\n#1 ');
    expect(out).toContain('message 2: [PATCH 2/2] part 2\n#3 ');
    const { profiles } = JSON.parse((await run(['list', path, '-f', 'json'])).out);
    expect(profiles[2].message).toEqual({ index: 2, id: 'm2@example.org', subject: '[PATCH 2/2] part 2' });
  });
});

test.each([
  ['3', 'names 0 mails'],
  ['part', 'names 2 mails'],
])('--message %s ends with status 3', async (name, words) => {
  await inBox(async (path) => {
    const { status, out, err } = await run([path, '--message', name]);
    expect([status, out]).toEqual([3, '']);
    expect(err).toContain(words);
    expect(err).toContain('[no-such-message]');
  });
});

test('an input that is no mail has none', async () => {
  const { status, err } = await run(['samples/perf-report-comm/before.txt', '--message', '1']);
  expect([status, err.includes('the input is no mail')]).toEqual([3, true]);
});
