import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../cli/run.ts';
import { launch } from './chromium.ts';

/** speedscope as it comes from its package: a page that opens a file without a server. */
const PAGE = join(
  dirname(createRequire(import.meta.url).resolve('speedscope/dist/release/file-format-schema.json')),
  'index.html',
);

describe('speedscope itself opens', () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'speedscope-'));
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const open = async (name: string, bytes: string | Uint8Array): Promise<{ title: string; errors: string[] }> => {
    const script = join(folder, `${name}.js`);
    const data = Buffer.from(bytes).toString('base64');
    writeFileSync(script, `speedscope.loadFileFromBase64(${JSON.stringify(name)}, ${JSON.stringify(data)})`);
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('dialog', (dialog) => {
      errors.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(`${pathToFileURL(PAGE)}#localProfilePath=${script}`);
    await page.waitForFunction('document.title.includes(" - speedscope")', undefined, { timeout: 20_000 });
    const title = await page.title();
    await page.close();
    return { title, errors };
  };

  test('what a comparison is written as', async () => {
    const { out } = await run(['samples/xdp-return/mail.txt', '-f', 'speedscope']);
    const title = 'before: * before:, after: * after: - speedscope';
    expect(await open('mail.speedscope.json', out)).toEqual({ title, errors: [] });
  });

  test('call chains', async () => {
    const { out } = await run(['show', 'samples/formats/perf-script/chains.txt', '-f', 'speedscope']);
    const { title, errors } = await open('chains.speedscope.json', out);
    expect(errors).toEqual([]);
    expect(title).toContain('chains.txt');
  });

  test('a profile of pprof', async () => {
    const path = join(folder, 'chains.pb.gz');
    const { status } = await run(['show', 'samples/formats/perf-script/chains.txt', '-o', path]);
    expect(status).toBe(0);
    const { title, errors } = await open('chains.pb.gz', readFileSync(path));
    expect(errors).toEqual([]);
    expect(title).toContain('chains.pb.gz');
  });
});
