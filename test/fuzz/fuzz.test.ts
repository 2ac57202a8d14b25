import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemsOf } from './check-run.ts';
import { makeCase } from './make-case.ts';
import { runCase } from './run-case.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perfshift-fuzz-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('damaged samples end as they should: 150 cases of seed 7', async () => {
  const broken: unknown[] = [];
  const statuses = new Set<number>();
  for (let index = 0; index < 150; index++) {
    const { status, problems } = await runCase(makeCase(7, index), folder);
    statuses.add(status);
    if (problems.length > 0) broken.push({ index, problems });
  }
  expect(broken).toEqual([]);
  expect([...statuses].sort()).toEqual(expect.arrayContaining([0, 3]));
}, 120_000);

test('any bytes do', async () => {
  const args = fc.constantFrom(['list', '{0}', '-f', 'json'], ['show', '{0}'], ['{0}'], ['{0}', '-f', 'json']);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), args, async (bytes, command) => {
      expect((await runCase({ files: [Buffer.from(bytes)], args: command }, folder)).problems).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test.each([
  [['-f', 'mail'], { status: 0, out: '\u202e\n', err: '' }, 'harmful'],
  [['-f', 'json'], { status: 0, out: '{\n', err: '' }, 'SyntaxError'],
  [['-f', 'csv'], { status: 0, out: 'a,=1\n', err: '' }, 'formula'],
  [['-f', 'csv'], { status: 0, out: 'a,-cmd\n', err: '' }, 'formula'],
  [['-f', 'svg'], { status: 0, out: '<svg onload="x"/>\n', err: '' }, 'onload'],
  [['-f', 'markdown'], { status: 0, out: '![x](y)\n', err: '' }, 'markup'],
  [['-f', 'mail'], { status: 3, out: 'x\n', err: 'a: error: b [c]\n' }, 'printed'],
  [['-f', 'mail'], { status: 3, out: '', err: '' }, 'no error'],
  [['-f', 'mail'], { status: 1, out: 'x\n', err: 'a: error: b [c]\n' }, 'status 1'],
  [['-f', 'mail'], { status: 70, out: '', err: 'a: error: b [c]\n    at x (y.ts:1:2)\n' }, 'stack'],
] as const)('what is wrong is seen: %j %j', (args, ran, words) => {
  expect(problemsOf(['x', ...args], ran).join('\n')).toContain(words);
});
