import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from './cli/run.ts';

/** The pictures of the documents, and what they are made of. */
const PICTURES: Readonly<Record<string, readonly string[]>> = {
  'mail.svg': ['samples/xdp-return/mail.txt'],
  'runs.svg': ['samples/redirect-runs/before', 'samples/redirect-runs/after'],
  'chains.svg': ['samples/key-lookup/before.folded', 'samples/key-lookup/after.folded'],
};

test.each(Object.entries(PICTURES))('%s is what perfshift draws', async (name, inputs) => {
  const { status, out } = await run([...inputs, '-f', 'svg']);
  expect(status).toBe(0);
  await expect(out).toMatchFileSnapshot(`../docs/pictures/${name}`);
});

test('every picture is shown, and every one that is shown is there', () => {
  const shown = ['README.md', 'docs/picture.md'].flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/!\[[^\]]+\]\((?:docs\/)?pictures\/([\w.-]+)\)/g)].map(([, name]) => name),
  );
  expect([...new Set(shown)].sort()).toEqual(readdirSync('docs/pictures').sort());
  expect(Object.keys(PICTURES).sort()).toEqual(readdirSync('docs/pictures').sort());
});
