import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './run.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'remarks-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Comparison {
  readonly shifts: readonly {
    readonly symbol: string;
    readonly status: string;
    readonly delta: { readonly points: number | null };
  }[];
  readonly moves: readonly {
    readonly from: readonly string[];
    readonly to: readonly string[];
    readonly evidence: readonly string[];
  }[];
}

async function comparisonOf(text: string): Promise<Comparison> {
  const path = join(folder, 'mail.txt');
  writeFileSync(path, text);
  const { out } = await run([path, '-f', 'json']);
  return (JSON.parse(out) as { comparisons: readonly [Comparison] }).comparisons[0];
}

const BEFORE =
  'Before:\n+    1.75%  io  [kernel.vmlinux]  [k] bio_iov_iter_get_pages\n+    0.90%  io  [kernel.vmlinux]  [k] iov_iter_advance\n\n';
const AFTER = 'After:\n+    0.91%  io  [kernel.vmlinux]  [k] bio_iov_iter_get_pages_hint\n';
const statusOf = ({ shifts }: Comparison, symbol: string): string | undefined =>
  shifts.find((each) => each.symbol === symbol)?.status;

test('a symbol that the author says is not there is gone, though the list is not complete', async () => {
  const comparison = await comparisonOf(`${BEFORE}${AFTER}[no iov_iter_advance]\n`);
  expect(statusOf(comparison, 'iov_iter_advance')).toBe('gone');
  expect(comparison.shifts.find(({ symbol }) => symbol === 'iov_iter_advance')?.delta.points).toBe(-0.9);
  expect(statusOf(comparison, 'bio_iov_iter_get_pages')).toBe('unclear');
  expect(statusOf(await comparisonOf(BEFORE + AFTER), 'iov_iter_advance')).toBe('unclear');
});

test('words about a symbol are evidence of its move, and nothing more', async () => {
  const [move] = (await comparisonOf(`${BEFORE}${AFTER}bio_iov_iter_get_pages (now inline)\n`)).moves;
  expect([move?.from, move?.to]).toEqual([['bio_iov_iter_get_pages'], ['bio_iov_iter_get_pages_hint']]);
  expect(move?.evidence).toContain('the author says "bio_iov_iter_get_pages (now inline)"');
  const [plain] = (await comparisonOf(BEFORE + AFTER)).moves;
  expect(plain?.evidence.join()).not.toContain('author');
});

test('words about a symbol that is listed make it no less listed', async () => {
  const comparison = await comparisonOf(`${BEFORE}${AFTER}[no bio_iov_iter_get_pages_hint]\n`);
  expect(statusOf(comparison, 'bio_iov_iter_get_pages_hint')).toBe('unclear');
});
