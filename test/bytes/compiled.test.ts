/** What is checked in is what the sources of compiled code are compiled to. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('compiled code is that of its sources', { timeout: 60_000 }, () => {
  const compiled = execFileSync(process.execPath, ['build/kernel.mjs'], { encoding: 'utf8' });
  const stored = ['samples', 'rows', 'stacks']
    .map((name) => readFileSync(`lib/bytes/${name}-code.ts`, 'utf8'))
    .join('');
  expect(stored === compiled, 'npm run kernel writes it').toBe(true);
});
