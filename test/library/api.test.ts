import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What the build reports of dist/lib/index.d.ts: every signature that the package exports. */
const REPORT = 'dist/api/perfshift.api.md';

test('the signatures are those that docs/perfshift.api.md lists', async () => {
  const report = readFileSync(REPORT, 'utf8');
  expect(report).toContain('export function readProfiles(');
  // A change is wanted where it is written anew with `npm run test:update`; docs/stability.md says which may be.
  await expect(report).toMatchFileSnapshot('../../docs/perfshift.api.md');
});

test('every type that a signature names is exported', () => {
  expect(readFileSync(REPORT, 'utf8')).not.toContain('ae-forgotten-export');
});
