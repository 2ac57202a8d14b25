import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path/posix';
import { expect, test } from 'vitest';
import { run } from './cli/run.ts';

/** The pictures of the documents, and what they are made of. */
const PICTURES: Readonly<Record<string, readonly string[]>> = {
  'mail.svg': ['samples/xdp-return/mail.txt'],
  'runs.svg': ['samples/redirect-runs/before', 'samples/redirect-runs/after'],
  'packet-path.svg': [
    ...['samples/redirect-runs/before', 'samples/redirect-runs/after'],
    ...['--scope', 'comm=xdp-trafficgen,ksoftirqd/0,ksoftirqd/1', '--idle', 'drop'],
    ...['--rate', 'before=3513703,after=3263920'],
  ],
  'chains.svg': ['samples/key-lookup/before.folded', 'samples/key-lookup/after.folded'],
};

test.each(Object.entries(PICTURES))('%s is what perfshift draws', async (name, inputs) => {
  const { status, out } = await run([...inputs, '-f', 'svg']);
  expect(status).toBe(0);
  await expect(out).toMatchFileSnapshot(`../docs/pictures/${name}`);
});

test('every picture is shown, and every one that is shown is there', () => {
  const pages = readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  const shown = ['README.md', ...pages.map((name) => `docs/${name}`)].flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, target = '']) =>
      join(dirname(path), target),
    ),
  );
  // No picture comes from elsewhere, and none is shown without words for those who do not see it.
  expect(shown.filter((path) => dirname(path) !== 'docs/pictures')).toEqual([]);
  expect([...new Set(shown.map((path) => basename(path)))].sort()).toEqual(readdirSync('docs/pictures').sort());
  expect(Object.keys(PICTURES).sort()).toEqual(readdirSync('docs/pictures').sort());
});
